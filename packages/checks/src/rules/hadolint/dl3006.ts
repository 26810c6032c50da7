import { insertion } from "../../edits.ts";
import { knownTag } from "../../known-tags.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { wholeFix } from "../../whole-fix.ts";
import { writtenImages } from "../../written-image.ts";

export const dl3006 = defineRule({
  id: "DL3006",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "A base image has a tag.",
  rationale:
    "Without a tag Docker takes `latest`, whatever that is on the day of the build. A build that worked last month then stands on another version, and nothing in the Dockerfile shows that something changed. Name the version that was tested.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3006",
  examples: [
    { bad: "FROM «debian»\n", fixed: "FROM debian:13\n" },
    { bad: "FROM «example.com:5000/team/base» AS build\n" },
  ],
  good: [
    "FROM debian:13\n",
    "FROM scratch\n",
    "FROM debian@sha256:3d868b5eb908155f3784317b3dda2941df87bbbbaa4608f84881de66d9bb297b\n",
    "ARG BASE=debian:13\nFROM ${BASE}\n",
    "FROM debian:13 AS base\nFROM base\n",
  ],
  *check(context) {
    for (const { tag, digest, reference, site, word } of writtenImages(context)) {
      if (tag !== null || digest !== null) continue;
      yield {
        ...findingAt(context, site, word, "Always tag the version of an image explicitly"),
        fixes: () => {
          const proposed = knownTag(reference);
          if (proposed === null || /["']$/.test(word.text)) return [];
          const edit = insertion(context, site, word.to, `:${proposed}`);
          return wholeFix(`Take version ${proposed}`, "review", [edit]);
        },
      };
    }
  },
});
