import { baseImage } from "../../base-images.ts";
import { replacement } from "../../edits.ts";
import { imageOf } from "../../lineage.ts";
import { packageUses } from "../../package-uses.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { isUnbroken } from "../../written.ts";

export const largeFinalBase = defineRule({
  id: "LargeFinalBase",
  origin: "stagemap",
  severity: "info",
  isAboutWhatShips: true,
  summary: "What ships stands on a small base image.",
  rationale:
    "Images such as python:3.13 or node:22 bring compilers, headers and version control for those who build on them: some hundreds of megabytes that a running program never opens, each with holes to be patched. The same image with `-slim` in its tag has the language alone. Build on the large one, and ship on the small one.",
  source: "https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image",
  examples: [
    { bad: "FROM «python:3.13»\nCOPY a.py /\n", fixed: "FROM python:3.13-slim\nCOPY a.py /\n" },
    {
      bad: "FROM node:22 AS build\nRUN npm ci\nFROM «node:22-bookworm»\nCOPY --from=build /app /app\n",
      fixed:
        "FROM node:22 AS build\nRUN npm ci\nFROM node:22-bookworm-slim\nCOPY --from=build /app /app\n",
    },
    {
      bad: "FROM «eclipse-temurin:21-jdk»\nCOPY a.jar /\n",
      fixed: "FROM eclipse-temurin:21-jre\nCOPY a.jar /\n",
    },
  ],
  good: [
    "FROM python:3.13-slim\nCOPY a.py /\n",
    "FROM node:22 AS build\nRUN npm ci\nFROM node:22-alpine\nCOPY --from=build /app /app\n",
  ],
  *check(context) {
    const { model, target } = context;
    const image = target === null ? null : imageOf(model, target);
    if (target === null || image === null) return;
    const { name, tag } = baseImage(image);
    // A digest alone does not tell which version it is.
    const isUntold = image.tag === null && image.digest !== null;
    const small = isUntold ? null : smallSibling(name, tag);
    if (small === null || compiles(context, target)) return;
    const number = [...context.shipped].at(-1) ?? target;
    const site = context.siteOfItem.get(model.stageItems[number] ?? -1);
    const [word] = site?.instruction.args ?? [];
    if (site === undefined || word === undefined) return;
    const message = `What ships stands on ${image.short}, which is made for building; ${small} has what running it needs`;
    yield {
      ...findingAt(context, site, word, message),
      fixes: () => smaller(context, site, { name, tag, small }),
    };
  },
});

/** Languages whose tags have a sibling with `-slim`. */
const SLIM = new Set([
  "python",
  "pypy",
  "node",
  "ruby",
  "perl",
  "debian",
  "erlang",
  "elixir",
  "haskell",
  "swift",
]);

/** The image's small sibling, name and tag; null when it is small already or has none. */
function smallSibling(name: string, tag: string): string | null {
  if (name === "openjdk" && /^(?:1[2-9]|2\d)(?:\D|$)/.test(tag)) {
    return `eclipse-temurin:${tag.slice(0, 2)}-jre`;
  }
  if (/^(?:eclipse-temurin|openjdk|ibm-semeru-runtimes|sapmachine)$/.test(name)) {
    const small = tag.replace(/(^|-)jdk(?=-|$)/, "$1jre");
    return small === tag ? null : `${name}:${small}`;
  }
  const isSmall =
    /slim|alpine|windows|nano|distroless|onbuild|-rc|ubuntu|jammy|noble|focal|wheezy|jessie/.test(
      tag,
    );
  if (!SLIM.has(name) || isSmall) return null;
  if (tag !== "latest") return `${name}:${tag}-slim`;
  return name === "debian" ? "debian:stable-slim" : `${name}:slim`;
}

/** True when what ships is also what builds: then a stage for the build comes first. */
function compiles(context: CheckContext, target: number): boolean {
  return packageUses(context).some(
    ({ stage, action, manager }) =>
      action === "build" &&
      manager.ecosystem === "java" &&
      stage !== null &&
      context.shipped.has(stage) &&
      context.shipped.has(target),
  );
}

interface Sibling {
  readonly name: string;
  readonly tag: string;
  readonly small: string;
}

function smaller(context: CheckContext, site: Site, { name, tag, small }: Sibling): Fix[] {
  const [word] = site.instruction.args;
  if (word === undefined || !isUnbroken(site, word) || /[$@"'\\]/.test(word.text)) return [];
  const hasTag = word.text.endsWith(`:${tag}`);
  if (!hasTag && tag !== "latest") return [];
  const written = hasTag ? word.text.slice(0, -tag.length - 1) : word.text;
  // The registry in front stays.
  if (!written.endsWith(name)) return [];
  const text = written.slice(0, -name.length) + small;
  const edits = [replacement(context, site, word, text)];
  return [{ title: `Stand on ${text}`, safety: "review", edits }];
}
