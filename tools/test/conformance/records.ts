import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** BuildKit's recorded answers, which are at hand beside some checkouts and no part of the project. */
const FOLDER = join(import.meta.dirname, "../../../../shared/conformance");

export const hasRecords = existsSync(FOLDER);

/** A case of a file, by the number of its line from 1. */
export interface RecordedCase {
  readonly line: number;
  readonly kind: string;
  readonly row: object;
}

/** The cases of `<file>.jsonl` in order. Rows without a kind are of the kind "file". */
export function readRecords(file: string): readonly RecordedCase[] {
  const lines = readFileSync(join(FOLDER, `${file}.jsonl`), "utf8").split("\n");
  return lines.flatMap((text, index) => {
    if (text === "") return [];
    const row: { kind?: string } = JSON.parse(text);
    return [{ line: index + 1, kind: row.kind ?? "file", row }];
  });
}
