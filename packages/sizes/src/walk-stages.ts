import type { Model, Origin, Stage, StepKey } from "@stagemap/model";
import { distributionOf, imageName } from "@stagemap/images";
import { basePart } from "./base-part.ts";
import { withContent } from "./contents.ts";
import type { Content } from "./contents.ts";
import { copyEffect } from "./copy-effect.ts";
import { exactly } from "./range.ts";
import { runEffect } from "./run-effect.ts";
import { settingsAfter, startSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { unknownPart } from "./site.ts";
import type { Effect, Root, Site } from "./site.ts";
import { sumOf } from "./sums.ts";
import type { SizePart, StepSize, TypedSizes } from "./types.ts";

/** A stage with what its steps add. */
export interface WalkedStage {
  readonly index: number;
  /** FROM first. */
  readonly steps: readonly WalkedStep[];
  /** Of the stages that it is built on as well. */
  readonly parts: readonly SizePart[];
  readonly contents: readonly Content[];
  /** The image at its bottom. */
  readonly base: Origin | undefined;
  readonly settings: Settings;
}

export interface WalkedStep {
  readonly size: StepSize;
  /** True for COPY --from=stage. */
  readonly isCopyOfStage: boolean;
}

export interface WalkInput {
  readonly model: Model;
  readonly contextBytes: ReadonlyMap<StepKey, number> | null;
  readonly typed: TypedSizes;
}

/** Every stage in text order, so that those that others are built on come first. */
export function walkStages(input: WalkInput): readonly WalkedStage[] {
  const walked: WalkedStage[] = [];
  for (const stage of input.model.stages) walked.push(walkStage(input, stage, walked));
  return walked;
}

function walkStage(input: WalkInput, stage: Stage, above: readonly WalkedStage[]): WalkedStage {
  const { model, typed } = input;
  const base = model.bases[stage.index];
  const below = base?.kind === "stage" ? above[base.stage] : undefined;
  const bottom = below === undefined ? base : below.base;
  const own = basePart(base, typed);
  const fromParts = [...(own === null ? [] : [own]), ...triggerParts(model, base)];
  const root = rootOf(bottom);
  let contents: readonly Content[] = below?.contents ?? baseContents(fromParts);
  let settings = startSettings(model, stage, below?.settings ?? null);
  const from = sizeOf(stage.key, { key: stage.key, line: lineOf(model, stage, 0) }, fromParts);
  const steps: WalkedStep[] = [{ size: { ...from, isFrom: true }, isCopyOfStage: false }];
  for (const step of stage.steps) {
    const { instruction } = step.item;
    const place = { key: step.key, line: lineOf(model, stage, step.itemOffset) };
    const site: Site = { step, settings, contents, root };
    const origin = copyOrigin(model, stage, step.key);
    const effect = effectOf(site, { input, origin, above });
    const measured = typed.steps[step.key];
    const final =
      measured === undefined
        ? effect
        : measuredEffect(effect, contents, measured, instruction.name ?? "");
    contents = final.contents;
    steps.push({
      size: sizeOf(stage.key, place, final.parts),
      isCopyOfStage: origin?.kind === "stage",
    });
    settings = settingsAfter(settings, instruction);
  }
  const parts = [...(below?.parts ?? []), ...steps.flatMap(({ size }) => size.parts)];
  return { index: stage.index, steps, parts, contents, base: bottom, settings };
}

interface Around {
  readonly input: WalkInput;
  readonly origin: Origin | null;
  readonly above: readonly WalkedStage[];
}

function effectOf(site: Site, { input, origin, above }: Around): Effect {
  const { step, contents } = site;
  const { name } = step.item.instruction;
  if (name === "RUN") return runEffect(site);
  if (name !== "COPY" && name !== "ADD") return { parts: [], contents };
  const source = origin?.kind === "stage" ? above[origin.stage] : undefined;
  const title = titleOf(input.model, origin, step.references[0]?.name ?? "");
  return copyEffect({
    ...site,
    origin,
    sourceContents: source?.contents ?? [],
    sourceTitle: title,
    contextBytes: origin === null ? (input.contextBytes?.get(step.key) ?? null) : null,
  });
}

function titleOf({ stages }: Model, origin: Origin | null, name: string): string {
  if (origin?.kind !== "stage") return name;
  return stages[origin.stage]?.writtenName ?? `stage ${origin.stage}`;
}

function copyOrigin({ edges }: Model, { index }: Stage, key: StepKey): Origin | null {
  const edge = edges.find(
    ({ kind, to, step }) => kind === "copy" && to === index && step?.key === key,
  );
  return edge?.from ?? null;
}

/** A measured size in place of the estimates; what is copied out of the stage later keeps it where the step brought one thing. */
function measuredEffect(
  effect: Effect,
  before: readonly Content[],
  bytes: number,
  instruction: string,
): Effect {
  const [largest] = effect.parts.toSorted(
    (one, other) => (other.range?.high ?? 0) - (one.range?.high ?? 0),
  );
  const origin = largest?.origin ?? (instruction === "RUN" ? "built" : "copied");
  const part: SizePart = {
    what: effect.parts.length === 1 && largest !== undefined ? largest.what : "the whole layer",
    origin,
    range: exactly(bytes / 1e6),
    basis: "measured",
    source: "measured by you",
  };
  const added = effect.contents.filter((content) => !before.includes(content));
  const [only] = added;
  const contents =
    added.length === 1 && only !== undefined
      ? withContent(
          effect.contents.filter((content) => content !== only),
          { ...only, part, inside: only.inside === null ? null : () => part },
        )
      : effect.contents;
  return { parts: [part], contents };
}

function sizeOf(
  stageKey: string,
  { key, line }: { readonly key: StepKey; readonly line: number },
  parts: readonly SizePart[],
): StepSize {
  return { key, stage: stageKey, line, isFrom: false, parts, sum: sumOf(parts) };
}

function lineOf({ tree, stageItems }: Model, { index }: Stage, offset: number): number {
  return tree.lines[(stageItems[index] ?? 0) + offset] ?? 1;
}

/** The whole base image, for who copies everything. */
function baseContents(parts: readonly SizePart[]): readonly Content[] {
  return parts.map((part) => ({ path: "/", part, inside: null, isFile: false, kind: "" }));
}

/** What ONBUILD of the stage below runs here. */
function triggerParts({ stages }: Model, base: Origin | undefined): readonly SizePart[] {
  const triggers = base?.kind === "stage" ? (stages[base.stage]?.triggers ?? []) : [];
  return triggers.flatMap(({ instruction }) =>
    ["RUN", "COPY", "ADD"].includes(instruction.name ?? "")
      ? [
          unknownPart(
            `ONBUILD ${instruction.name}`,
            "built",
            "what ONBUILD leaves is not estimated",
          ),
        ]
      : [],
  );
}

const WITH_BUILD_TOOLS =
  /^(?:python|pypy|node|ruby|golang|rust|gcc|perl|buildpack-deps|elixir|erlang)$/;

function rootOf(base: Origin | undefined): Root {
  if (base?.kind !== "image") return { isDebian: false, hasBuildTools: false };
  const image = imageName(base.reference);
  const { system } = distributionOf(image);
  return {
    isDebian: system === "debian",
    hasBuildTools:
      system === "debian" && WITH_BUILD_TOOLS.test(image.name) && !image.tag.includes("slim"),
  };
}
