import { parsePlatform } from "@stagemap/model";
import { expand, goQuote } from "@stagemap/syntax";
import { replacement } from "../../edits.ts";
import { platformFlag, withoutPlatform } from "../../platform-flag.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import type { LocalSpan } from "@stagemap/syntax";

export const fromPlatformFlagConstDisallowed = defineRule({
  id: "FromPlatformFlagConstDisallowed",
  origin: "buildkit",
  severity: "warning",
  summary: "FROM --platform is not tied to one platform.",
  rationale:
    "A fixed platform makes the stage the same whatever the build is for: `docker build --platform linux/arm64` then gives an image that holds amd64 programs. Use $BUILDPLATFORM or $TARGETPLATFORM, or name the stage after its platform to show that it is meant.",
  source: "https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/",
  examples: [
    {
      bad: "FROM --platform=«linux/amd64» alpine AS base\n",
      fixed: "FROM alpine AS base\n",
    },
    {
      bad: "FROM --platform=«linux/amd64» alpine AS build\nFROM scratch\nCOPY --from=build /a /a\n",
      fixed:
        "FROM --platform=$BUILDPLATFORM alpine AS build\nFROM scratch\nCOPY --from=build /a /a\n",
    },
  ],
  good: [
    "FROM --platform=$BUILDPLATFORM alpine AS base\n",
    "FROM --platform=linux/amd64 alpine AS build_amd64\n",
  ],
  *check(context) {
    const { tree } = context.model;
    for (const site of context.sites) {
      const flag = platformFlag(site.instruction);
      if (flag === null) continue;
      const value = expand(flag.text, { escape: tree.escape, lookUp: () => undefined });
      if (!value.ok || value.unmatched.size > 0) continue;
      const platform = parsePlatform(value.text);
      if (!platform.ok) continue;
      const { os, architecture } = platform.platform;
      const name = site.stage?.name ?? "";
      if (name.includes(os) || name.includes(architecture)) continue;
      const message = `FROM --platform flag should not use constant value ${goQuote(value.text)}`;
      yield {
        ...findingAt(context, site, flag, message),
        fixes: () => freed(context, site, flag),
      };
    }
  },
});

/** What ships is for the platform that is asked for; a stage that only builds may run on the machine that builds. */
function freed(context: CheckContext, site: Site, flag: LocalSpan): Fix[] {
  const removed = withoutPlatform(context, site, {
    title: "Remove the flag: build for the platform that is asked for",
    safety: "review",
  });
  const building: Fix = {
    title: "Use $BUILDPLATFORM: build on the platform of the machine that builds",
    safety: "review",
    edits: [replacement(context, site, flag, "$BUILDPLATFORM")],
  };
  return context.shipped.has(site.stage?.index ?? -1)
    ? [...removed, building]
    : [building, ...removed];
}
