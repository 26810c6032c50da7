import { argumentsOf } from "@stagemap/shell";
import type { Command, ShellWord } from "@stagemap/shell";
import { isMountedAway, removes } from "../../cache-places.ts";
import { wordBehind } from "../../command-edits.ts";
import { definitionAt } from "../../definitions.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import { runInstructions } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";
import { wholeFix } from "../../whole-fix.ts";

const PIP_CACHES = [".cache/pip"];
const IS_ON = /^(?:1|true|on|yes)/i;

export const dl3042 = defineRule({
  id: "DL3042",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "No cache of pip's stays in the image.",
  rationale:
    "By itself pip keeps every package that it downloads below ~/.cache/pip, for installations that never come: the image only grows. `--no-cache-dir` keeps it out of the layer; `ENV PIP_NO_CACHE_DIR=1` does so for all calls, and a cache mount on that directory even lets the next build use it.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3042",
  examples: [
    {
      bad: "FROM python:3.13\nRUN «pip install flask==3.1.0»\n",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir flask==3.1.0\n",
    },
    {
      bad: 'FROM python:3.13\nRUN [«"python3", "-m", "pip", "install", "flask==3.1.0"»]\n',
      fixed:
        'FROM python:3.13\nRUN ["python3", "-m", "pip", "install", "--no-cache-dir", "flask==3.1.0"]\n',
    },
  ],
  good: [
    "FROM python:3.13\nRUN pip install --no-cache-dir flask==3.1.0\n",
    "FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask==3.1.0\n",
    "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask==3.1.0\n",
  ],
  *check(context) {
    for (const run of runInstructions(context)) {
      for (const command of run.script.commands) {
        const install = installWord(command);
        if (install === null || hasNoCache(command)) continue;
        if (isOffByVariable(context, run, command) || isCleared(run)) continue;
        if (isMountedAway(run, cachesOf(context, run))) continue;
        const message =
          "Avoid use of cache directory with pip. Use `pip install --no-cache-dir <package>`";
        yield {
          ...findingAt(context, run.site, command, message),
          fixes: () => {
            const edit = wordBehind(context, run, { word: install, text: "--no-cache-dir" });
            return wholeFix("Add --no-cache-dir", "safe", [edit]);
          },
        };
      }
    }
  },
});

/** The word `install` of `pip install` and `python -m pip install`. */
function installWord(command: Command): ShellWord | null {
  const { basename, args } = command;
  if (basename === null) return null;
  const isPip = /^pip[\d.]*$/.test(basename);
  const module = /^python[\d.]*$/.test(basename)
    ? args.findIndex(({ value }, index) => value === "-m" && args[index + 1]?.value === "pip")
    : -1;
  if (!isPip && module === -1) return null;
  const { operands } = argumentsOf({ args: args.slice(isPip ? 0 : module + 2) });
  return operands.find(({ value }) => value === "install") ?? null;
}

function hasNoCache({ args }: Command): boolean {
  return args.some(({ value }) => value === "--no-cache-dir");
}

/** `PIP_NO_CACHE_DIR` set by ENV, before the command or anywhere in the script. */
function isOffByVariable(context: CheckContext, run: Run, { assignments }: Command): boolean {
  const name = "PIP_NO_CACHE_DIR";
  const own = assignments.find((each) => each.name === name);
  if (own !== undefined) return IS_ON.test(own.value ?? "");
  const { source } = run.script;
  if (source.kind === "shell" && source.text.includes(`${name}=`)) {
    const [, value = ""] = /PIP_NO_CACHE_DIR=["']?([^\s"';&]*)/.exec(source.text) ?? [];
    return IS_ON.test(value);
  }
  return IS_ON.test(definitionAt(context, run.site, name)?.text ?? "");
}

/** The RUN itself takes the cache away. */
function isCleared({ script }: Run): boolean {
  return script.commands.some(
    (each) =>
      removes(each, PIP_CACHES) ||
      (/^pip[\d.]*$/.test(each.basename ?? "") &&
        each.args[0]?.value === "cache" &&
        each.args[1]?.value === "purge"),
  );
}

function cachesOf(context: CheckContext, { site }: Run): readonly string[] {
  const moved = definitionAt(context, site, "PIP_CACHE_DIR")?.text;
  return moved === undefined || moved === null ? PIP_CACHES : [...PIP_CACHES, moved];
}
