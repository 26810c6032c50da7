import { defineRule, findingAt } from "../../rule.ts";

export const dl3065 = defineRule({
  id: "DL3065",
  origin: "hadolint",
  severity: "warning",
  sameAs: "RedundantTargetPlatform",
  summary: "FROM does not ask for the platform that it takes anyway.",
  rationale:
    "Without --platform a stage is built for the target platform. To write `--platform=$TARGETPLATFORM` changes nothing and only makes readers look for a reason. BuildKit warns of the same.",
  source: "https://docs.docker.com/reference/build-checks/redundant-target-platform/",
  examples: [{ bad: "FROM --platform=«$TARGETPLATFORM» alpine:3.22\n" }],
  good: ["FROM --platform=$BUILDPLATFORM alpine:3.22\n"],
  *check(context) {
    for (const site of context.sites) {
      if (site.instruction.name !== "FROM") continue;
      const flag = site.instruction.flags.find(({ name }) => name === "platform");
      if (flag === undefined || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value ?? ""))
        continue;
      const message =
        "Setting `FROM --platform` to predefined `$TARGETPLATFORM` in is redundant as this is the default behavior";
      yield findingAt(context, site, flag, message);
    }
  },
});
