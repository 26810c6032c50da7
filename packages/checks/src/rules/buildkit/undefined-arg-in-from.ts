import { didYouMean, splitArgument, variableSpan } from "@stagemap/model";
import { expand } from "@stagemap/syntax";
import type { Word } from "@stagemap/syntax";
import { declaredForAll, isArgumentName, renamedVariable } from "../../declaring.ts";
import { platformFlag } from "../../platform-flag.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Finding, Fix, Site } from "../../rule.ts";

export const undefinedArgInFrom = defineRule({
  id: "UndefinedArgInFrom",
  origin: "buildkit",
  severity: "warning",
  summary: "FROM uses only arguments that are declared before the first FROM.",
  rationale:
    "FROM sees what ARG declares above the first FROM, and the platform arguments; nothing of any stage. Anything else is replaced with nothing.",
  source: "https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
  examples: [
    {
      bad: "FROM node:22«${VARIANT}»\n",
      fixed: "ARG VARIANT\nFROM node:22${VARIANT}\n",
    },
    {
      bad: "ARG VARIANT=-slim\nFROM node:22«${VARIENT}»\n",
      fixed: "ARG VARIANT=-slim\nFROM node:22${VARIANT}\n",
    },
    {
      bad: "FROM alpine AS a\nARG TAG=1\nFROM node«$TAG»\n",
      fixed: "ARG TAG=1\nFROM alpine AS a\nARG TAG=1\nFROM node$TAG\n",
    },
    { bad: "FROM --platform=linux«$ARCH» alpine\n" },
  ],
  good: [
    'ARG VARIANT="-slim"\nFROM node:22${VARIANT}\n',
    "FROM --platform=$BUILDPLATFORM alpine\n",
  ],
  *check(context) {
    const { declarations, values } = context.model.globals;
    const known = new Set([...declarations.map(({ name }) => name), ...values.keys()]);
    for (const site of context.sites) {
      const { instruction } = site;
      if (instruction.name !== "FROM") continue;
      const [base] = instruction.args;
      if (base !== undefined) yield* undeclared(context, site, { word: base, known });
      const platform = platformFlag(instruction);
      if (platform !== null) yield* undeclared(context, site, { word: platform, known });
    }
  },
});

function* undeclared(
  context: CheckContext,
  site: Site,
  { word, known }: { readonly word: Word; readonly known: ReadonlySet<string> },
): Iterable<Finding> {
  const { globals, tree } = context.model;
  const value = expand(word.text, {
    escape: tree.escape,
    lookUp: (name) => globals.values.get(name),
  });
  if (!value.ok) return;
  for (const name of value.unmatched) {
    if (known.has(name)) continue;
    const hint = didYouMean(name, known, true);
    const message = `FROM argument '${name}' is not declared${hint}`;
    yield {
      ...findingAt(context, site, variableSpan(word, name), message),
      fixes: () => mended(context, site, { word, name, newName: nearestOf(hint) }),
    };
  }
}

/** The name in a hint; "" without one. */
function nearestOf(hint: string): string {
  return /did you mean (.+)\?/.exec(hint)?.[1] ?? "";
}

function* mended(
  context: CheckContext,
  site: Site,
  variable: { readonly word: Word; readonly name: string; readonly newName: string },
): Iterable<Fix> {
  const { name, newName } = variable;
  const renaming = newName === "" ? null : renamedVariable(context, site, variable);
  if (renaming !== null) {
    yield { title: `Use $${newName} instead`, safety: "review", edits: renaming };
  }
  // An ARG further down says what the value is to be, when it is the same wherever it stands.
  const written = context.sites
    .filter(({ instruction }) => instruction.name === "ARG")
    .flatMap(({ instruction }) => instruction.args)
    .filter((word) => splitArgument(word).name === name && word.text.includes("="));
  const texts = new Set(written.map(({ text }) => text));
  const [only] = texts.size === 1 ? texts : [];
  const argument = only === undefined || only.includes("$") ? name : only;
  const declaration = isArgumentName(name) ? declaredForAll(context, argument) : null;
  if (declaration === null) return;
  const title = `Declare ${name} before the first FROM`;
  yield { title, safety: "review", edits: [declaration] };
}
