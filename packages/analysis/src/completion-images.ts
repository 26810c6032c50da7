import { imageName, imageSize } from "@stagemap/images";
import { hubName, parseImageReference } from "@stagemap/model";
import type { ImageReference, Model, Stage } from "@stagemap/model";
import { IMAGE_ROWS } from "./completion-image-table.ts";
import type { ImageRow } from "./completion-image-table.ts";
import { option } from "./completion-option.ts";
import { sayMegabytes } from "./lens-words.ts";
import type { CompletionOption } from "./view-completion.ts";

const SCRATCH = option("image", {
  label: "scratch",
  detail: "0 MB",
  note: "Nothing at all: for programs that need no system.",
});

/**
 * Images to start from: those that the text uses already, then names, then names with their tags and sizes. Which of them shows is
 * left to whoever filters by what is typed.
 */
export function imageOptions(model: Model): readonly CompletionOption[] {
  const used = usedImages(model);
  const seen = new Set(used.map(({ label }) => label));
  return [...used, ...known().filter(({ label }) => !seen.has(label))];
}

let all: readonly CompletionOption[] | null = null;

function known(): readonly CompletionOption[] {
  all ??= [SCRATCH, ...IMAGE_ROWS.map(nameOption), ...IMAGE_ROWS.flatMap(tagOptions)];
  return all;
}

function nameOption({ name, what, tags }: ImageRow): CompletionOption {
  const detail = tags.slice(0, 3).join(", ");
  return option("image", {
    label: name,
    detail: tags.length > 3 ? `${detail}, …` : detail,
    note: `${what}.`,
    insert: `${name}:`,
    continues: true,
  });
}

function tagOptions({ name, what, tags }: ImageRow): readonly CompletionOption[] {
  return tags.map((tag) => sizedOption(`${name}:${tag}`, what));
}

function sizedOption(label: string, what: string): CompletionOption {
  const result = parseImageReference(label);
  const size = result.ok ? imageSize(imageName(result.reference)) : null;
  if (size === null) return option("image", { label, note: `${what}.` });
  return option("image", {
    label,
    detail: `${size.isMeasured ? "" : "~"}${sayMegabytes(size.megabytes)}`,
    note: `${what}. Its size unpacked is ${size.source}.`,
  });
}

function usedImages(model: Model): readonly CompletionOption[] {
  const names = model.stages.flatMap(({ base, index }) =>
    model.bases[index]?.kind === "image" ? [base] : [],
  );
  return [...new Set(names.toReversed())].map((name) => sizedOption(name, "Used above already"));
}

/** What is known of the image that a stage stands on in the end; null for any other. */
export function imageRowOf(model: Model, stage: Stage): ImageRow | null {
  const reference = rootReference(model, stage);
  return reference === null ? null : rowOf(reference);
}

export function rowOf(reference: ImageReference): ImageRow | null {
  const name = hubName(reference);
  return IMAGE_ROWS.find((row) => row.name === name) ?? null;
}

function rootReference(model: Model, stage: Stage): ImageReference | null {
  const base = model.bases[stage.index];
  if (base?.kind === "image") return base.reference;
  const below = base?.kind === "stage" && base.stage < stage.index ? base.stage : null;
  const belowStage = below === null ? undefined : model.stages[below];
  return belowStage === undefined ? null : rootReference(model, belowStage);
}
