import type { LocalSpan } from "@stagemap/syntax";
import { addedFlag, replacement } from "../../edits.ts";
import { isRoot } from "../../home.ts";
import { observed } from "../../observed.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { runAt } from "../../run-commands.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { secretMounting } from "../../secret-mounts.ts";
import { mayHoldSecret, secretsIn } from "../../secret-shapes.ts";
import type { SeenSecret } from "../../secret-shapes.ts";
import { settingsOf } from "../../step-settings.ts";

export const secretByValue = defineRule({
  id: "SecretByValue",
  origin: "stagemap",
  severity: "error",
  summary: "No secret stands in the Dockerfile itself.",
  rationale:
    "What an instruction holds stands in the image's history or layers, in build caches and in the repository: everybody who gets one of them has the secret, also after a later line deletes it. Take it back where it was issued, since it has to be taken for known, and give the new one to the RUN that needs it with `--mount=type=secret`.",
  source: "https://docs.docker.com/build/building/secrets/",
  examples: [
    {
      bad: "FROM alpine\nENV AWS_ID=«AKIAQYLPMN5HHHFPZAM2»\n",
      fixed: "FROM alpine\n",
    },
    {
      bad: "FROM alpine\nRUN git clone https://me:«tGk8sLq2vB»@example.com/a.git\n",
      fixed:
        'FROM alpine\nRUN --mount=type=secret,id=password git clone "https://me:$(cat /run/secrets/password)@example.com/a.git"\n',
    },
    { bad: "FROM alpine\nCOPY <<EOF /key\n«-----BEGIN PRIVATE KEY-----»\nEOF\n" },
  ],
  good: [
    "FROM alpine\nENV AWS_ID=AKIAIOSFODNN7EXAMPLE\n",
    "FROM alpine\nRUN git clone https://me:${TOKEN}@example.com/a.git\n",
    "FROM alpine\nRUN curl https://example.com:443/a@b\n",
  ],
  *check(context) {
    if (!mayHoldSecret(context.model.tree.source)) return;
    for (const site of context.sites) {
      const { raw } = site.item;
      for (const secret of secretsIn(raw)) {
        if (isInComment(site, secret.from)) continue;
        const keyword = site.instruction.keyword.text.toUpperCase();
        const message = `${keyword} holds ${secret.what} by its value: whoever gets the image or this file has it`;
        yield {
          ...findingAt(context, site, secret, message),
          fixes: () => hidden(context, site, secret),
        };
      }
    }
  },
});

/** True inside a comment line between continued lines. */
function isInComment({ item }: Site, at: number): boolean {
  if (item.heredocs.some(({ body }) => at >= body.from && at < body.to)) return false;
  const start = item.raw.lastIndexOf("\n", at - 1) + 1;
  return start > 0 && /^[\t ]*#/.test(item.raw.slice(start, at));
}

function hidden(context: CheckContext, site: Site, secret: SeenSecret): Iterable<Fix> {
  const { name } = site.instruction;
  if (name === "ENV" || name === "ARG") return withoutVariable(context, site, secret);
  return name === "RUN" ? mounted(context, site, secret) : [];
}

/** Takes the variable away whose value it is, and gives it to its users as a secret. */
function withoutVariable(context: CheckContext, site: Site, { from }: SeenSecret): Iterable<Fix> {
  const { pairs, args } = site.instruction;
  const pair = pairs.find(({ key, value }) => key.from <= from && from < value.to)?.key;
  const key = pair ?? args.find((word) => word.from <= from && from < word.to);
  const seen = observed(context, "definition").find(
    (each) => each.site === site && each.observation.span.from === key?.from,
  );
  return seen === undefined ? [] : secretMounting(context, seen);
}

/** Reads the secret from a mount in the place where it stands. */
function mounted(context: CheckContext, site: Site, secret: SeenSecret): Fix[] {
  const run = runAt(context, site);
  const command = run?.script.commands.findLast(
    ({ from, to }) => from <= secret.from && secret.to <= to,
  );
  const word = command?.args.find(({ from, to }) => from <= secret.from && secret.to <= to);
  if (command?.layer?.isVerbatim !== true || word === undefined || secret.what === "a private key")
    return [];
  const { raw } = site.item;
  const before = raw.slice(word.from, secret.from);
  const text = raw.slice(word.from, word.to);
  if (text !== word.text || before.includes("'") || /[\\`$]/.test(text)) return [];
  const isInQuotes = text.startsWith('"') && text.endsWith('"');
  if (!isInQuotes && (word.isQuoted || /[*?[\]{}~]/.test(text))) return [];
  const id = secret.what.includes("password") ? "password" : "token";
  const user = settingsOf(context).at.get(site)?.user ?? null;
  const mode = isRoot(user) ? "" : ",mode=0444";
  const read = `$(cat /run/secrets/${id})`;
  const newText = before + read + raw.slice(secret.to, word.to);
  const span: LocalSpan = word;
  const edits = [
    addedFlag(context, site, `--mount=type=secret,id=${id}${mode}`),
    replacement(context, site, span, isInQuotes ? newText : `"${newText}"`),
  ];
  return [
    { title: `Read it from the secret “${id}” that the build is given`, safety: "review", edits },
  ];
}
