import { parseImageReference } from "@stagemap/model";
import { expand } from "@stagemap/syntax";
import { defineRule, findingAt } from "../../rule.ts";

export const invalidDefaultArgInFrom = defineRule({
  id: "InvalidDefaultArgInFrom",
  origin: "buildkit",
  severity: "warning",
  summary: "With the defaults of its arguments, FROM names an image.",
  rationale:
    "Whoever builds without --build-arg gets the defaults. An argument without one leaves `FROM $BASE` or `FROM node:${TAG}` without a name that could be an image, and the build fails before it begins. Give it a default that works.",
  source: "https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/",
  examples: [{ bad: "ARG TAG\nFROM «busybox:${TAG}»\n" }],
  good: ["ARG TAG=latest\nFROM busybox:${TAG}\n", "ARG TAG\nFROM busybox:${TAG:-latest}\n"],
  *check(context) {
    const { defaults, images, tree } = context.model;
    // BuildKit gives up on the whole check when a default cannot be worked out.
    if (defaults.declarations.some(({ fault }) => fault !== null)) return;
    for (const site of context.sites) {
      const [base] = site.instruction.args;
      if (site.instruction.name !== "FROM" || base === undefined) continue;
      const value = expand(base.text, {
        escape: tree.escape,
        lookUp: (name) => defaults.values.get(name),
      });
      if (!value.ok) return;
      if ((images.get(value.text) ?? parseImageReference(value.text)).ok) continue;
      const message = `Default value for ARG ${base.text} results in empty or invalid base image name`;
      yield { ...findingAt(context, site, base, message), site: null };
    }
  },
});
