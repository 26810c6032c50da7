import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { isUnbroken } from "../../written.ts";

export const consistentInstructionCasing = defineRule({
  id: "ConsistentInstructionCasing",
  origin: "buildkit",
  severity: "warning",
  summary: "All instructions of a file are written in one case.",
  rationale:
    "BuildKit reads instructions in any case. A file that keeps to one, best upper case, shows at a glance what is an instruction and what are its arguments.",
  source: "https://docs.docker.com/reference/build-checks/consistent-instruction-casing/",
  examples: [
    {
      bad: "FROM alpine\n«run» echo hello\nRUN echo world\n",
      fixed: "FROM alpine\nRUN echo hello\nRUN echo world\n",
    },
    {
      bad: "from alpine\nrun echo hello\n«COPY» a b\n",
      fixed: "from alpine\nrun echo hello\ncopy a b\n",
    },
    {
      bad: "FROM alpine\n«Run» echo hello\n",
      fixed: "FROM alpine\nRUN echo hello\n",
    },
  ],
  good: ["FROM alpine\nRUN echo hello\n", "from alpine\nrun echo hello\n"],
  *check(context) {
    const sites = context.sites.filter(({ stage }) => stage !== null);
    const keywords = sites.map(({ instruction }) => instruction.keyword.text);
    const lower = keywords.filter((keyword) => keyword === keyword.toLowerCase()).length;
    const upper = keywords.filter(
      (keyword) => keyword === keyword.toUpperCase() && keyword !== keyword.toLowerCase(),
    ).length;
    const isLower = lower > upper;
    const casing = isLower ? "lowercase" : "uppercase";
    for (const site of sites) {
      const { keyword } = site.instruction;
      const expected = isLower ? keyword.text.toLowerCase() : keyword.text.toUpperCase();
      if (keyword.text === expected) continue;
      const message = `Command '${keyword.text}' should match the case of the command majority (${casing})`;
      yield {
        ...findingAt(context, site, keyword, message),
        site: null,
        fixes: () => recased(context, site, isLower),
      };
    }
  },
});

/** FROM takes its AS along, which has to be in the same case. */
function recased(context: CheckContext, site: Site, isLower: boolean): Fix[] {
  const { name, keyword, args } = site.instruction;
  const as = name === "FROM" && args.length === 3 ? args.slice(1, 2) : [];
  const words = [keyword, ...as];
  if (!words.every((word) => isUnbroken(site, word))) return [];
  const edits = words.flatMap((word) => {
    const text = isLower ? word.text.toLowerCase() : word.text.toUpperCase();
    return text === word.text ? [] : [replacement(context, site, word, text)];
  });
  const title = `Write ${keyword.text} in ${isLower ? "lower" : "upper"} case like the others`;
  return [{ title, safety: "safe", edits }];
}
