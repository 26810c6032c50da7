import type { Content } from "../../content.ts";
import { leaveOut, prunedSource } from "../../production-install.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import { shippedContents } from "../../stage-content.ts";

export const developmentDependenciesShip = defineRule({
  id: "DevelopmentDependenciesShip",
  origin: "stagemap",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "What ships has the dependencies of production and no others.",
  rationale:
    "Test frameworks, compilers and linters among a project's dependencies are often more than half of them. In the image that runs they take time to pull, and every hole in one of them is a hole in the product. Install them where the program is built and tested, and leave them out of what the last stage installs or copies.",
  source: "https://docs.docker.com/guides/nodejs/containerize/",
  examples: [
    {
      bad: "FROM node:22 AS deps\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nFROM node:22 AS build\nWORKDIR /app\nCOPY --from=deps /app/node_modules ./node_modules\nRUN npm run build\nFROM node:22-slim\nWORKDIR /app\nCOPY --from=build /app/dist ./dist\nCOPY --from=deps «/app/node_modules ./node_modules»\n",
    },
    {
      bad: "FROM node:22-slim\nCOPY package*.json ./\nRUN «npm ci»\nCOPY a.js ./\n",
      fixed: "FROM node:22-slim\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY a.js ./\n",
    },
    {
      bad: "FROM node:22 AS build\nWORKDIR /app\nRUN npm ci\nRUN npm run build\nFROM node:22-slim\nCOPY --from=build «/app /app»\n",
      fixed:
        "FROM node:22 AS build\nWORKDIR /app\nRUN npm ci\nRUN npm run build && npm prune --omit=dev\nFROM node:22-slim\nCOPY --from=build /app /app\n",
    },
  ],
  good: [
    "FROM node:22-slim\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY a.js ./\n",
    "FROM node:22-slim\nENV NODE_ENV=production\nRUN npm ci\nCOPY a.js ./\n",
    "FROM node:22 AS build\nWORKDIR /app\nRUN npm ci && npm run build && npm prune --omit=dev\nFROM node:22-slim\nCOPY --from=build /app /app\n",
  ],
  *check(context) {
    for (const contents of byPlace(context)) {
      const [first] = contents;
      const { use, site, copies, isHidden, span } = first;
      const copy = copies.at(-1);
      const uses = contents.flatMap((each) => each.use ?? []);
      const call = `${use?.command.basename ?? ""} ${use?.subcommand || "install"}`;
      if (copy !== undefined) {
        const message = `This copies what \`${call}\` of line ${site.line} installed, development dependencies included, into what ships`;
        yield {
          ...findingAt(context, copy, copy.instruction.rest, message),
          fixes: () => prunedSource(context, { uses, stage: first.stage, copy }),
        };
        continue;
      }
      const message = isHidden
        ? `\`${call}\` brings development dependencies into a layer that ships; taking them away in a later step leaves them there`
        : `\`${call}\` installs development dependencies, and they ship`;
      const last = use?.subcommandWords.at(-1) ?? use?.command.nameWord ?? span;
      yield {
        ...findingAt(context, site, { from: span.from, to: last.to }, message),
        fixes: () => (contents.some((each) => each.isHidden) ? [] : leaveOut(context, uses)),
      };
    }
  },
});

/** What holds development dependencies in what ships: together what is in one folder and came by one COPY. */
function byPlace(context: CheckContext): readonly (readonly [Content, ...Content[]])[] {
  const found = new Map<string, [Content, ...Content[]]>();
  for (const content of shippedContents(context)) {
    if (content.kind !== "dependencies" || content.flag !== true || content.use === null) continue;
    const { copies, path, stage, use } = content;
    const key = `${copies.at(-1)?.index ?? ""} ${path} ${stage} ${use.manager.ecosystem}`;
    const others = found.get(key);
    if (others === undefined) found.set(key, [content]);
    else others.push(content);
  }
  return [...found.values()];
}
