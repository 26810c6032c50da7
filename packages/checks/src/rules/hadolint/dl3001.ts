import { callsOf } from "../../calls.ts";
import { defineRule, findingAt } from "../../rule.ts";

const USELESS = new Set([
  "free",
  "kill",
  "mount",
  "ps",
  "service",
  "shutdown",
  "ssh",
  "top",
  "vim",
]);

export const dl3001 = defineRule({
  id: "DL3001",
  origin: "hadolint",
  severity: "info",
  summary: "RUN calls no program that makes no sense while an image is built.",
  rationale:
    "A RUN ends and with it everything that it started: a service is gone before the next line, there is nobody to edit a file or to look at a list of processes, and `mount` needs rights that a build does not have. Start programs with CMD, and change files with programs that need no terminal.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3001",
  examples: [
    { bad: "FROM debian:13\nRUN «service nginx start»\n" },
    { bad: "FROM debian:13\nONBUILD RUN make && «top -b»\n" },
  ],
  good: ["FROM debian:13\nRUN apt-get install -y ssh\n", "FROM debian:13\nRUN pkill -0 init\n"],
  *check(context) {
    for (const { run, commands } of callsOf(context, (program) => USELESS.has(program))) {
      const [command] = commands;
      if (command === undefined) continue;
      const message = `For some bash commands it makes no sense running them in a Docker container like \`${command.basename ?? ""}\``;
      yield findingAt(context, run.site, command, message);
    }
  },
});
