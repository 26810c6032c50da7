import * as monaco from "monaco-editor/editor";
import { useEffect, useEffectEvent } from "react";
import { ignoreLanguageId } from "./ignore-language.ts";
import type { LineRemark } from "./ignore-pane-props.ts";
import type { OpenText } from "./MonacoText.tsx";
import { plainMarkdown } from "./plain-markdown.ts";

/** Marks the lines that a build fails on or that do nothing, and says of each line what it does when it is pointed at. */
export function useRemarks(open: OpenText | null, remarks: readonly LineRemark[] | null): void {
  const remarkOn = useEffectEvent((line: number) =>
    remarks?.find((remark) => remark.line === line && remark.kind === "fine"),
  );

  useEffect(() => {
    if (open === null) return undefined;
    const { model } = open;
    const registered = monaco.languages.registerHoverProvider(ignoreLanguageId, {
      provideHover(of, { lineNumber }) {
        const remark = of === model ? remarkOn(lineNumber) : undefined;
        if (remark === undefined) return null;
        return {
          contents: [{ value: plainMarkdown(remark.text) }],
          range: lineRange(model, lineNumber),
        };
      },
    });
    return () => registered.dispose();
  }, [open]);

  useEffect(() => {
    if (open === null) return;
    const marked = (remarks ?? []).filter(
      ({ kind, line }) => kind !== "fine" && line <= open.model.getLineCount(),
    );
    monaco.editor.setModelMarkers(
      open.model,
      "stagemap",
      marked.map(({ line, text, kind }) => ({
        ...lineRange(open.model, line),
        message: text.replaceAll("`", ""),
        severity: kind === "fault" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Hint,
      })),
    );
  }, [open, remarks]);
}

function lineRange(model: monaco.editor.ITextModel, line: number): monaco.IRange {
  return {
    startLineNumber: line,
    startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
    endLineNumber: line,
    endColumn: model.getLineLastNonWhitespaceColumn(line) || 1,
  };
}
