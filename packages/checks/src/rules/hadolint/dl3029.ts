import { platformFlag } from "../../platform-flag.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const dl3029 = defineRule({
  id: "DL3029",
  origin: "hadolint",
  severity: "warning",
  sameAs: "FromPlatformFlagConstDisallowed",
  summary: "FROM leaves the platform to the build.",
  rationale:
    "A platform that stands in the Dockerfile holds whatever the build is for: on another machine the stage is emulated, or its programs do not start. Leave `--platform` to the command line, or write $BUILDPLATFORM for a stage that cross-compiles.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3029",
  examples: [
    { bad: "FROM --platform=«linux/arm64» debian:13\n" },
    { bad: "ARG PLATFORM=linux/arm64\nFROM --platform=«$PLATFORM» debian:13\n" },
  ],
  good: ["FROM debian:13\n", "FROM --platform=$BUILDPLATFORM golang:1.25\n"],
  *check(context) {
    for (const site of context.sites) {
      const flag = platformFlag(site.instruction);
      if (flag === null || /BUILDPLATFORM|TARGETPLATFORM/.test(flag.text)) continue;
      // An argument of the project's own is not tied to a platform, nor is a stage that is named after its own.
      const name = site.stage?.name ?? "";
      const isMeant =
        flag.text.includes("$") ||
        flag.text.split("/").some((part) => part !== "" && name.includes(part));
      if (isMeant && !context.isAll) continue;
      yield findingAt(context, site, flag, "Do not use --platform flag with FROM");
    }
  },
});
