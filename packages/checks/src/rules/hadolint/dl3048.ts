import type { Word } from "@stagemap/syntax";
import { unquoted } from "../../definitions.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { isUnbroken } from "../../written.ts";

const VALID = /^[a-z](?:[a-z0-9._/-]*[a-z0-9])?$/;
const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

export const dl3048 = defineRule({
  id: "DL3048",
  origin: "hadolint",
  severity: "style",
  summary: "Label names keep to Docker's form.",
  rationale:
    "Docker asks that label names start with a small letter, end with one or a digit, and have nothing but small letters, digits, dots, dashes, underscores and slashes between, no two dots or dashes in a row. Names that begin with com.docker, io.docker or org.dockerproject are Docker's own. Tools that filter by label rely on that form.",
  source: "https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations",
  examples: [
    {
      bad: 'FROM alpine:3.22\nLABEL «"Build-Date"»="today"\n',
      fixed: 'FROM alpine:3.22\nLABEL "build-date"="today"\n',
    },
    { bad: "FROM alpine:3.22\nLABEL «com.docker.team»=web\n" },
  ],
  good: ['FROM alpine:3.22\nLABEL org.opencontainers.image.title="shop"\n'],
  *check(context) {
    for (const site of context.sites) {
      const { name, pairs } = site.instruction;
      if (name !== "LABEL") continue;
      for (const { key } of pairs) {
        const label = unquoted(key.text);
        if (label.includes("$") || isValid(label)) continue;
        yield {
          ...findingAt(context, site, key, "Invalid label key."),
          fixes: () => renamed(context, site, key),
        };
      }
    }
  },
});

function isValid(label: string): boolean {
  return VALID.test(label) && !RESERVED.test(label) && !/\.\.|--/.test(label);
}

function renamed(context: CheckContext, site: Site, key: Word): readonly Fix[] {
  const label = unquoted(key.text);
  const better = label
    .toLowerCase()
    .replaceAll(/[^a-z0-9._/-]+/g, "-")
    .replaceAll(/\.{2,}/g, ".")
    .replaceAll(/-{2,}/g, "-")
    .replaceAll(/^[^a-z]+|[^a-z0-9]+$/g, "");
  if (!isValid(better) || !isUnbroken(site, key)) return [];
  const newText = key.text.replace(label, better);
  const edits = [replacement(context, site, key, newText)];
  return [{ title: `Call the label "${better}"`, safety: "review", edits }];
}
