import type { Command } from "@stagemap/shell";
import { isAsWritten } from "../../command-edits.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { commandsNamed, runInstructions } from "../../run-commands.ts";
import type { RunCommand } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";
import { wholeFix } from "../../whole-fix.ts";

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
        fixes: () => rewritten(context, run),
      };
    }
  },
});

/** All calls of the program that is used less, each as the other program does it. */
function rewritten(context: CheckContext, run: Run): readonly Fix[] {
  const stage = run.site.stage?.index;
  const all = ["wget", "curl"].map((name) =>
    commandsNamed(context, name).filter((call) => call.run.site.stage?.index === stage),
  );
  const [wgets = [], curls = []] = all;
  const isCurlRarer = curls.length <= wgets.length;
  const rarer = isCurlRarer ? curls : wgets;
  const title = `Use ${isCurlRarer ? "wget" : "curl"} in all of the stage`;
  return wholeFix(
    title,
    "review",
    rarer.map((call) => {
      const text = otherCall(call);
      return text === null ? null : replacement(context, call.run.site, call.command, text);
    }),
  );
}

/** A download as the other program does it, where its options have a counterpart. */
function otherCall({ run, command }: RunCommand): string | null {
  const download = readDownload(run, command);
  if (download === null) return null;
  const { address, output } = download;
  if (command.basename === "curl") {
    return output === null ? `wget -q ${address}` : `wget -q -O ${output} ${address}`;
  }
  if (output === "-") return `curl -fsSL ${address}`;
  return output === null ? `curl -fsSLO ${address}` : `curl -fsSL -o ${output} ${address}`;
}

interface Download {
  /** As written. */
  readonly address: string;
  /** As written; "-" for the standard output, null for a file named like the address. */
  readonly output: string | null;
}

const CURL_FLAGS =
  /^-(?:[fsSLO#]+|-fail|-silent|-show-error|-location|-remote-name|-progress-bar|-compressed)$/;
const CURL_OUTPUT = /^-(?:[fsSL#]*o|-output)$/;
const WGET_FLAGS = /^-(?:q|nv|-quiet|-no-verbose|-show-progress|-progress=\S+)$/;
const WGET_OUTPUT = /^-(?:q?O|-output-document)$/;

function readDownload(run: Run, { basename, args, layer, redirections }: Command): Download | null {
  if (layer?.isVerbatim !== true || redirections.length > 0) return null;
  const isCurl = basename === "curl";
  const [flags, outputs] = isCurl ? [CURL_FLAGS, CURL_OUTPUT] : [WGET_FLAGS, WGET_OUTPUT];
  let address: string | null = null;
  // Without more words curl prints what it gets, and wget writes a file.
  let output: string | null = isCurl ? "-" : null;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (word === undefined || !isAsWritten(run, word)) return null;
    const { text } = word;
    if (outputs.test(text)) {
      output = args[index + 1]?.text ?? null;
      index++;
    } else if (!isCurl && /^-q?O-$/.test(text)) output = "-";
    else if (flags.test(text)) {
      if (isCurl && /^-[^-]*O|remote-name/.test(text)) output = null;
    } else if (text.startsWith("-") || address !== null) return null;
    else address = text;
  }
  return address === null ? null : { address, output };
}
