import type { Analysis, ArgumentView, StageView } from "@stagemap/analysis";
import { createLineIndex } from "@stagemap/text";
import type { FoundName } from "./find-name.ts";

/** Sentences on what a name stands for, with `code` between backticks; empty when there is nothing to say. */
export function describeName(
  { name, place }: FoundName,
  { text, analysis }: { readonly text: string; readonly analysis: Analysis },
): readonly string[] {
  if (name.kind === "variable") return describeVariable({ name, place }, { text, analysis });
  const stage = stageAt(name.places.find(({ isDefinition }) => isDefinition)?.span.start, analysis);
  return stage === undefined ? [] : describeStage(stage, analysis);
}

function stageAt(offset: number | undefined, { picture, places }: Analysis): StageView | undefined {
  if (offset === undefined) return undefined;
  const row = places.rows.find(({ span }) => span.start <= offset && offset <= span.end);
  return picture.stages.find(({ key }) => key === row?.stage);
}

function describeStage(stage: StageView, { picture }: Analysis): readonly string[] {
  const { key, number, base, steps, role, whyUnbuilt, whyReplaced } = stage;
  const what = stage.name === null ? `Stage ${number}` : `Stage \`${stage.name}\``;
  const on = base.label === "" ? "" : `, on \`${base.label}\``;
  const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
  const users = picture.stages.filter((other) =>
    picture.edges.some(({ from, to }) => from === key && to === other.key),
  );
  return [
    `${what}${on}: ${count}.`,
    whyReplaced ?? whyUnbuilt ?? (role === "target" ? "It is what is built." : ""),
    users.length === 0 ? "" : `Used by ${users.map(({ title }) => `\`${title}\``).join(", ")}.`,
  ].filter((sentence) => sentence !== "");
}

function describeVariable(
  { name, place }: FoundName,
  { text, analysis }: { readonly text: string; readonly analysis: Analysis },
): readonly string[] {
  const argument = analysis.arguments.find(({ key }) => key === name.title);
  if (place.definitions.length === 0) return [describeUnset(name.title, argument)];
  const index = createLineIndex(text);
  const declarations = argument?.declarations ?? [];
  const sentences = place.definitions.map(({ start }) => {
    const line = index.lineAt(start);
    const first = index.offsetAt({ line, column: 1 });
    const end = index.offsetAt({ line: line + 1, column: 1 });
    return `Line ${line}: \`${text.slice(first, end).trim().replaceAll("`", "'")}\``;
  });
  const [definition] = place.definitions;
  const declared = declarations.find(({ span }) => span.start === definition?.start);
  return [
    ...sentences,
    ...(declared === undefined ? [] : [describeValue(declared.value, argument)]),
  ];
}

function describeValue(value: string | null, argument: ArgumentView | undefined): string {
  if (value === null)
    return "It has no value: none is given for the build, and no line has a default.";
  const from = argument?.isGiven === true ? ", as given for the build" : "";
  return `It comes to \`${value.replaceAll("`", "'")}\`${from}.`;
}

function describeUnset(name: string, argument: ArgumentView | undefined): string {
  if (argument?.scope === "platform" && argument.value !== null) {
    return `BuildKit sets \`${name}\` to \`${argument.value}\`.`;
  }
  return `No line above sets \`${name}\`: it comes from the base image or the script, or is empty.`;
}
