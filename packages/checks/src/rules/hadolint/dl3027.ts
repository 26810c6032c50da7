import { callsOf } from "../../calls.ts";
import { wordReplaced } from "../../command-edits.ts";
import { argumentsOf } from "@stagemap/shell";
import type { Command } from "@stagemap/shell";
import { defineRule, findingAt } from "../../rule.ts";
import { wholeFix } from "../../whole-fix.ts";

export const dl3027 = defineRule({
  id: "DL3027",
  origin: "hadolint",
  severity: "warning",
  summary: "Scripts call apt-get and apt-cache, not apt.",
  rationale:
    "The program apt is made for people at a terminal: it shows progress bars, warns that its interface is not stable, and may change how it behaves. apt-get and apt-cache do the same work and stay as they are, which is what a build needs.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3027",
  examples: [
    {
      bad: "FROM debian:13\nRUN «apt» update && apt install -y --no-install-recommends curl=8.*\n",
      fixed:
        "FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends curl=8.*\n",
    },
    {
      bad: "FROM debian:13\nRUN «apt» show bash\n",
      fixed: "FROM debian:13\nRUN apt-cache show bash\n",
    },
  ],
  good: ["FROM debian:13\nRUN apt-get update && apt-cache show bash\n"],
  *check(context) {
    for (const { run, commands } of callsOf(context, (program) => program === "apt")) {
      const [first] = commands;
      const place = first?.nameWord;
      if (place === undefined || place === null) continue;
      const message =
        "Do not use apt as it is meant to be an end-user tool, use apt-get or apt-cache instead";
      yield {
        ...findingAt(context, run.site, place, message),
        fixes: () =>
          wholeFix(
            "Call apt-get",
            "safe",
            commands.map((command) => {
              const { nameWord: word } = command;
              const text = replacementOf(command);
              const isPlain = word !== null && word.value === "apt";
              return isPlain && text !== null ? wordReplaced(context, run, { word, text }) : null;
            }),
          ),
      };
    }
  },
});

const APT_GET = new Set(
  (
    "install reinstall remove purge autoremove autopurge update upgrade dist-upgrade clean autoclean distclean build-dep source " +
    "download satisfy changelog"
  ).split(" "),
);
const APT_CACHE = new Set(["show", "search", "showsrc", "depends", "rdepends", "policy"]);

/** The program that has the same subcommand; null where none is known to mean the same. */
function replacementOf(command: Command): "apt-get" | "apt-cache" | null {
  const { operands } = argumentsOf(command, { optionsWithValue: ["-o", "-c", "-t"] });
  const name = operands[0]?.value ?? "";
  if (APT_GET.has(name)) return "apt-get";
  return APT_CACHE.has(name) ? "apt-cache" : null;
}
