import type { InstructionName } from "@stagemap/syntax";
import { flagGuides } from "./completion-flag-table.ts";
import type { FlagGuide } from "./completion-flag-table.ts";
import { guideTo } from "./completion-instructions.ts";
import type { GuideWord, InstructionGuide } from "./completion-instructions.ts";
import { createSiteReader } from "./completion-site.ts";
import type { SitePlace } from "./completion-site.ts";
import type { SignatureParameter, Signatures, SignatureView } from "./signature.ts";

/** Answers for one text after another. */
export function createSignatures(): Signatures {
  const { siteAt } = createSiteReader();
  return {
    signatureAt(input, offset) {
      const place = siteAt(input, offset)?.place;
      switch (place?.kind) {
        case "flag-name":
        case "argument":
        case "flag-value":
          return signatureOf(place);
        default:
          return null;
      }
    },
  };
}

type WrittenPlace = Extract<SitePlace, { readonly kind: "flag-name" | "argument" | "flag-value" }>;

function signatureOf(place: WrittenPlace): SignatureView | null {
  const { name } = place.instruction;
  const guide = name === null ? null : guideTo(name);
  if (guide === null) return null;
  if (place.kind === "flag-value") return flagSignature(guide, place.flag);
  return instructionSignature(guide, place);
}

/** A flag by itself: what is being written is its value. */
function flagSignature({ name }: InstructionGuide, flag: string): SignatureView | null {
  const guide = flagGuides(name).find((each) => each.name === flag);
  if (guide === undefined) return null;
  const head = `${name} --${guide.name}`;
  const form = guide.form ?? "true|false";
  const label = `${head}=${form}`;
  const start = head.length + 1;
  return {
    label,
    note: guide.note,
    parameters: [{ start, end: label.length, note: "" }],
    active: 0,
  };
}

function instructionSignature(
  { name, note, words }: InstructionGuide,
  place: Exclude<WrittenPlace, { readonly kind: "flag-value" }>,
): SignatureView {
  const flags = flagGuides(name);
  const parts = [...flags.map(flagWord), ...words];
  let label: string = name;
  const parameters = parts.map((part): SignatureParameter => {
    const start = label.length + 1;
    label += ` ${part.label}`;
    return { start, end: label.length, note: part.note };
  });
  const active = activeWord(name, words, place);
  return { label, note, parameters, active: active === null ? null : flags.length + active };
}

function flagWord({ name, form, note }: FlagGuide): GuideWord {
  return { label: form === null ? `[--${name}]` : `[--${name}=${form}]`, note };
}

/** Of the words that stand behind the flags. A word that may stand several times goes on, but the last may be another. */
function activeWord(
  name: InstructionName,
  words: readonly GuideWord[],
  place: Exclude<WrittenPlace, { readonly kind: "flag-value" }>,
): number | null {
  if (place.kind === "flag-name" || words.length === 0) return null;
  const written = WITH_PAIRS.has(name) ? 0 : place.before.length;
  const repeated = words.findIndex(({ label }) => label.endsWith("…"));
  // Of COPY's words the first is a source for certain, and any later one may be the last.
  const last = words.length - 1;
  if (repeated === -1) return written > last ? null : written;
  return Math.min(written, last);
}

/** Their words come in pairs, all of one kind. */
const WITH_PAIRS: ReadonlySet<InstructionName> = new Set(["ENV", "LABEL"]);
