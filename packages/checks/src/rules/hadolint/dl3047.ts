import type { Command } from "@stagemap/shell";
import { baseSystem } from "../../base-system.ts";
import { wordBehind } from "../../command-edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";
import { wholeFix } from "../../whole-fix.ts";

export const dl3047 = defineRule({
  id: "DL3047",
  origin: "hadolint",
  severity: "info",
  summary: "Each wget in a build shows a short progress or none.",
  rationale:
    "By default wget draws its progress bar over and over; a build log keeps every drawing of it, thousands of lines for a large file, and what matters drowns. `--progress=dot:giga` draws a dot for a megabyte, `-q` and `-nv` draw nothing.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3047",
  examples: [
    {
      bad: "FROM debian:13\nRUN «wget https://example.com/big.tar.gz»\n",
      fixed: "FROM debian:13\nRUN wget --progress=dot:giga https://example.com/big.tar.gz\n",
    },
    {
      bad: "FROM alpine:3.22\nRUN «wget https://example.com/big.tar.gz»\n",
      fixed: "FROM alpine:3.22\nRUN wget -q https://example.com/big.tar.gz\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN wget -qO- https://example.com/big.tar.gz\n",
    "FROM debian:13\nRUN wget -nv https://example.com/big.tar.gz\n",
    "FROM debian:13\nRUN wget --progress=dot:giga https://example.com/big.tar.gz\n",
  ],
  *check(context) {
    for (const { run, command } of commandsNamed(context, "wget")) {
      if (command.args.length === 0 || isQuiet(command)) continue;
      const message =
        "Avoid use of wget without progress bar. Use `wget --progress=dot:giga <url>`. Or consider using `-q` or `-nv` (shorthands for `--quiet` or `--no-verbose`).";
      yield {
        ...findingAt(context, run.site, command, message),
        fixes: () => quieter(context, run, command),
      };
    }
  },
});

const QUIET_WORDS =
  /^--(?:progress|quiet|no-verbose|output-file|append-output|version|help)(?:=|$)/;
/** Letters whose value is the rest of the word. */
const TAKES_REST = new Set("OPtTUeiARDIXlwBQ");

function isQuiet({ args }: Command): boolean {
  return args.some(({ text, value }) => {
    const written = value ?? text.replace(/^["']/, "");
    if (written.startsWith("--")) return QUIET_WORDS.test(written);
    return written.startsWith("-") && hasQuietLetter(written.slice(1));
  });
}

/** Letters of one dash; `n` takes one more: `-nv`. */
function hasQuietLetter(letters: string): boolean {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charAt(at);
    if (letter === "q" || letter === "o" || letter === "a") return true;
    if (letter === "n" && letters.charAt(at + 1) === "v") return true;
    if (letter === "n") at++;
    if (TAKES_REST.has(letter)) return false;
  }
  return false;
}

function quieter(context: CheckContext, run: Run, { nameWord: word }: Command): readonly Fix[] {
  if (word === null) return [];
  const stage = run.site.stage?.index ?? null;
  const system = stage === null ? "unknown" : baseSystem(context, stage);
  // BusyBox's wget refuses --progress.
  const isBusybox = system === "alpine" || system === "busybox";
  const text = isBusybox ? "-q" : "--progress=dot:giga";
  const safety = system === "unknown" ? "review" : "safe";
  return wholeFix(`Add ${text}`, safety, [wordBehind(context, run, { word, text })]);
}
