import { imageName } from "@stagemap/images";
import { targetNumber } from "@stagemap/model";
import type { Model, StageKey, StepKey } from "@stagemap/model";
import { heredocBody } from "@stagemap/syntax";
import type { InstructionItem } from "@stagemap/syntax";
import { readPasted } from "./pasted.ts";
import type { HistoryRow, ImageRow } from "./pasted.ts";
import { NO_TYPED_SIZES } from "./types.ts";
import type { TypedSizes } from "./types.ts";

/** What was read of a pasted output. */
export interface ReadSizes {
  /** What fits, to be added to what was typed before. */
  readonly typed: TypedSizes;
  /** How many steps, images and whole images it has a size for. */
  readonly matched: number;
  /** Rows with a size that fit nothing, each in words. */
  readonly unmatched: readonly string[];
  /** Why nothing could be read; null when something was. */
  readonly problem: string | null;
}

/**
 * The sizes that pasted output has for a build's steps. Rows of `docker history` are matched to the steps of the stage that ships, and
 * of those that it is built on, from the last one up, by what they were created by; what is below the first step is its base image.
 */
export function readSizes(model: Model, target: StageKey | null, text: string): ReadSizes {
  const pasted = readPasted(text);
  const number = targetNumber(model, target);
  if (pasted.kind === "nothing" || number === null) {
    const problem =
      pasted.kind === "nothing" ? pasted.reason : "There is no stage that it could be of.";
    return { typed: NO_TYPED_SIZES, matched: 0, unmatched: [], problem };
  }
  return pasted.kind === "images"
    ? readImages(model, number, pasted.rows)
    : readHistory(model, number, pasted.rows);
}

function readImages(model: Model, target: number, rows: readonly ImageRow[]): ReadSizes {
  const names = new Set(
    model.bases.flatMap((base) => {
      if (base.kind !== "image") return [];
      const { name, tag } = imageName(base.reference);
      return [`${name}:${tag}`];
    }),
  );
  const images = rows.flatMap(({ reference, bytes }) => {
    const name = reference.replace(/^docker\.io\/(?:library\/)?/, "");
    return names.has(name) ? [[name, bytes] as const] : [];
  });
  const others = rows.filter(
    ({ reference }) => !names.has(reference.replace(/^docker\.io\/(?:library\/)?/, "")),
  );
  const [only] = others;
  const key = model.stages[target]?.key;
  const hasTotal = others.length === 1 && only !== undefined && key !== undefined;
  const matched = images.length + (hasTotal ? 1 : 0);
  return {
    typed: {
      steps: {},
      images: Object.fromEntries(images),
      totals: hasTotal ? Object.fromEntries([[key, only.bytes]]) : {},
    },
    matched,
    unmatched: hasTotal ? [] : others.map(({ reference }) => reference),
    problem:
      matched === 0
        ? "None of these images is a base image of this Dockerfile, and with several others it is not clear which one it builds. Paste that row alone."
        : null,
  };
}

interface Candidate {
  readonly key: StepKey;
  readonly keyword: string;
  readonly text: string;
  /** True when it holds variables that Docker replaces. */
  readonly isOpen: boolean;
}

function readHistory(model: Model, target: number, rows: readonly HistoryRow[]): ReadSizes {
  const { candidates, base } = candidatesOf(model, target);
  const pairs = align(candidates, rows);
  const steps = new Map<StepKey, number>();
  for (const { step, row } of pairs) {
    steps.set(candidates[step]?.key ?? "", rows[row]?.bytes ?? 0);
  }
  const oldest = Math.max(-1, ...pairs.map(({ row }) => row));
  const first = candidates.length - 1;
  const isWhole = candidates.length === 0 || pairs.some(({ step }) => step === first);
  const below = isWhole ? rows.slice(oldest + 1) : [];
  const baseBytes = below.reduce((sum, { bytes }) => sum + bytes, 0);
  const images = base !== null && below.length > 0 ? [[base, baseBytes] as const] : [];
  const matchedRows = new Set(pairs.map(({ row }) => row));
  const end = isWhole ? oldest + 1 : rows.length;
  const unmatched = rows
    .slice(0, end)
    .filter(({ bytes }, index) => bytes > 0 && !matchedRows.has(index))
    .map(({ createdBy }) => createdBy);
  const matched = steps.size + images.length;
  return {
    typed: { steps: Object.fromEntries(steps), images: Object.fromEntries(images), totals: {} },
    matched,
    unmatched,
    problem:
      matched === 0
        ? "No row fits a step of the stage that ships. Is it the history of an image that this Dockerfile builds?"
        : null,
  };
}

/** The steps that make layers, the last first. */
function candidatesOf(
  model: Model,
  target: number,
): { readonly candidates: readonly Candidate[]; readonly base: string | null } {
  const candidates: Candidate[] = [];
  const seen = new Set<number>();
  let number = target;
  for (;;) {
    const stage = model.stages[number];
    if (stage === undefined || seen.has(number)) return { candidates, base: null };
    seen.add(number);
    for (const { key, item } of stage.steps.toReversed()) {
      const name = item.instruction.name ?? "";
      if (!["RUN", "COPY", "ADD", "WORKDIR"].includes(name)) continue;
      const text = textOf(item);
      candidates.push({ key, keyword: name, text, isOpen: name !== "RUN" && text.includes("$") });
    }
    const base = model.bases[number];
    if (base?.kind === "stage") {
      number = base.stage;
      continue;
    }
    if (base?.kind !== "image") return { candidates, base: null };
    const image = imageName(base.reference);
    return { candidates, base: `${image.name}:${image.tag}` };
  }
}

/** What the history says a step was created by, without its keyword: flags are not in it. */
function textOf({ instruction, heredocs, raw }: InstructionItem): string {
  const { args, isJson, name } = instruction;
  if (name === "RUN" && !isJson) {
    const bodies = heredocs.map((heredoc) => ` ${heredocBody(heredoc, raw)}${heredoc.name}`);
    return squeezed(instruction.rest.text + bodies.join(""));
  }
  return squeezed(args.map(({ text }) => text.replace(/^(["'])(.*)\1$/, "$2")).join(" "));
}

function squeezed(text: string): string {
  return text
    .replaceAll(/\\\s*\n/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

interface Pair {
  readonly step: number;
  readonly row: number;
}

/** The pairs, both in their order, that fit best together; of equally good ones those of the newest rows. */
function align(steps: readonly Candidate[], rows: readonly HistoryRow[]): readonly Pair[] {
  const cleaned = rows.map(cleanRow);
  // best[i][j]: of the steps from i on and the rows from j on.
  const best = steps.map(() => Array.from({ length: rows.length + 1 }, () => 0));
  best.push(Array.from({ length: rows.length + 1 }, () => 0));
  const at = (step: number, row: number): number => best[step]?.[row] ?? 0;
  for (let step = steps.length - 1; step >= 0; step--) {
    for (let row = rows.length - 1; row >= 0; row--) {
      const score = scoreOf(steps[step], cleaned[row]);
      const taken = score === 0 ? 0 : score + at(step + 1, row + 1);
      const line = best[step];
      if (line !== undefined) line[row] = Math.max(taken, at(step + 1, row), at(step, row + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let step = 0, row = 0; step < steps.length && row < rows.length;) {
    const score = scoreOf(steps[step], cleaned[row]);
    if (score > 0 && at(step, row) === score + at(step + 1, row + 1)) {
      pairs.push({ step, row });
      step++;
      row++;
    } else if (at(step, row) === at(step + 1, row)) step++;
    else row++;
  }
  return pairs;
}

interface CleanRow {
  readonly keyword: string;
  readonly text: string;
  readonly isCut: boolean;
}

/** BuildKit's rows ("COPY . . # buildkit"), those of the builder before it ("/bin/sh -c #(nop) COPY …"), and Podman's. */
function cleanRow({ createdBy, isCut }: HistoryRow): CleanRow {
  const text = squeezed(createdBy)
    .replace(isCut ? /\s+#(?: b(?:u(?:i(?:l(?:d(?:k(?:it?)?)?)?)?)?)?)?$/ : /\s*# buildkit$/, "")
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, "");
  const [, keyword, rest = ""] =
    /^(RUN|COPY|ADD|WORKDIR|ENV|CMD|ENTRYPOINT|EXPOSE|USER|LABEL|ARG|VOLUME|STOPSIGNAL|HEALTHCHECK|SHELL|ONBUILD|MAINTAINER)\b\s*(.*)$/.exec(
      text,
    ) ?? [];
  if (keyword !== undefined && keyword !== "RUN") return { keyword, text: rest, isCut };
  const command = (keyword === "RUN" ? rest : text)
    // Build arguments that the step sees: "|2 A=1 B=2 /bin/sh -c".
    .replace(/^\|\d+ .*?(?=\/bin\/|sh -c|bash )/, "")
    .replace(/^(?:\S*\/)?(?:sh|bash|ash|dash)(?: -\S+)*(?: -o \w+)* -\w*c\s+/, "");
  return { keyword: "RUN", text: command, isCut };
}

function scoreOf(step: Candidate | undefined, row: CleanRow | undefined): number {
  if (step === undefined || row === undefined || step.keyword !== row.keyword) return 0;
  if (step.text === row.text) return 100;
  if (row.isCut && row.text !== "" && step.text.startsWith(row.text)) return 60;
  if (row.isCut && step.text !== "" && step.keyword === "RUN" && row.text === "") return 0;
  if (step.keyword === "RUN") {
    const isAlike = withoutMarks(step.text) === withoutMarks(row.text);
    return isAlike ? 80 : 0;
  }
  const target = step.text.split(" ").at(-1) ?? "";
  // The builder before BuildKit wrote "file:0a1b… in /app/"; a variable is replaced in the row.
  const [, place] = /\bin (\S+)\s*$/.exec(row.text) ?? [];
  if (place !== undefined) return isSamePlace(place, target) ? 50 : 10;
  if (step.isOpen) return 20;
  return isSamePlace(row.text.split(" ").at(-1) ?? "", target) ? 15 : 0;
}

function isSamePlace(one: string, other: string): boolean {
  return barePath(one) === barePath(other);
}

function barePath(path: string): string {
  return path.replace(/^\.\//, "").replace(/\/+$/, "");
}

/** Comments between lines are gone in one of them, and quotes of JSON. */
function withoutMarks(text: string): string {
  return text.replaceAll(/[\s"'\\,[\]]+/g, "");
}
