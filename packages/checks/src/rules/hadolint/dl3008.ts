import { argumentNamed, callsOf, unpinned } from "../../calls.ts";
import { aptOperands, isApt } from "../../apt-calls.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const dl3008 = defineRule({
  id: "DL3008",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Packages installed with apt-get have a version.",
  rationale:
    "Without a version apt-get takes the newest package of the day, so the layer's content depends on when it was built and not on the Dockerfile. `curl=8.14.*` installs what was tested or fails and says so. Distributions drop old versions, so a pinned file has to be kept up to date: who does not want that switches the pinning rules off together.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3008",
  examples: [
    { bad: "FROM debian:13\nRUN apt-get update && apt-get install -y git=1:2.47.* «curl» make\n" },
    { bad: "FROM debian:13\nONBUILD RUN apt-get install -y -t trixie-backports «curl»\n" },
  ],
  good: [
    "FROM debian:13\nRUN apt-get update && apt-get install -y git=1:2.47.* curl=8.14.1-2\n",
    "FROM debian:13\nRUN apt-get install -y ./tool.deb -t trixie-backports curl/trixie-backports\n",
  ],
  *check(context) {
    for (const { run, commands } of callsOf(context, isApt)) {
      const words = commands.flatMap((command) =>
        argumentNamed(command, ["install"]) === undefined ? [] : aptOperands(command),
      );
      const [first] = unpinned(context, run, words, isPinned);
      if (first === undefined) continue;
      const message =
        "Pin versions in apt get install. Instead of `apt-get install <package>` use `apt-get install <package>=<version>`";
      yield findingAt(context, run.site, first, message);
    }
  },
});

function isPinned(text: string): boolean {
  return /[=/]|\.deb$|^install$/.test(text);
}
