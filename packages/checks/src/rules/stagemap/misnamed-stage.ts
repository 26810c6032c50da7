import { nearest } from "@stagemap/model";
import type { Edge } from "@stagemap/model";
import { insertion } from "../../edits.ts";
import { isOfficialImage } from "../../official-images.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { isUnbroken } from "../../written.ts";

export const misnamedStage = defineRule({
  id: "MisnamedStage",
  origin: "stagemap",
  severity: "error",
  summary: "What is named like a stage is a stage.",
  rationale:
    "When no stage has the name behind `--from=`, BuildKit takes it for an image and asks Docker Hub for it. A misspelt stage so ends in “pull access denied”, or, worse, in files from a stranger's image of that name. Write the stage's name as its FROM line has it; write an image with its tag.",
  source: "https://docs.docker.com/reference/dockerfile/#copy---from",
  examples: [
    {
      bad: "FROM golang:1.24 AS builder\nRUN go build -o /a .\nFROM scratch\nCOPY --from=«bilder» /a /a\n",
      fixed:
        "FROM golang:1.24 AS builder\nRUN go build -o /a .\nFROM scratch\nCOPY --from=builder /a /a\n",
    },
    {
      bad: "FROM golang:1.24\nRUN go build -o /a .\nFROM scratch\nCOPY --from=«builder» /a /a\n",
      fixed:
        "FROM golang:1.24 AS builder\nRUN go build -o /a .\nFROM scratch\nCOPY --from=builder /a /a\n",
    },
    {
      bad: "FROM aquasec/trivy AS scanner\nCOPY --from=«builder» /app/server /scan/server\n",
    },
  ],
  good: [
    "FROM alpine\nCOPY --from=busybox /bin/sh /bin/sh\n",
    "FROM alpine\nCOPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/uv\n",
    "FROM alpine AS build\nFROM scratch\nCOPY --from=build /a /a\n",
  ],
  *check(context) {
    const { model } = context;
    if (model.stages.length === 0) return;
    for (const edge of model.edges) {
      const { from, to, step, kind } = edge;
      if (from.kind !== "image" || kind === "context") continue;
      const { path, tag, digest, domain } = from.reference;
      if (tag !== null || digest !== null || domain !== "docker.io") continue;
      const name = path.replace(/^library\//, "");
      if (name.includes("/") || isOfficialImage(name)) continue;
      const near = nearStage(context, name, to);
      // Other plain names are those of images of one's own, or of contexts given with --build-context.
      if (near === null && (kind === "base" || !isStageLike(name))) continue;
      const site = context.siteOfItem.get((model.stageItems[to] ?? 0) + (step?.itemOffset ?? 0));
      if (site === undefined) continue;
      const start = model.tree.starts[site.index] ?? 0;
      const part = { from: edge.span.start - start, to: edge.span.end - start };
      const hint = near === null ? known(context, to) : `did you mean the stage "${near}"?`;
      const message = `No stage is called "${name}", so BuildKit takes it for the image ${from.reference.full}: ${hint}`;
      yield {
        ...findingAt(context, site, part, message),
        fixes: () => renamed(context, edge, near),
      };
    }
  },
});

const ROLES =
  /^(?:build(?:er|s|ers)?\d*|compiler?|deps|dependencies|base|stage\d*|test(?:er|s)?|runtime|runner|final|prod|production|dev|development|installer|publish(?:er)?|frontend|backend|assets|vendor|release|packager?|planner|cacher|toolchain|scanner|linter)$/;

/** True for names that people give to stages and nobody to images. */
function isStageLike(name: string): boolean {
  return name.split(/[-_.]/).some((part) => ROLES.test(part));
}

/** A stage above with nearly this name; null when there is none. */
function nearStage({ model }: CheckContext, name: string, stage: number): string | null {
  const names = model.stages.flatMap((each) =>
    each.index < stage && each.name !== null ? [each.name] : [],
  );
  const found = nearest(name, names, true);
  if (found !== "" && found.length > 3 && name.length > 3) return found;
  const plain = plainForm(name);
  return names.find((each) => plainForm(each) === plain) ?? null;
}

/** Without what people write in one way or another: "build-env" for "build_env", "dep" for "deps". */
function plainForm(name: string): string {
  return name.replace(/[-_.]/g, "").replace(/(?:s|er)$/, "");
}

function known({ model }: CheckContext, stage: number): string {
  const names = model.stages.flatMap(({ index, name, writtenName }) =>
    index < stage && name !== null ? [`"${writtenName ?? name}"`] : [],
  );
  return names.length === 0
    ? "no stage above has a name"
    : `the stages above are ${names.slice(0, 6).join(", ")}`;
}

function renamed(context: CheckContext, { span, to }: Edge, near: string | null): Fix[] {
  const { model } = context;
  const above = model.stages.slice(0, to);
  const written = model.tree.source.slice(span.start, span.end);
  if (near !== null) {
    const newText = above.find(({ name }) => name === near)?.writtenName ?? near;
    const edits = [{ span, newText }];
    return [{ title: `Write ${newText}, the stage's name`, safety: "review", edits }];
  }
  const [only, ...others] = above;
  if (only === undefined || others.length > 0) return [];
  if (only.writtenName !== null) {
    if (!/build|compil/.test(only.name ?? "") || !/build|compil/.test(written)) return [];
    const newText = only.writtenName;
    const title = `Copy from ${newText}, the only stage above`;
    return [{ title, safety: "review", edits: [{ span, newText }] }];
  }
  const site = context.siteOfItem.get(model.stageItems[0] ?? -1);
  return site === undefined ? [] : nameFirst(context, site, written);
}

function nameFirst(context: CheckContext, site: Site, name: string): Fix[] {
  const [base, ...more] = site.instruction.args;
  if (base === undefined || more.length > 0 || !isUnbroken(site, base)) return [];
  const edits = [insertion(context, site, base.to, ` AS ${name}`)];
  return [{ title: `Name the stage above ${name}`, safety: "review", edits }];
}
