import type { ContextReport, IgnoreLineView } from "@stagemap/analysis";
import type { LineRemark } from "../editor/ignore-pane-props.ts";
import { counted } from "../frame/counted.ts";
import { bytesInWords } from "./bytes.ts";

/** What there is to say of each pattern. A set of files that is only inferred cannot say that a pattern fits nothing. */
export function lineRemarks(report: ContextReport): readonly LineRemark[] {
  return report.ignoreLines.flatMap((line): LineRemark[] => {
    const { number, state, note } = line;
    if (state === "decides") return [{ line: number, text: workOf(line, report), kind: "fine" }];
    if (note === null || (state === "unmatched" && report.areFilesInferred)) return [];
    // A pattern for files that are not there yet is nothing to be marked.
    const kind = state === "fault" ? "fault" : state === "overruled" ? "idle" : "fine";
    return [{ line: number, text: note, kind }];
  });
}

function workOf(line: IgnoreLineView, report: ContextReport): string {
  const { isException, files, bytes, example } = line;
  const size = bytes > 0 ? ` (${bytesInWords(bytes)})` : "";
  const which =
    example === null ? "" : files === 1 ? `: \`${example}\`` : `, \`${example}\` among them`;
  const verb = isException ? "Lets in again" : "Keeps out";
  const inferred = report.areFilesInferred ? " The files are inferred from the Dockerfile." : "";
  return `${verb} ${counted(files, "file")}${size}${which}.${inferred}`;
}
