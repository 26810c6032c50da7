import type { SourceFault, VertexSite } from "./blame.ts";
import { sayDeltas } from "./context-changes.ts";
import type { Delta } from "./context-changes.ts";
import { labelOf, stageTitle } from "./labels.ts";
import type { MatchedVertex } from "./match-steps.ts";
import { originTitle } from "./origins.ts";
import type { Outcome } from "./outcome.ts";
import { contextPath, isWithin } from "./paths.ts";
import type { Input, Vertex } from "./plan.ts";
import { sayShort } from "./sentences.ts";
import type { Cause } from "./types.ts";

/** What a step takes from outside its stage and is not as it was. */
export function inputCauses(
  outcome: Outcome,
  { stage, index, vertex }: VertexSite,
  match: MatchedVertex,
  sourceFault: SourceFault,
): InputCauses {
  const causes: Cause[] = [];
  const unsure: Cause[] = [];
  const roots: Cause[] = [];
  const earlier = outcome.matches.stages.get(stage) ?? -1;
  const was = outcome.before.stages[earlier]?.vertices[match.index]?.inputs ?? [];
  const different = outcome.different.stages[stage]?.vertices[index]?.inputs ?? [];
  const identical = outcome.identical.stages[stage]?.vertices[index]?.inputs ?? [];
  for (const [at, input] of vertex.inputs.entries()) {
    if (different[at] === was[at]) continue;
    const isSure = identical[at] !== was[at];
    if (input.kind === "context") causes.push(...contextCauses(outcome, vertex, input));
    else if (input.kind === "remote") causes.push(remoteCause(vertex, input.url));
    else {
      const cause = originCause(outcome, { vertex, input, isSure });
      if (cause === null) continue;
      (isSure ? causes : unsure).push(cause);
      if (input.origin.kind === "stage")
        roots.push(...(sourceFault(input.origin.stage)?.roots ?? []));
    }
  }
  return { causes, unsure, roots };
}

interface InputCauses {
  readonly causes: readonly Cause[];
  /** Those that only count if what is taken comes out different. */
  readonly unsure: readonly Cause[];
  /** What lies at the bottom of causes in other stages. */
  readonly roots: readonly Cause[];
}

type ContextInput = Extract<Input, { readonly kind: "context" }>;
type OriginInput = Extract<Input, { readonly kind: "origin" }>;

const WILDCARD = /[*?[]/;
/** How many files get a cause of their own. */
const MOST_FILES = 3;

function contextCauses(
  { changes }: Outcome,
  vertex: Vertex,
  { selection, use }: ContextInput,
): readonly Cause[] {
  const taken = changes.deltas.filter(({ path }) => selection.takes(path));
  const folders = selection.sources.filter((source) => !WILDCARD.test(source)).map(contextPath);
  const isFolder = folders.some((folder) =>
    taken.some(({ path }) => path !== folder && isWithin(path, folder)),
  );
  const verb =
    use === "copy" ? `${labelOf(vertex)} selects` : `The mount of line ${vertex.line} shows`;
  const groups = taken.length > MOST_FILES ? [taken] : taken.map((delta) => [delta]);
  return groups.map((group) => {
    const [first] = group;
    const text = `${verb} ${sayTaken(group)}${isFolder ? suffix(group, changes.hasIgnoreFile) : ""}`;
    const path = first?.path ?? null;
    return {
      kind: "file",
      text,
      line: vertex.line,
      step: vertex.step?.key ?? null,
      path,
      variable: null,
    };
  });
}

function sayTaken(deltas: readonly Delta[]): string {
  const [first] = deltas;
  if (first === undefined) return "files";
  if (deltas.length > 1) return `${sayShort(deltas.map(({ path }) => path))}: ${sayDeltas(deltas)}`;
  switch (first.kind) {
    case "content":
      return `${first.path}, which changed`;
    case "mode":
      return `${first.path}, whose mode changed`;
    case "added":
      return `${first.path}, which is new`;
    case "removed":
      return `${first.path} no longer, for it was removed`;
    case "let-in":
      return `${first.path}, which .dockerignore lets in now`;
    case "left-out":
      return `${first.path} no longer: line ${first.decision?.line ?? 1} of .dockerignore leaves it out`;
  }
}

function suffix([first, ...others]: readonly Delta[], hasIgnoreFile: boolean): string {
  if (first === undefined || !["content", "mode", "added"].includes(first.kind)) return "";
  const it = others.length === 0 ? "it" : "them";
  return hasIgnoreFile
    ? `, and no line of .dockerignore excludes ${it}`
    : `, and there is no .dockerignore that excludes ${it}`;
}

function remoteCause({ line, step }: Vertex, url: string): Cause {
  const text = `${url} holds something else than before; ADD asks for it in every build`;
  return { kind: "fetched", text, line, step: step?.key ?? null, path: null, variable: null };
}

interface OriginSite {
  readonly vertex: Vertex;
  readonly input: OriginInput;
  /** True when what is taken is another one in any case. */
  readonly isSure: boolean;
}

/** Null when what is taken has no fault of its own. */
function originCause(outcome: Outcome, { vertex, input, isSure }: OriginSite): Cause | null {
  const { origin, selection, use } = input;
  const { line, step } = vertex;
  const paths = sayShort(selection.sources);
  const copying = use === "copy" ? "COPY --from" : "a mount";
  const base = {
    kind: "source" as const,
    line,
    step: step?.key ?? null,
    path: null,
    variable: null,
  };
  if (origin.kind !== "stage") {
    const title = originTitle(origin);
    if (!outcome.isMoved(origin)) return { ...base, text: `Takes ${paths} from ${title}` };
    const rest = isSure ? "" : `: cached if ${paths} is the same in it`;
    return { ...base, text: `${title} holds something else than before${rest}` };
  }
  const plan = outcome.plan.stages[origin.stage];
  const title = plan === undefined ? "the stage" : capital(stageTitle(plan));
  const text = isSure
    ? `${title} puts out another ${paths}, and ${copying} is keyed by what it takes`
    : `${title} is rebuilt, but ${copying} is keyed by what it takes: cached if ${paths} comes out identical`;
  return { ...base, text };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
