import { baseImage } from "../../base-images.ts";
import { cacheLeftovers } from "../../cache-leftovers.ts";
import type { LeftBehind } from "../../cache-leftovers.ts";
import { commandBehind, wordBehind } from "../../command-edits.ts";
import { imageOf } from "../../lineage.ts";
import { wholeFix } from "../../whole-fix.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";

export const cacheLeftInLayer = defineRule({
  id: "CacheLeftInLayer",
  origin: "stagemap",
  severity: "info",
  isAboutWhatShips: true,
  summary: "Package managers leave no downloads in a layer that ships.",
  rationale:
    "What a package manager downloaded it keeps for the next time, which never comes in an image: the archives only make every pull larger, and a later `RUN rm` cannot take them out of the layer. Keep them in a cache mount, which is no part of the image, or clean up in the same RUN.",
  source: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
  examples: [
    {
      bad: "FROM python:3.13-slim\nRUN «uv sync»\n",
      fixed: "FROM python:3.13-slim\nRUN uv sync --no-cache\n",
    },
    {
      bad: "FROM node:22-slim\nRUN «npm ci» --omit=dev\n",
      fixed: "FROM node:22-slim\nRUN npm ci --omit=dev && npm cache clean --force\n",
    },
  ],
  good: [
    "FROM node:22-slim\nRUN npm ci --omit=dev && npm cache clean --force\n",
    "FROM node:22-slim\nRUN --mount=type=cache,target=/root/.npm npm ci --omit=dev\n",
    "FROM node:22 AS build\nRUN npm ci\nFROM node:22-slim\nCOPY --from=build /app /app\n",
  ],
  *check(context) {
    for (const lefts of leftByStage(context).values()) {
      const [first] = lefts;
      if (first === undefined) continue;
      const { use, path } = first;
      const last = use.subcommandWords.at(-1) ?? use.command.nameWord ?? use.command;
      const call = `${use.command.basename ?? ""} ${use.subcommand}`.trim();
      const others = new Set(lefts.map((left) => left.use.run.site.line));
      const more = others.size > 1 ? ` (lines ${[...others].join(", ")})` : "";
      const message = `\`${call}\` leaves its downloads in ${path}${more}, and this layer ships`;
      const span = { from: use.command.from, to: last.to };
      yield {
        ...findingAt(context, use.run.site, span, message),
        fixes: () => cleaned(context, lefts),
      };
    }
  },
});

/** What is left behind in stages that ship, by stage and manager. */
function leftByStage(context: CheckContext): ReadonlyMap<string, readonly LeftBehind[]> {
  const found = new Map<string, LeftBehind[]>();
  for (const run of context.runs) {
    const stage = run.site.stage?.index;
    if (stage === undefined || !context.shipped.has(stage) || run.isTrigger) continue;
    for (const left of cacheLeftovers(context, run)) {
      const { manager } = left.use;
      if (SAID_BY_HADOLINT.has(manager.id) || isToolOfBase(context, left, stage)) continue;
      const key = `${stage} ${manager.id}`;
      const others = found.get(key);
      if (others === undefined) found.set(key, [left]);
      else others.push(left);
    }
  }
  return found;
}

/** DL3009, DL3019, DL3032, DL3036, DL3040, DL3042 and DL3060 speak of these. */
const SAID_BY_HADOLINT = new Set([
  "apt",
  "apt-get",
  "aptitude",
  "apk",
  "yum",
  "dnf",
  "microdnf",
  "zypper",
  "pip",
  "yarn",
]);

/** True for what is small beside the compiler that ships with it, of which another rule speaks. */
function isToolOfBase({ model }: CheckContext, { use }: LeftBehind, stage: number): boolean {
  const image = imageOf(model, stage);
  const isBuilding = /^(?:go|cargo|maven|gradle|dotnet|swift|cabal|stack)$/.test(use.manager.id);
  return isBuilding && image !== null && baseImage(image).toolchain !== null;
}

function cleaned(context: CheckContext, lefts: readonly LeftBehind[]): readonly Fix[] {
  const options = new Set(lefts.map(({ leftover }) => leftover.preventedBy));
  const [option = null] = options;
  const prevented =
    option === null || options.size > 1
      ? []
      : wholeFix(
          `Keep no cache, with ${option}`,
          "safe",
          lefts.map(({ use }) => {
            const word = use.subcommandWords.at(-1);
            return word === undefined ? null : wordBehind(context, use.run, { word, text: option });
          }),
        );
  // The manager's own way of cleaning knows where its cache is; a path is known for the usual place.
  const swept = lefts.map(({ use, leftover, path }) => {
    const text = leftover.cleanedBy.replace(leftover.path, path);
    return commandBehind(context, use.run, { command: use.command, text });
  });
  const [first] = lefts;
  const title = `Clean up with ${first?.leftover.cleanedBy ?? ""}`;
  return [...prevented, ...wholeFix(title, "review", swept)];
}
