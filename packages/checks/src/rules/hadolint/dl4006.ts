import type { Command } from "@stagemap/shell";
import type { TextEdit } from "@stagemap/text";
import { baseSystem } from "../../base-system.ts";
import { insertion, replacement } from "../../edits.ts";
import { linesAboveComments } from "../../lines-above-comments.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { runInstructions } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";
import { inCaseOf, isSteered } from "../../written.ts";

export const dl4006 = defineRule({
  id: "DL4006",
  origin: "hadolint",
  severity: "warning",
  summary: "The shell looks at all commands of a pipe.",
  rationale:
    "A pipe fails only when its last command does. In `wget -O - https://some.site | tar -x` a download that breaks off can go unseen: the layer is made from what came through, and kept in the cache. With `-o pipefail` the RUN fails when any of them does. Docker's default shell cannot be told on all systems, so SHELL names one that can: bash, or ash on Alpine.",
  source: "https://docs.docker.com/build/building/best-practices/#using-pipes",
  examples: [
    {
      bad: "FROM debian:13\nRUN «curl -f https://example.com/a» | tar -x\n",
      fixed:
        'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -f https://example.com/a | tar -x\n',
    },
    {
      bad: "FROM alpine:3.22\nRUN «wget -qO- https://example.com/a» | tar -x\n",
      fixed:
        'FROM alpine:3.22\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN wget -qO- https://example.com/a | tar -x\n',
    },
    {
      bad: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN «a» | b\n',
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\n',
    "FROM debian:13\nRUN a || b\n",
    "FROM debian:13\nRUN <<EOF\n#!/bin/bash\nset -euo pipefail\na | b\nEOF\n",
    'FROM debian:13\nRUN bash -o pipefail -c "a | b"\n',
  ],
  *check(context) {
    const firsts = new Map<number, Site>();
    for (const run of runInstructions(context)) {
      if (run.isTrigger) continue;
      const command = unseenPipe(run);
      if (command === null) continue;
      const number = run.site.stage?.index ?? -1;
      const first = firsts.get(number) ?? run.site;
      firsts.set(number, first);
      const message =
        "Set the SHELL option -o pipefail before RUN with a pipe in it. If you are using /bin/sh in an alpine image or if your shell is symlinked to busybox then consider explicitly setting your SHELL to /bin/ash, or disable this check";
      yield {
        ...findingAt(context, run.site, command, message),
        fixes: () => fixesFor(context, run, first),
      };
    }
  },
});

const KNOWS_PIPEFAIL: ReadonlySet<string> = new Set(["bash", "zsh", "ash"]);

/** The first command of a pipe whose failure the script's own shell does not see. */
function unseenPipe({ script }: Run): Command | null {
  const { source, commands } = script;
  if (source.kind === "exec" || source.shell.isOpaque) return null;
  const { isPipefail, family } = source.shell;
  if (isPipefail && KNOWS_PIPEFAIL.has(family)) return null;
  const told = commands.findIndex(
    ({ basename, args }) => basename === "set" && args.some(({ value }) => value === "pipefail"),
  );
  const unseen = commands.slice(0, told === -1 ? commands.length : told);
  return (
    unseen.find(
      ({ pipe, layer, wrapper }) =>
        pipe?.index === 0 && wrapper === null && layer?.command === null,
    ) ?? null
  );
}

/** All pipes of a stage are mended at once: by its SHELL, or by one above the first of them. */
function fixesFor(context: CheckContext, { site, script }: Run, first: Site): readonly Fix[] {
  if (site.stage === null || site.stage !== first.stage) return [];
  const { shell } = script.source;
  const written = context.sites.findLast(
    (each) =>
      each.stage === site.stage && each.index < site.index && each.instruction.name === "SHELL",
  );
  const title = "Let pipes fail with any of their commands";
  if (written !== undefined) {
    const edit = KNOWS_PIPEFAIL.has(shell.family)
      ? withPipefail(context, written)
      : withOtherShell(context, written, site.stage.index);
    return edit === null ? [] : [{ title, safety: "review", edits: [edit] }];
  }
  if (shell.isExplicit || isSteered(first)) return [];
  const words = shellWords(context, site.stage.index);
  if (words === null) return [];
  const line = `${inCaseOf(first.instruction.keyword, "SHELL")} [${words}]`;
  return [{ title, safety: "review", edits: [linesAboveComments(context, first, line)] }];
}

/** Puts the option in front of the last word of a SHELL such as `["/bin/bash", "-c"]`. */
function withPipefail(context: CheckContext, site: Site): TextEdit | null {
  const { args, isJson } = site.instruction;
  const last = args.at(-1);
  if (!isJson || last === undefined || args.length < 2) return null;
  // The script follows `-c`, so that "-o" goes in front.
  return /^-[a-z]*c$/.test(last.text)
    ? insertion(context, site, last.from, '"-o", "pipefail", ')
    : null;
}

/** A shell that knows the option in the place of `["/bin/sh", "-c"]`. */
function withOtherShell(context: CheckContext, site: Site, stage: number): TextEdit | null {
  const { args, isJson, rest } = site.instruction;
  const words = shellWords(context, stage);
  const isPlain = args.map(({ text }) => text).join(" ") === "/bin/sh -c";
  return words !== null && isJson && isPlain
    ? replacement(context, site, rest, `[${words}]`)
    : null;
}

/** A shell that the system is sure to have and that knows the option. */
function shellWords(context: CheckContext, stage: number): string | null {
  switch (baseSystem(context, stage)) {
    case "alpine":
    case "busybox":
      return '"/bin/ash", "-eo", "pipefail", "-c"';
    case "debian":
    case "rpm":
    case "suse":
    case "arch":
      return '"/bin/bash", "-o", "pipefail", "-c"';
    case "unknown":
      return null;
  }
}
