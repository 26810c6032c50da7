import { isArchive } from "../../archives.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { settingsOf, valueOf } from "../../step-settings.ts";
import { wholeFix } from "../../whole-fix.ts";
import { inCaseOf } from "../../written.ts";

export const dl3020 = defineRule({
  id: "DL3020",
  origin: "hadolint",
  severity: "error",
  summary: "Files and folders of the build context are copied with COPY.",
  rationale:
    "ADD does more than to copy: it downloads addresses and unpacks archives, depending on what it meets. For plain files that is only a surprise in waiting, when one of them turns out to be an archive. COPY copies and nothing else.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3020",
  examples: [
    {
      bad: "FROM alpine:3.22\n«ADD» --chown=1000 src config.json /srv/\n",
      fixed: "FROM alpine:3.22\nCOPY --chown=1000 src config.json /srv/\n",
    },
  ],
  good: [
    "FROM alpine:3.22\nADD web.tar.gz /srv/\n",
    "FROM alpine:3.22\nADD https://example.com/tool /usr/local/bin/\n",
  ],
  *check(context) {
    for (const site of context.sites) {
      const { name, keyword } = site.instruction;
      if (name !== "ADD") continue;
      if (!context.isAll && hasOwnFlag(site)) continue;
      const sources = sourcesOf(site);
      if (sources.every((each) => isForAdd(context, site, each))) continue;
      const message = "Use COPY instead of ADD for files and folders";
      yield {
        ...findingAt(context, site, keyword, message),
        fixes: () => asCopy(context, site, sources),
      };
    }
  },
});

function sourcesOf({ instruction }: Site): readonly string[] {
  return instruction.args.slice(0, -1).map(({ text }) => text.replaceAll(/^["']+|["']+$/g, ""));
}

/** What ADD is there for. hadolint does not know of repositories, of all kinds of archives, and of what variables hold. */
function isForAdd(context: CheckContext, site: Site, source: string): boolean {
  if (isArchive(source) || /^https?:\/\//.test(source)) return true;
  if (context.isAll) return false;
  const variable = settingsOf(context).at.get(site)?.variable;
  const word = { text: source, from: 0, to: source.length };
  const { escape } = context.model.tree;
  const path = variable === undefined ? source : valueOf(word, variable, escape);
  return isArchive(path) || REMOTE.test(path) || /\.(?:tzst|zst)$/.test(path);
}

/** Addresses and repositories. */
const REMOTE = /^\w+:\/\/|^git@|\.git(?:[#?]|$)/;

/** True for `--checksum` and other flags that COPY does not have. */
function hasOwnFlag({ instruction }: Site): boolean {
  return !instruction.flags.every(({ name }) => SHARED_FLAGS.has(name));
}

function asCopy(context: CheckContext, site: Site, sources: readonly string[]): readonly Fix[] {
  const { keyword } = site.instruction;
  const isPlain = sources.every((source) => !isArchive(source) && !REMOTE.test(source));
  if (hasOwnFlag(site) || !isPlain) return [];
  // A pattern may fit an archive, and a variable hold the name of one.
  const isCertain = sources.every((source) => !/[*?[$]/.test(source));
  const edit = replacement(context, site, keyword, inCaseOf(keyword, "COPY"));
  return wholeFix("Copy with COPY", isCertain ? "safe" : "review", [edit]);
}

const SHARED_FLAGS = new Set(["chown", "chmod", "link", "exclude"]);
