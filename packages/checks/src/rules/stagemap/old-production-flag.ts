import { baseImage } from "../../base-images.ts";
import { wordReplaced } from "../../command-edits.ts";
import { replacement } from "../../edits.ts";
import { imageOf } from "../../lineage.ts";
import { packageUses } from "../../package-uses.ts";
import type { PackageUse } from "../../package-uses.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import type { Option } from "@stagemap/shell";

export const oldProductionFlag = defineRule({
  id: "OldProductionFlag",
  origin: "stagemap",
  severity: "info",
  summary: "Development dependencies are left out of an npm install with `--omit=dev`.",
  rationale:
    "`--only=production` and `--production` are npm's spellings from before version 7. Newer versions still understand them, with a warning, and may drop them any time; the dependencies of development would then be in the image again. `--omit=dev` says the same today.",
  source: "https://docs.npmjs.com/cli/v11/commands/npm-ci#omit",
  examples: [
    {
      bad: "FROM node:20-slim\nRUN npm ci «--only=production» && npm cache clean --force\n",
      fixed: "FROM node:20-slim\nRUN npm ci --omit=dev && npm cache clean --force\n",
    },
    {
      bad: "FROM node:22\nRUN npm install «--production»\n",
      fixed: "FROM node:22\nRUN npm install --omit=dev\n",
    },
    {
      bad: "FROM node:22\nRUN npm ci «--only prod»\n",
      fixed: "FROM node:22\nRUN npm ci --omit=dev\n",
    },
  ],
  good: [
    "FROM node:20\nRUN npm ci --omit=dev\n",
    "FROM node:12\nRUN npm ci --only=production\n",
    "FROM node:20\nRUN npm ci --production=false\n",
  ],
  *check(context) {
    for (const use of packageUses(context)) {
      if (
        use.manager.id !== "npm" ||
        !/^(?:ci|i|install|prune|clean-install)$/.test(use.subcommand)
      )
        continue;
      const old = use.options.find(isOld);
      if (old === undefined) continue;
      const version = nodeVersion(context, use);
      // npm 6, which came with Node.js up to 14, does not know the new spelling.
      if (version !== null && version < 15) continue;
      const span = { from: old.word.from, to: (old.valueWord ?? old.word).to };
      const message = `npm's ${old.name}${old.name === "--only" ? `=${old.value ?? ""}` : ""} is the old spelling of --omit=dev`;
      yield {
        ...findingAt(context, use.run.site, span, message),
        fixes: () => respelt(context, use, old, version !== null),
      };
    }
  },
});

function isOld({ name, value }: Option): boolean {
  if (name === "--only") return value === "production" || value === "prod";
  return name === "--production" && (value === null || value === "true");
}

/** The major version of Node.js that the base image's tag names; null when it is not known. */
function nodeVersion({ model }: CheckContext, { stage }: PackageUse): number | null {
  const image = stage === null ? null : imageOf(model, stage);
  const base = image === null ? null : baseImage(image);
  if (base?.name !== "node") return null;
  const [, major] = /^(\d+)(?:\D|$)/.exec(base.tag) ?? [];
  const isNew =
    /^(?:latest|lts|current|slim|alpine|bookworm|trixie|bullseye|iron|jod|krypton|hydrogen|gallium)/.test(
      base.tag,
    );
  if (major !== undefined) return Number(major);
  return isNew ? 16 : null;
}

function respelt(context: CheckContext, { run }: PackageUse, old: Option, isKnown: boolean): Fix[] {
  const { word, valueWord } = old;
  const isApart = valueWord !== null && valueWord.from >= word.to;
  const edit = wordReplaced(context, run, { word, text: "--omit=dev" });
  if (edit === null) return [];
  const safety = isKnown ? "safe" : "review";
  const title = "Write --omit=dev";
  if (!isApart) return [{ title, safety, edits: [edit] }];
  const { raw } = run.site.item;
  if (word.node === null || !/^[\t ]+$/.test(raw.slice(word.to, valueWord.from))) return [];
  const edits = [edit, replacement(context, run.site, { from: word.to, to: valueWord.to }, "")];
  return [{ title, safety, edits }];
}
