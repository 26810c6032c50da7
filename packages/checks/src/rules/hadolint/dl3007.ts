import { replacement } from "../../edits.ts";
import { knownTag } from "../../known-tags.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { wholeFix } from "../../whole-fix.ts";
import { writtenImages } from "../../written-image.ts";

export const dl3007 = defineRule({
  id: "DL3007",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "A base image is not tagged `latest`.",
  rationale:
    "`latest` is no version: it moves on with every release, so the same Dockerfile builds on something else tomorrow, and two machines with different caches build different images today. Name the version that was tested.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3007",
  examples: [
    { bad: "FROM alpine:«latest» AS build\n", fixed: "FROM alpine:3.22 AS build\n" },
    { bad: "FROM example.com/team/base:«latest»\n" },
  ],
  good: [
    "FROM alpine:3.22\n",
    "FROM alpine:latest@sha256:3d868b5eb908155f3784317b3dda2941df87bbbbaa4608f84881de66d9bb297b\n",
  ],
  *check(context) {
    for (const { tag, digest, reference, site } of writtenImages(context)) {
      if (tag === null || tag.text !== "latest" || digest !== null) continue;
      const message =
        "Using latest is prone to errors if the image will ever update. Pin the version explicitly to a release tag";
      yield {
        ...findingAt(context, site, tag, message),
        fixes: () => {
          const proposed = knownTag(reference);
          const edit = proposed === null ? null : replacement(context, site, tag, proposed);
          return wholeFix(`Take version ${proposed ?? ""}`, "review", [edit]);
        },
      };
    }
  },
});
