import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { Fix } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import type { RunCommand } from "../../run-commands.ts";
import { holdsComment, inCaseOf } from "../../written.ts";

export const dl4005 = defineRule({
  id: "DL4005",
  origin: "hadolint",
  severity: "warning",
  summary: "The shell is changed with SHELL.",
  rationale:
    "A link in the place of /bin/sh changes the shell for everything in the image, also for programs and scripts that count on the one that came with it. SHELL changes only what runs the instructions below it.",
  source: "https://docs.docker.com/reference/dockerfile/#shell",
  examples: [
    {
      bad: "FROM debian:13\nRUN «ln -sf /bin/bash /bin/sh»\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
    "FROM debian:13\nRUN ln -sf /bin/true /sbin/initctl\n",
  ],
  *check(context) {
    for (const call of commandsNamed(context, "ln")) {
      const { run, command } = call;
      if (!command.args.some(({ value }) => value === "/bin/sh")) continue;
      yield {
        ...findingAt(context, run.site, command, "Use SHELL to change the default shell"),
        fixes: () => asShell(context, call),
      };
    }
  },
});

/** SHELL in the place of a RUN that does nothing else. */
function asShell(context: CheckContext, { run, command }: RunCommand): readonly Fix[] {
  const { site, instruction } = run;
  const others = run.script.commands.filter((each) => each !== command && each.basename !== "rm");
  const [target, link] = command.args.filter(({ value }) => value?.startsWith("/") ?? false);
  const isOnly = others.length === 0 && link?.value === "/bin/sh" && instruction.flags.length === 0;
  if (!isOnly || run.isTrigger || holdsComment(site, { from: 0, to: site.item.raw.length })) {
    return [];
  }
  const shell = JSON.stringify(target?.value ?? "");
  const place = { from: instruction.keyword.from, to: instruction.rest.to };
  const newText = `${inCaseOf(instruction.keyword, "SHELL")} [${shell}, "-c"]`;
  const edits = [replacement(context, site, place, newText)];
  return [{ title: "Set the shell with SHELL", safety: "review", edits }];
}
