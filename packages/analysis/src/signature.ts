import type { AnalysisInput } from "./view.ts";

/** What an instruction or a flag wants, while one writes it. Comes by itself, once an editor asks: {@link loadSignatures}. */
export interface Signatures {
  /** Of the instruction at the offset, or of the flag in it; null where there is none. Never throws, whatever the text. */
  signatureAt(input: AnalysisInput, offset: number): SignatureView | null;
}

export interface SignatureView {
  /** "COPY [--from=stage|image] … source… destination" */
  readonly label: string;
  /** One sentence, with `code` between backticks. */
  readonly note: string;
  /** In the order of the label. */
  readonly parameters: readonly SignatureParameter[];
  /** The number of the parameter that is being written; null when it is none of them. */
  readonly active: number | null;
}

export interface SignatureParameter {
  /** Where it stands in the label. */
  readonly start: number;
  readonly end: number;
  /** One sentence. */
  readonly note: string;
}

/** Loads what tells of instructions and flags. */
export async function loadSignatures(): Promise<Signatures> {
  return (await import("./signature-answers.ts")).createSignatures();
}
