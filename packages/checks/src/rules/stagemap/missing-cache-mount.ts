import { cacheMounting, uncachedUses } from "../../cache-mounts.ts";
import { packageUsesOf } from "../../package-uses.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const missingCacheMount = defineRule({
  id: "MissingCacheMount",
  origin: "stagemap",
  severity: "info",
  sameAs: [
    "CacheLeftInLayer",
    "DL3042",
    "DL3060",
    "DL3009",
    "DL3019",
    "DL3032",
    "DL3036",
    "DL3040",
  ],
  summary: "Package managers keep their downloads in a cache mount.",
  rationale:
    "When a step is run again, it starts from nothing: every package is downloaded anew though one version changed. A cache mount (`--mount=type=cache`) keeps the manager's own cache on the builder from one build to the next. It is no part of the image, so nothing has to be cleaned up either. Debian's images delete what apt downloaded after each install: there, remove /etc/apt/apt.conf.d/docker-clean first.",
  source: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
  examples: [
    {
      bad: "FROM node:22 AS build\nRUN «npm ci»\nFROM node:22-slim\nCOPY --from=build /app /app\n",
      fixed:
        "FROM node:22 AS build\nRUN --mount=type=cache,target=/root/.npm npm ci\nFROM node:22-slim\nCOPY --from=build /app /app\n",
    },
    {
      bad: "FROM golang:1.24 AS build\nRUN «go mod download»\nRUN go build -o /a .\nFROM scratch\nCOPY --from=build /a /a\n",
      fixed:
        "FROM golang:1.24 AS build\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go mod download\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /a .\nFROM scratch\nCOPY --from=build /a /a\n",
    },
  ],
  good: [
    "FROM node:22 AS build\nRUN --mount=type=cache,target=/root/.npm npm ci\nFROM scratch\n",
    "FROM debian:13\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n",
    "FROM alpine\nRUN apk add --no-cache git\n",
    "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask\n",
  ],
  *check(context) {
    // One finding a stage and manager: a mount for one of its steps is of use to all.
    const seen = new Set<string>();
    for (const run of context.runs) {
      if (run.isTrigger || packageUsesOf(context, run).length === 0) continue;
      const uses = uncachedUses(context, run).filter(({ manager, stage }) => {
        const key = `${stage} ${manager.id}`;
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      });
      const [first] = uses;
      if (first === undefined) continue;
      const { command, subcommandWords, manager } = first;
      const last = subcommandWords.at(-1) ?? command.nameWord ?? command;
      const others = new Set(uses.map((use) => use.manager.id));
      others.delete(manager.id);
      const more = others.size === 0 ? "" : `, and so do ${[...others].join(", ")}`;
      const message = `${manager.id} downloads everything again whenever this step runs${more}: a cache mount keeps it from one build to the next`;
      yield {
        ...findingAt(context, run.site, { from: command.from, to: last.to }, message),
        fixes: () => cacheMounting(context, run, uses),
      };
    }
  },
});
