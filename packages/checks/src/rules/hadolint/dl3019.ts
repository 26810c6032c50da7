import { missingOptions } from "../../missing-option.ts";
import { hasFlag } from "@stagemap/shell";
import { isMounted } from "../../cache-leftovers.ts";
import { isInside } from "../../paths.ts";
import { removedPaths } from "../../removed-paths.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import type { Run } from "../../runs.ts";

export const dl3019 = defineRule({
  id: "DL3019",
  origin: "hadolint",
  severity: "info",
  isAboutWhatShips: true,
  summary: "The index of packages that apk reads does not stay in the image.",
  rationale:
    "`apk add` writes the index of all packages to /var/cache/apk, where it is dead weight in the layer. With `--no-cache` it reads the index afresh and keeps none of it, so neither `apk update` before nor `rm` behind is needed. A cache mount on /var/cache/apk does as well.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3019",
  examples: [
    {
      bad: "FROM alpine:3.22\nRUN apk update && «apk add curl=8.14.1-r1»\n",
      fixed: "FROM alpine:3.22\nRUN apk update && apk add --no-cache curl=8.14.1-r1\n",
    },
  ],
  good: [
    "FROM alpine:3.22\nRUN apk --no-cache add curl\n",
    "FROM alpine:3.22\nRUN --mount=type=cache,target=/var/cache/apk apk add -U curl\n",
  ],
  *check(context) {
    yield* missingOptions(context, {
      isProgram: (program) => program === "apk",
      subcommands: ["add"],
      option: "--no-cache",
      safety: "safe",
      isGood: (command, run) => hasFlag(command, ["--no-cache"]) || isKeptOut(context, run),
      message:
        "Use the `--no-cache` switch to avoid the need to use `--update` and remove `/var/cache/apk/*` when done installing packages",
    });
  },
});

/** hadolint knows of the mount only, and not of the folder that apk prefers when it is there. */
function isKeptOut(context: CheckContext, run: Run): boolean {
  if (
    run.mounts.some(
      ({ type, target }) =>
        (type === "cache" || type === "tmpfs") && target.includes("/var/cache/apk"),
    )
  ) {
    return true;
  }
  if (context.isAll) return false;
  return (
    isMounted(run, "/etc/apk/cache") ||
    removedPaths(context, run).some((path) => isInside("/var/cache/apk", path))
  );
}
