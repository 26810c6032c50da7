import type { Command } from "@stagemap/shell";
import { isAsWritten } from "../../command-edits.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { runInstructions } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";

export const dl4001 = defineRule({
  id: "DL4001",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "A stage uses wget or curl, not both.",
  rationale:
    "Both do the same. To install the two costs room and leaves two programs to keep free of holes. Choose the one that the base image has, or the one that is used more often.",
  source: "https://github.com/hadolint/hadolint/wiki/DL4001",
  examples: [
    {
      bad: "FROM debian:13\nRUN wget -q https://example.com/a\nRUN «curl -fsSL https://example.com/b -o b»\n",
      fixed:
        "FROM debian:13\nRUN wget -q https://example.com/a\nRUN wget -q -O b https://example.com/b\n",
    },
  ],
  good: [
    "FROM debian:13 AS one\nRUN wget -q https://example.com/a\nFROM debian:13\nRUN curl -f localhost\n",
  ],
  *check(context) {
    const used = new Map<string, Set<string>>();
    for (const run of runInstructions(context)) {
      const calls = run.script.commands.filter(
        ({ basename }) => basename === "wget" || basename === "curl",
      );
      if (calls.length === 0) continue;
      const key = `${run.site.stage?.index ?? -1} ${run.isTrigger}`;
      const names = used.get(key) ?? new Set();
      used.set(key, names);
      const [usual] = names;
      for (const { basename } of calls) names.add(basename ?? "");
      if (names.size < 2) continue;
      const command = calls.find(({ basename }) => basename !== (usual ?? calls[0]?.basename));
      const found = command ?? calls[0];
      if (found === undefined) continue;
      yield {
        ...findingAt(context, run.site, found, "Either use Wget or Curl but not both"),
        fixes: () => (command === undefined ? [] : rewritten(context, run, command)),
      };
    }
  },
});

/** One download as the other program does it, where its options have a counterpart. */
function rewritten(context: CheckContext, run: Run, command: Command): readonly Fix[] {
  const download = readDownload(run, command);
  if (download === null) return [];
  const { address, output } = download;
  const isCurl = command.basename === "curl";
  const newText = isCurl
    ? `wget -q -O ${output ?? "-"} ${address}`
    : `curl -fsSL ${output === null ? "-O " : output === "-" ? "" : `-o ${output} `}${address}`;
  const edits = [replacement(context, run.site, command, newText)];
  const title = isCurl ? "Use wget here too" : "Use curl here too";
  return [{ title, safety: "review", edits }];
}

interface Download {
  /** As written. */
  readonly address: string;
  /** As written; "-" for the standard output, null for a file named like the address. */
  readonly output: string | null;
}

const CURL_FLAGS = /^-(?:[fsSL]+|-fail|-silent|-show-error|-location)$/;
const CURL_OUTPUT = /^-(?:[fsSL]*o|-output)$/;
const WGET_FLAGS = /^-(?:q|nv|-quiet|-no-verbose|-progress=\S+)$/;
const WGET_OUTPUT = /^-(?:q?O|-output-document)$/;

function readDownload(run: Run, { basename, args, layer, redirections }: Command): Download | null {
  if (layer?.isVerbatim !== true || redirections.length > 0) return null;
  const isCurl = basename === "curl";
  let address: string | null = null;
  let output: string | null = null;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (word === undefined || !isAsWritten(run, word)) return null;
    const { text } = word;
    if ((isCurl ? CURL_OUTPUT : WGET_OUTPUT).test(text)) {
      output = args[index + 1]?.text ?? null;
      index++;
    } else if (!isCurl && /^-q?O-$/.test(text)) output = "-";
    else if ((isCurl ? CURL_FLAGS : WGET_FLAGS).test(text)) continue;
    else if (text.startsWith("-") || address !== null) return null;
    else address = text;
  }
  return address === null ? null : { address, output };
}
