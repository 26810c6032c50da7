import { heredocBody, parseHeredocMarker } from "@stagemap/syntax";
import type { Instruction, InstructionItem, LocalSpan } from "@stagemap/syntax";

/** A file whose content stands in the Dockerfile: a `<<NAME` among the sources of COPY or ADD. */
export interface InlineFile {
  readonly name: string;
  /** Without leading tabs for `<<-`; variables as written. */
  readonly content: string;
  /** True when variables in it are replaced. */
  readonly expand: boolean;
  /** Of the `<<NAME`, in the item. */
  readonly span: LocalSpan;
}

/**
 * The inline files of a COPY or ADD in order (instructions/parse.go, parseSourcesAndDest). BuildKit looks for a source's
 * body by its name: of two bodies of one name the last counts, and without one the file is empty.
 */
export function inlineFiles(instruction: Instruction, item: InstructionItem): InlineFile[] {
  const files: InlineFile[] = [];
  for (const { text, from, to } of instruction.args.slice(0, -1)) {
    const marker = text.includes("<<") ? parseHeredocMarker(text) : null;
    if (marker?.ok !== true) continue;
    const { name, chomp, expand } = marker.heredoc;
    const heredoc = item.heredocs.findLast((each) => each.name === name);
    const body = heredoc === undefined ? "" : heredocBody(heredoc, item.raw);
    const content = chomp ? body.replace(/(^|\n)\t+/g, "$1") : body;
    files.push({ name, content, expand, span: { from, to } });
  }
  return files;
}
