import type { Word } from "@stagemap/syntax";
import { addedFlag, removal, replacement } from "../../edits.ts";
import { isRoot } from "../../home.ts";
import { baseName, joinPath } from "../../paths.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import type { Run } from "../../runs.ts";
import { secretFile } from "../../secret-files.ts";
import type { SecretFile } from "../../secret-files.ts";
import { settingsOf } from "../../step-settings.ts";
import { isSteered, isUnbroken } from "../../written.ts";

export const secretCopied = defineRule({
  id: "SecretCopied",
  origin: "stagemap",
  severity: "warning",
  summary: "Files with secrets are not copied into a layer.",
  rationale:
    "A layer keeps what was copied into it: a later `RUN rm` only hides the file, and whoever pulls the image, or shares the build cache, can read it. A secret mount shows the file to one RUN and leaves nothing behind; what the program needs when it runs is given to the container when it starts.",
  source: "https://docs.docker.com/build/building/secrets/#secret-mounts",
  examples: [
    {
      bad: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json «.npmrc» ./\nRUN npm ci\n",
      fixed:
        "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci\n",
    },
    {
      bad: "FROM python:3.13\nCOPY app.py /app/\nCOPY «.env» /app/\n",
      fixed: "FROM python:3.13\nCOPY app.py /app/\n",
    },
    {
      bad: "FROM alpine\nADD «id_rsa» /root/.ssh/id_rsa\nRUN git clone git@example.com:a/b.git\n",
      fixed:
        "FROM alpine\nRUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa git clone git@example.com:a/b.git\n",
    },
  ],
  good: [
    "FROM alpine\nCOPY .env.example id_rsa.pub ca-cert.pem /app/\n",
    "FROM node:22\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n",
  ],
  *check(context) {
    for (const site of context.sites) {
      if (site.step === null || site.step.contextPaths === null) continue;
      const { args } = site.instruction;
      for (const word of args.slice(0, -1)) {
        const file = secretFile(word.text);
        if (file === null) continue;
        const message = `"${word.text}" usually holds ${file.what}, and stays readable in this layer`;
        yield {
          ...findingAt(context, site, word, message),
          fixes: () => mounted(context, site, word, file),
        };
      }
    }
  },
});

function mounted(context: CheckContext, site: Site, word: Word, file: SecretFile): Fix[] {
  const gone = withoutSource(context, site, word);
  if (gone === null) return [];
  if (file.readers.length === 0) {
    const isEnvironment = file.what === "environment variables";
    const way = isEnvironment ? "with --env-file" : "as a mounted file";
    const title = `Leave ${baseName(word.text)} out: give it to the container ${way}`;
    return [{ title, safety: "review", edits: [gone] }];
  }
  const target = targetOf(context, site, word);
  if (target === null) return [];
  const later = context.runs.filter(
    (run) =>
      run.site.stage === site.stage &&
      run.site.index > site.index &&
      run.instruction.name === "RUN",
  );
  const readers = later.filter((run) => reads(run, file));
  const name = baseName(word.text);
  // A mounted file cannot be removed, and rm fails on one that is not there.
  const isTouched = later.some(({ script }) =>
    script.commands.some(
      ({ basename, args }) =>
        /^(?:rm|mv|chmod|chown|shred|unlink)$/.test(basename ?? "") &&
        args.some(({ text }) => text.includes(name)),
    ),
  );
  if (readers.length === 0 || isTouched) return [];
  const id = name.replace(/^[._]+/, "").replace(/[^\w-]+/g, "_");
  const mounts = readers.map((run) => {
    const user = settingsOf(context).at.get(run.site)?.user ?? null;
    const mode = isRoot(user) ? "" : ",mode=0444";
    return addedFlag(context, run.site, `--mount=type=secret,id=${id},target=${target}${mode}`);
  });
  const who = readers.length === 1 ? "the RUN that reads it" : "the RUNs that read it";
  const title = `Give ${name} as a secret to ${who}`;
  return [{ title, safety: "review", edits: [gone, ...mounts] }];
}

function reads({ script }: Run, { readers }: SecretFile): boolean {
  return script.commands.some(({ basename }) => basename !== null && readers.includes(basename));
}

/** Takes one source from COPY, or all of COPY when it has no other; null where that cannot be done exactly. */
function withoutSource(context: CheckContext, site: Site, word: Word) {
  const { args, isJson } = site.instruction;
  if (args.length === 2)
    return isSteered(site) || site.item.heredocs.length > 0 ? null : removal(context, site);
  const next = args[args.indexOf(word) + 1];
  if (isJson || next === undefined || !isUnbroken(site, word)) return null;
  const gap = site.item.raw.slice(word.to, next.from);
  return /^[\t ]+$/.test(gap)
    ? replacement(context, site, { from: word.from, to: next.from }, "")
    : null;
}

/** Where the file would be in the image; null when it is not known. */
function targetOf(context: CheckContext, site: Site, word: Word): string | null {
  const { args } = site.instruction;
  const last = args.at(-1)?.text;
  const settings = settingsOf(context).at.get(site);
  if (last === undefined || settings === undefined || /[$*?["'\\]/.test(last + word.text))
    return null;
  const isFolder = args.length > 2 || /(?:^|\/)\.?$/.test(last) || last === "..";
  const target = joinPath(settings.directory, isFolder ? `${last}/${baseName(word.text)}` : last);
  return target.replace(/^\/~(?=\/)/, "/root");
}
