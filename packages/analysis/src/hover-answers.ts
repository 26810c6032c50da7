import { imageName, imageSize } from "@stagemap/images";
import type { Model } from "@stagemap/model";
import { effectsOf } from "@stagemap/refactor";
import type { Instruction, InstructionItem, LocalSpan } from "@stagemap/syntax";
import { absoluteSpan, instructionSpan } from "@stagemap/syntax";
import { flagGuides } from "./completion-flag-table.ts";
import { guideTo } from "./completion-instructions.ts";
import { effectsInWords } from "./hover-effects.ts";
import type { Hovers, HoverView } from "./hover.ts";
import { sayMegabytes } from "./lens-words.ts";
import { createReader } from "./text-reader.ts";

/** Answers for one text after another. */
export function createHovers(): Hovers {
  const read = createReader();
  return {
    hoverAt(input, offset) {
      const { model } = read(input);
      const index = itemAt(model, offset);
      const item = model.tree.items[index];
      return item?.kind === "instruction" ? hoverIn({ model, item, index }, offset) : null;
    },
  };
}

/** The number of the item whose lines an offset stands in. */
function itemAt({ tree }: Model, offset: number): number {
  return tree.starts.findLastIndex((start) => start <= offset);
}

interface Place {
  readonly model: Model;
  readonly item: InstructionItem;
  readonly index: number;
}

function hoverIn(place: Place, offset: number): HoverView | null {
  const { model, index, item } = place;
  const chain = chainOf(item.instruction);
  const own = instructionSpan(model.tree, index);
  const spanOf = (local: LocalSpan) => absoluteSpan(model.tree, index, local);
  const isAt = (local: LocalSpan): boolean => {
    const { start, end } = spanOf(local);
    return start <= offset && offset <= end;
  };
  for (const instruction of chain) {
    const { keyword, flags, name } = instruction;
    if (isAt(keyword)) return hover(spanOf(keyword), aboutInstruction(place, instruction));
    const flag = flags.find(isAt);
    const guide =
      flag === undefined ? undefined : flagGuides(name).find((each) => each.name === flag.name);
    if (flag !== undefined) return hover(spanOf(flag), guide === undefined ? [] : [guide.note]);
  }
  const inner = chain.at(-1) ?? item.instruction;
  if (inner.name === "FROM") {
    const [image] = inner.args;
    return image !== undefined && isAt(image) ? hover(spanOf(image), aboutBase(place)) : null;
  }
  const isInside = own.start <= offset && offset <= own.end;
  return inner.name === "RUN" && isInside ? hover(own, aboutEffects(place)) : null;
}

function hover(span: HoverView["span"], sentences: readonly string[]): HoverView | null {
  return sentences.length === 0 ? null : { span, sentences };
}

/** The instruction, and behind ONBUILD what it triggers. */
function chainOf(instruction: Instruction): readonly Instruction[] {
  const { inner } = instruction;
  return inner === null ? [instruction] : [instruction, ...chainOf(inner)];
}

function aboutInstruction(place: Place, { name }: Instruction): readonly string[] {
  const guide = name === null ? null : guideTo(name);
  if (guide === null) return [];
  const isOwn = place.item.instruction.name === name;
  const more = name === "FROM" ? aboutBase(place) : isOwn ? aboutEffects(place) : [];
  return [guide.note, ...more];
}

/** What the image that a stage starts from weighs. */
function aboutBase({ model, index }: Place): readonly string[] {
  const base = model.bases[model.stageItems.indexOf(index)];
  if (base?.kind === "scratch") return ["`scratch` holds nothing."];
  const size = base?.kind === "image" ? imageSize(imageName(base.reference)) : null;
  if (size === null) return [];
  const weight = `${size.isMeasured ? "" : "~"}${sayMegabytes(size.megabytes)}`;
  return [`The image holds ${weight} unpacked: ${size.source}.`];
}

/** What is known of the files that a step reads and writes. */
function aboutEffects({ model, index }: Place): readonly string[] {
  const number = model.stageItems.findLastIndex((first) => first <= index);
  const stage = model.stages[number];
  const step = stage?.steps.findIndex(
    ({ itemOffset }) => (model.stageItems[number] ?? 0) + itemOffset === index,
  );
  if (stage === undefined || step === undefined) return [];
  const effects = effectsOf(model, stage)[step];
  return effects === undefined
    ? []
    : effectsInWords(effects, stage.steps[step]?.item.line.text ?? "");
}
