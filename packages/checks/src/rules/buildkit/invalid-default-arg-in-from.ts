import { parseImageReference } from "@stagemap/model";
import { expand } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import { declaredForAll } from "../../declaring.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { isUnbroken } from "../../written.ts";

export const invalidDefaultArgInFrom = defineRule({
  id: "InvalidDefaultArgInFrom",
  origin: "buildkit",
  severity: "warning",
  summary: "With the defaults of its arguments, FROM names an image.",
  rationale:
    "Whoever builds without --build-arg gets the defaults. An argument without one leaves `FROM $BASE` or `FROM node:${TAG}` without a name that could be an image, and the build fails before it begins. Give it a default that works.",
  source: "https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/",
  examples: [
    {
      bad: "ARG TAG\nFROM «busybox:${TAG}»\n",
      fixed: "ARG TAG=latest\nFROM busybox:${TAG}\n",
    },
    {
      bad: "ARG REGISTRY\nFROM «$REGISTRY/library/busybox»\n",
      fixed: "ARG REGISTRY=docker.io\nFROM $REGISTRY/library/busybox\n",
    },
    { bad: "ARG BASE\nFROM «$BASE»\n" },
  ],
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
      yield {
        ...findingAt(context, site, base, message),
        site: null,
        fixes: () => withDefault(context, base.text),
      };
    }
  },
});

/** A tag that is all of the name's end is "latest" to Docker when it is missing, and a registry at the start Docker Hub. */
function withDefault(context: CheckContext, base: string): Fix[] {
  const [, tag, shortTag] = /^[^$@]+:\$(?:\{(\w+)\}|(\w+))$/.exec(base) ?? [];
  const [, registry, shortRegistry] = /^\$(?:\{(\w+)\}|(\w+))\/[^$]+$/.exec(base) ?? [];
  const name = tag ?? shortTag ?? registry ?? shortRegistry;
  if (name === undefined) return [];
  const value = (tag ?? shortTag) === undefined ? "docker.io" : "latest";
  const edit = defaultEdit(context, name, `${name}=${value}`);
  if (edit === null) return [];
  return [{ title: `Give ${name} the default “${value}”`, safety: "review", edits: [edit] }];
}

/** Gives the declaration a default, or declares what is not. */
function defaultEdit(context: CheckContext, name: string, argument: string): TextEdit | null {
  const { model, siteOfItem } = context;
  const declarations = model.defaults.declarations.filter((each) => each.name === name);
  const [declaration] = declarations;
  if (declaration === undefined) return declaredForAll(context, argument);
  const site = siteOfItem.get(declaration.item);
  const isPlain = site !== undefined && isUnbroken(site, declaration.word);
  return isPlain && declarations.length === 1
    ? replacement(context, site, declaration.word, argument)
    : null;
}
