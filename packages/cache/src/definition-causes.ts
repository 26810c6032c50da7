import { labelOf } from "./labels.ts";
import type { Part, StagePlan, StepSetting, Vertex } from "./plan.ts";
import { sayShort, shorten } from "./sentences.ts";
import type { Cause } from "./types.ts";

/** What of a step's own definition is not as it was, as far as it is in its key. */
export function definitionCauses(
  vertex: Vertex,
  before: Vertex,
  stage: StagePlan | undefined,
): readonly Cause[] {
  const causes: Cause[] = [];
  const isSameLine = vertex.item.raw.trimEnd() === before.item.raw.trimEnd();
  if (vertex.definition !== before.definition) {
    if (isEdited(vertex)) causes.push(causeOf("line", `Line ${vertex.line} is edited`, vertex));
    else if (!isSameLine) causes.push(editedLine(vertex, before));
    else if (vertex.kind !== "run") causes.push(...expandedVariables(vertex, before));
    causes.push(...changedSettings(vertex, before, stage));
    if (causes.length === 0) causes.push(...expandedVariables(vertex, before));
  }
  if (vertex.kind === "run") causes.push(...seenVariables(vertex, before));
  return causes;
}

/** True for a step that counts as another one, whatever it was before. */
function isEdited({ parts }: Vertex): boolean {
  return parts.some(({ name }) => name === "edited");
}

function editedLine(vertex: Vertex, before: Vertex): Cause {
  return causeOf("line", sayEdit(vertex, before), vertex);
}

function sayEdit(vertex: Vertex, before: Vertex): string {
  const { line } = vertex;
  if (labelOf(vertex) !== labelOf(before))
    return `Line ${line} is edited: it was ${labelOf(before)}`;
  const [now, then] = [vertex, before].map(({ item }) => item.raw.replaceAll(/\s+/g, " ").trim());
  return now === then
    ? `Line ${line} is edited: only white space is another, and that counts in a command`
    : `Line ${line} is edited`;
}

/** Variables that the line uses and whose values changed: BuildKit replaces them before it makes the key. */
function expandedVariables(vertex: Vertex, before: Vertex): readonly Cause[] {
  return changedVariables(vertex, before)
    .filter(({ name }) => isNamed(vertex.item.raw, name))
    .map((changed) => {
      const text = `Line ${vertex.line} uses ${changed.name}: ${sayVariable(changed)}`;
      return { ...causeOf(changed.kind, text, vertex), line: changed.line, variable: changed.name };
    });
}

/** RUN gets every variable in scope as its environment. */
function seenVariables(vertex: Vertex, before: Vertex): readonly Cause[] {
  const changed = changedVariables(vertex, before);
  const isReordered = changed.length === 0 && namesOf(vertex) !== namesOf(before);
  if (isReordered) {
    return [causeOf("environment", "ENV and ARG above it stand in another order", vertex)];
  }
  return changed.map((each) => {
    const isUsed = isNamed(vertex.item.raw, each.name);
    const reason = isUsed
      ? "which the command uses"
      : "and the key of a RUN holds every variable in scope, used or not";
    return {
      ...causeOf(each.kind, `${sayVariable(each)}, ${reason}`, vertex),
      line: each.line,
      step: null,
      variable: each.name,
    };
  });
}

function namesOf({ variables }: Vertex): string {
  return [...variables.keys()].join("\n");
}

interface ChangedVariable {
  readonly name: string;
  readonly kind: "argument" | "environment";
  readonly was: string | undefined;
  readonly is: string | undefined;
  readonly line: number | null;
}

function changedVariables(vertex: Vertex, before: Vertex): readonly ChangedVariable[] {
  const names = new Set([...vertex.variables.keys(), ...before.variables.keys()]);
  const changed: ChangedVariable[] = [];
  for (const name of names) {
    const now = vertex.variables.get(name);
    const then = before.variables.get(name);
    if (now?.value === then?.value) continue;
    const kind = (now ?? then)?.origin ?? "environment";
    changed.push({ name, kind, was: then?.value, is: now?.value, line: now?.line ?? null });
  }
  return changed;
}

function sayVariable({ name, kind, was, is, line }: ChangedVariable): string {
  const keyword = kind === "argument" ? "ARG" : "ENV";
  const place = line === null ? "" : ` (line ${line})`;
  if (is === undefined) return `${keyword} ${name}, which is no longer set`;
  if (was === undefined) return `${keyword} ${name}${place} is now set to “${shorten(is)}”`;
  return `${keyword} ${name}${place} is “${shorten(is)}” instead of “${shorten(was)}”`;
}

function isNamed(raw: string, name: string): boolean {
  return raw.includes(`$${name}`) || raw.includes(`\${${name}`);
}

const SETTINGS: readonly {
  readonly part: Part["name"];
  readonly keyword: string;
  readonly value: (setting: StepSetting) => string;
  readonly line: (setting: StepSetting) => number | null;
}[] = [
  {
    part: "directory",
    keyword: "WORKDIR",
    value: ({ directory }) => directory,
    line: ({ directoryLine }) => directoryLine,
  },
  { part: "user", keyword: "USER", value: ({ user }) => user, line: ({ userLine }) => userLine },
  {
    part: "shell",
    keyword: "SHELL",
    value: ({ shell }) => shell?.join(" ") ?? "",
    line: ({ shellLine }) => shellLine,
  },
];

function changedSettings(
  vertex: Vertex,
  before: Vertex,
  stage: StagePlan | undefined,
): readonly Cause[] {
  const causes: Cause[] = [];
  for (const { part, keyword, value, line } of SETTINGS) {
    const isInKey = vertex.parts.some(({ name }) => name === part);
    // A relative destination of COPY is worked out before it enters the key.
    const isRelative = part === "directory" && vertex.kind === "copy";
    const now = value(vertex.setting);
    const then = value(before.setting);
    if (now === then || (!isInKey && !isRelative)) continue;
    const at = line(vertex.setting);
    const place = at === null ? "" : ` on line ${at}`;
    const text = `${keyword}${place} is ${now === "" ? "the default" : now} instead of ${then === "" ? "the default" : then}`;
    causes.push({ ...causeOf("setting", text, vertex), line: at, step: null });
  }
  const changed = changedParts(vertex, before);
  if (changed.includes("platform")) {
    const text = `The platform is ${stage?.platform ?? "another one"}, which is in every key`;
    causes.push(causeOf("setting", text, vertex));
  }
  if (changed.includes("epoch")) {
    const text = "SOURCE_DATE_EPOCH changed, which is the time of the folder that WORKDIR makes";
    causes.push(causeOf("argument", text, vertex));
  }
  return causes;
}

function changedParts(vertex: Vertex, before: Vertex): readonly Part["name"][] {
  const names = new Set([...vertex.parts, ...before.parts].map(({ name }) => name));
  return [...names].filter((name) => partOf(vertex, name) !== partOf(before, name));
}

function partOf({ parts }: Vertex, name: Part["name"]): string | undefined {
  return parts.find((part) => part.name === name)?.value;
}

/** What changed of an instruction that is never run, for a note; null when nothing did. */
export function configChange(vertex: Vertex, before: Vertex | undefined): string | null {
  if (before === undefined) return `Line ${vertex.line} is new`;
  if (isEdited(vertex)) return `Line ${vertex.line} is edited`;
  const isSame = vertex.item.raw.trimEnd() === before.item.raw.trimEnd();
  if (!isSame) return sayEdit(vertex, before);
  const changed = changedVariables(vertex, before).filter(({ name }) =>
    isNamed(vertex.item.raw, name),
  );
  return changed.length === 0 ? null : sayShort(changed.map(sayVariable));
}

function causeOf(kind: Cause["kind"], text: string, { line, step }: Vertex): Cause {
  return { kind, text, line, step: step?.key ?? null, path: null, variable: null };
}
