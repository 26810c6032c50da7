import { useState } from "react";
import { languageId } from "./dockerfile-language.ts";
import { dockerfileWords } from "./editor-options.ts";
import type { EditorPaneProps } from "./editor-pane-props.ts";
import { type Marks, createMarks } from "./marks.ts";
import { MonacoText, type OpenText } from "./MonacoText.tsx";
import type { TakeOverProps } from "./TextSurface.tsx";
import { useAssistance } from "./use-assistance.ts";
import { useEditorActions } from "./use-editor-actions.ts";
import { useLanguage } from "./use-language.ts";
import { useMarks } from "./use-marks.ts";
import { useReports } from "./use-reports.ts";

/** The Dockerfile in Monaco, with what is drawn beside and below its text. */
export interface OpenEditor extends OpenText {
  readonly marks: Marks;
}

export function MonacoPane(props: EditorPaneProps & TakeOverProps) {
  const [open, setOpen] = useState<OpenEditor | null>(null);
  useMarks(open, props);
  useReports(open, props);
  useAssistance(open, props.loadAssistance);
  useLanguage(open, props.loadLanguage);
  useEditorActions(open, props.actions);
  return (
    <MonacoText
      {...dockerfileWords}
      path="Dockerfile"
      language={languageId}
      theme={props.theme}
      takeText={() => props.takeText()}
      onReady={(host) => props.onReady(host)}
      onOpen={({ editor, model, host }) =>
        setOpen({ editor, model, host, marks: createMarks(editor, model, host) })
      }
    />
  );
}
