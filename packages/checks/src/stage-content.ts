import { flagValue, isHeredoc } from "@stagemap/model";
import type { Step } from "@stagemap/model";
import { baseImage } from "./base-images.ts";
import { createContent } from "./content.ts";
import type { Content } from "./content.ts";
import { readRunContent } from "./run-content.ts";
import { baseName, isInside, joinPath, matchesGlob } from "./paths.ts";
import type { CheckContext, Dispatched, Site } from "./rule.ts";
import { runAt } from "./run-commands.ts";
import { settingsOf, valueOf } from "./step-settings.ts";
import { rootOf } from "./lineage.ts";

const known = new WeakMap<CheckContext, readonly (readonly Content[])[]>();

/**
 * What each stage that the target needs holds at its end, by its number, in the order in which it came there; nothing for other
 * stages. Worked out once.
 */
export function stageContents(context: CheckContext): readonly (readonly Content[])[] {
  const before = known.get(context);
  if (before !== undefined) return before;
  const sources = copySources(context);
  const contents: Content[][] = [];
  for (const [stage, steps] of context.dispatched.entries()) {
    const isNeeded = context.needed.has(stage);
    contents.push(isNeeded ? readStage(context, { stage, steps, contents, sources }) : []);
  }
  known.set(context, contents);
  return contents;
}

/** What is in the image that the target makes; empty without a target. */
export function shippedContents(context: CheckContext): readonly Content[] {
  return context.target === null ? [] : (stageContents(context)[context.target] ?? []);
}

interface StageInput {
  readonly stage: number;
  readonly steps: readonly Dispatched[];
  /** Of the stages above in the text. */
  readonly contents: readonly (readonly Content[])[];
  /** The numbers of the stages that COPY --from takes from, by step. */
  readonly sources: ReadonlyMap<Step, number>;
}

function copySources({ model }: CheckContext): ReadonlyMap<Step, number> {
  const sources = new Map<Step, number>();
  for (const { kind, step, from } of model.edges) {
    if (kind === "copy" && step !== null && from.kind === "stage") sources.set(step, from.stage);
  }
  return sources;
}

function readStage(context: CheckContext, input: StageInput): Content[] {
  const { stage, steps, contents } = input;
  const base = context.model.bases[stage];
  let held: Content[] =
    base?.kind === "stage" ? [...(contents[base.stage] ?? [])] : imageContent(context, stage);
  for (const { instruction, site, isTrigger } of steps) {
    if (isTrigger) continue;
    if (instruction.name === "COPY" || instruction.name === "ADD") {
      held.push(...copiedContent(context, input, site));
    } else if (instruction.name === "RUN") {
      const run = runAt(context, site);
      const change = run === undefined ? null : readRunContent(context, run, stage);
      if (change === null) continue;
      if (change.isTaking) {
        held = held.map((each) => (change.isGone(each) ? { ...each, isHidden: true } : each));
      }
      held.push(...change.added);
    }
  }
  return held;
}

/** What a base image brings that is only good for building. */
function imageContent(context: CheckContext, stage: number): Content[] {
  const root = rootOf(context.model, stage);
  const site = context.siteOfItem.get(context.model.stageItems[stage] ?? -1);
  if (root.kind !== "image" || site === undefined) return [];
  const { toolchain } = baseImage(root.reference);
  const [word = site.instruction.keyword] = site.instruction.args;
  if (toolchain === null) return [];
  return [
    createContent({ kind: "compiler", path: "/usr", what: toolchain, stage, site, span: word }),
  ];
}

function copiedContent(context: CheckContext, input: StageInput, site: Site): Content[] {
  const { instruction, step } = site;
  if (step === null) return [];
  const isFromContext = (flagValue(instruction, "from") ?? "") === "";
  const source = isFromContext ? undefined : input.sources.get(step);
  const theirs = source === undefined ? [] : (input.contents[source] ?? []);
  if (isFromContext ? step.contextPaths === null : theirs.length === 0) return [];
  const settings = settingsOf(context).at.get(site);
  const words = instruction.args.filter(({ text }) => !isHeredoc(text));
  const last = words.at(-1);
  if (settings === undefined || last === undefined) return [];
  const { escape } = context.model.tree;
  const sources = words.slice(0, -1).map((word) => valueOf(word, settings.variable, escape));
  const written = valueOf(last, settings.variable, escape);
  const destination = joinPath(settings.directory, written);
  if (isFromContext) {
    const { stage } = input;
    const what = sources.join(" ");
    const span = instruction.rest;
    return [
      createContent({ kind: "context", path: destination, what, stage, site, span, sources }),
    ];
  }
  const isFolder = sources.length > 1 || /\/$|(?:^|\/)\.$/.test(written);
  const paths = sources.map((path) => joinPath("/", path));
  return theirs.flatMap((content): Content[] => {
    if (content.isHidden || content.path === null) return [];
    for (const path of paths) {
      const place = placeAfterCopy(content, path, destination, isFolder);
      if (place !== null) return [{ ...content, path: place, copies: [...content.copies, site] }];
    }
    return [];
  });
}

/** Where content stands once `source` was copied to `destination`; null when it is not among what is copied. */
function placeAfterCopy(
  { path, kind }: Content,
  source: string,
  destination: string,
  isFolder: boolean,
): string | null {
  if (path === null) return null;
  if (isInside(path, source)) {
    if (path !== source)
      return joinPath(destination, `.${path.slice(source === "/" ? 0 : source.length)}`);
    // Of a folder COPY takes what is in it; of a file, the file itself.
    return kind === "binary" && isFolder ? joinPath(destination, baseName(path)) : destination;
  }
  if (!/[*?[]/.test(source)) {
    // Where a compiler puts its program is known by the folder at times.
    return kind === "binary" && isInside(source, path) ? destination : null;
  }
  const parts = path.split("/");
  for (let count = 2; count <= parts.length; count++) {
    const top = parts.slice(0, count).join("/");
    if (matchesGlob(top, source)) return joinPath(destination, parts.slice(count - 1).join("/"));
  }
  return null;
}
