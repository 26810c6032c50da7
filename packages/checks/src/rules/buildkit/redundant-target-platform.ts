import { expand } from "@stagemap/syntax";
import { platformFlag, withoutPlatform } from "../../platform-flag.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const redundantTargetPlatform = defineRule({
  id: "RedundantTargetPlatform",
  origin: "buildkit",
  severity: "warning",
  summary: "FROM does not repeat the target platform, which is the default.",
  rationale:
    "Without --platform a stage is built for the target platform already. The flag is worth something where it differs: `--platform=$BUILDPLATFORM` for a stage that cross-compiles on the machine that builds.",
  source: "https://docs.docker.com/reference/build-checks/redundant-target-platform/",
  examples: [
    {
      bad: "FROM --platform=«$TARGETPLATFORM» alpine AS build\n",
      fixed: "FROM alpine AS build\n",
    },
  ],
  good: ["FROM alpine AS build\n", "FROM --platform=$BUILDPLATFORM alpine AS build\n"],
  *check(context) {
    const { globals, tree } = context.model;
    const target = globals.values.get("TARGETPLATFORM");
    for (const site of context.sites) {
      const flag = platformFlag(site.instruction);
      if (flag === null) continue;
      const value = expand(flag.text, {
        escape: tree.escape,
        lookUp: (name) => globals.values.get(name),
      });
      const isTarget =
        value.ok &&
        value.matched.size === 1 &&
        value.matched.has("TARGETPLATFORM") &&
        value.unmatched.size === 0 &&
        value.text === target;
      if (!isTarget) continue;
      const message = `Setting platform to predefined ${flag.text} in FROM is redundant as this is the default behavior`;
      yield {
        ...findingAt(context, site, flag, message),
        // An ARG of the same name may hold another platform than the target's.
        fixes: () =>
          globals.declarations.some(({ name }) => name === "TARGETPLATFORM")
            ? []
            : withoutPlatform(context, site, {
                title: "Remove the flag, which says the default",
                safety: "safe",
              }),
      };
    }
  },
});
