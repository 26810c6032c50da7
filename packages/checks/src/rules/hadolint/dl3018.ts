import { argumentsOf } from "@stagemap/shell";
import type { Command, ShellWord } from "@stagemap/shell";
import { argumentNamed, callsOf, unpinned } from "../../calls.ts";
import { defineRule, findingAt } from "../../rule.ts";

const OPTIONS_WITH_VALUE =
  "-t -X -p --arch --cache-dir --cache-max-age --keys-dir --repositories-file --repository --root --timeout --virtual --wait".split(
    " ",
  );

export const dl3018 = defineRule({
  id: "DL3018",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Packages installed with apk have a version.",
  rationale:
    "Without a version apk takes the newest package of the branch, so the layer's content depends on when it was built. `curl~=8.14` allows fixes only. Alpine keeps just one version of a package, so an exact one stops the build when the next comes: who does not want that switches the pinning rules off together.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3018",
  examples: [{ bad: "FROM alpine:3.22\nRUN apk add --no-cache git=2.49.1-r0 «curl» bash\n" }],
  good: [
    "FROM alpine:3.22\nRUN apk add --no-cache git~=2.49 'curl>8' ./tool.apk\n",
    "FROM alpine:3.22\nRUN apk add --no-cache --virtual .build -X https://example.com/main gcc=14.2.0-r6\n",
  ],
  *check(context) {
    for (const { run, commands } of callsOf(context, (program) => program === "apk")) {
      const words = commands.flatMap(namedPackages);
      const [first] = unpinned(context, run, words, isPinned);
      if (first === undefined) continue;
      const message =
        "Pin versions in apk add. Instead of `apk add <package>` use `apk add <package>=<version>`";
      yield findingAt(context, run.site, first, message);
    }
  },
});

function namedPackages(command: Command): readonly ShellWord[] {
  if (argumentNamed(command, ["add"]) === undefined) return [];
  return argumentsOf(command, { optionsWithValue: OPTIONS_WITH_VALUE }).operands;
}

function isPinned(text: string): boolean {
  return /[=~<>]|\.apk$|^add$/.test(text);
}
