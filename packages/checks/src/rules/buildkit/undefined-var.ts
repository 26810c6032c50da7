import type { LocalSpan, Word } from "@stagemap/syntax";
import { declaredBefore, isArgumentName, renamedVariable } from "../../declaring.ts";
import { observed, observedFinding } from "../../observed.ts";
import type { Observed } from "../../observed.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";

export const undefinedVar = defineRule({
  id: "UndefinedVar",
  origin: "buildkit",
  severity: "warning",
  summary: "A variable is defined before it is used.",
  rationale:
    "BuildKit replaces a variable that is not defined with nothing, without a word: `COPY $DIR/app .` then copies /app. An ARG from before the first FROM counts in a stage only when the stage declares it again with `ARG NAME`.",
  source: "https://docs.docker.com/reference/build-checks/undefined-var/",
  examples: [
    { bad: "FROM alpine\nCOPY «$dir» .\n", fixed: "FROM alpine\nARG dir\nCOPY $dir .\n" },
    {
      bad: "FROM alpine\nARG DIR=src\nCOPY «${DIRR}»/a ${DIR}/b .\n",
      fixed: "FROM alpine\nARG DIR=src\nCOPY ${DIR}/a ${DIR}/b .\n",
    },
    {
      bad: "ARG VERSION=1\nFROM alpine\nENV APP_VERSION=«$VERSION»\n",
      fixed: "ARG VERSION=1\nFROM alpine\nARG VERSION\nENV APP_VERSION=$VERSION\n",
    },
  ],
  good: [
    "FROM alpine\nARG dir=src\nCOPY $dir .\n",
    "ARG VERSION=1\nFROM alpine\nARG VERSION\nENV APP_VERSION=$VERSION\n",
    "FROM alpine\nENV PATH=$PATH:/app/bin\n",
  ],
  *check(context) {
    for (const seen of observed(context, "undefined")) {
      const { name, suggestion } = seen.observation;
      const hint = suggestion === "" ? "" : ` (did you mean $${suggestion}?)`;
      yield {
        ...observedFinding(context, seen, `Usage of undefined variable '$${name}'${hint}`),
        fixes: () => mended(context, seen),
      };
    }
  },
});

/** The name that was meant, or an ARG for the one that is written. What ONBUILD left stands elsewhere. */
function* mended(
  context: CheckContext,
  { observation, site }: Observed<"undefined">,
): Iterable<Fix> {
  const { name, suggestion } = observation;
  if (site.instruction.name === "FROM") return;
  const isGlobal = context.model.globals.declarations.some((each) => each.name === name);
  const renaming = suggestion === "" || isGlobal ? null : renamed(context, site, observation);
  if (renaming !== null) yield renaming;
  const declaration = isArgumentName(name) ? declaredBefore(context, site, name) : null;
  if (declaration === null) return;
  const title = isGlobal
    ? `Declare ${name} in this stage too, with ARG ${name}`
    : `Declare ${name} as a build argument`;
  yield { title, safety: "review", edits: [declaration] };
}

function renamed(
  context: CheckContext,
  site: Site,
  { name, suggestion, span }: Observed<"undefined">["observation"],
): Fix | null {
  const word = wordAround(site, span);
  const edits =
    word === null ? null : renamedVariable(context, site, { word, name, newName: suggestion });
  return edits && { title: `Use $${suggestion} instead`, safety: "review", edits };
}

function wordAround({ instruction }: Site, span: LocalSpan): Word | null {
  const { args, pairs, flags } = instruction;
  const values = flags.flatMap(({ value, valueSpan }) =>
    value === null || valueSpan === null ? [] : [{ text: value, ...valueSpan }],
  );
  const words = [...args, ...pairs.flatMap(({ key, value }) => [key, value]), ...values];
  return words.find(({ from, to }) => from <= span.from && span.to <= to) ?? null;
}
