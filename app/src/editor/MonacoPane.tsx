import { Editor } from "@monaco-editor/react";
import type { editor } from "monaco-editor/editor";
import { useEffect, useState } from "react";
import { type MonacoHost, createMonacoHost } from "../document/monaco-host.ts";
import styles from "./MonacoPane.module.css";
import { languageId } from "./dockerfile-language.ts";
import { editorOptions } from "./editor-options.ts";
import type { EditorPaneProps } from "./editor-pane-props.ts";
import { themeName } from "./editor-themes.ts";
import { type Marks, createMarks } from "./marks.ts";
import { setUpMonaco } from "./monaco-setup.ts";
import { useAssistance } from "./use-assistance.ts";
import { useMarks } from "./use-marks.ts";
import { useReports } from "./use-reports.ts";

interface MonacoPaneProps extends EditorPaneProps {
  /** The text as it is when the editor takes over. */
  takeText(): string;
}

/** What is open: the parts of Monaco that the pane works with. */
export interface OpenEditor {
  readonly editor: editor.IStandaloneCodeEditor;
  readonly model: editor.ITextModel;
  readonly host: MonacoHost;
  readonly marks: Marks;
}

setUpMonaco();

export function MonacoPane(props: MonacoPaneProps) {
  const [open, setOpen] = useState<OpenEditor | null>(null);
  useMarks(open, props);
  useReports(open, props);
  useAssistance(open, props.loadAssistance);
  useEffect(() => () => open?.host.dispose(), [open]);

  function takeOver(monacoEditor: editor.IStandaloneCodeEditor): void {
    const model = monacoEditor.getModel();
    if (model === null) return;
    const text = props.takeText();
    model.setValue(text);
    const host = createMonacoHost(monacoEditor, model, text);
    const marks = createMarks(monacoEditor, model, host);
    setOpen({ editor: monacoEditor, model, host, marks });
    props.onReady(host);
  }

  return (
    <Editor
      className={styles["editor"] ?? ""}
      defaultLanguage={languageId}
      loading={null}
      theme={themeName(props.theme)}
      options={editorOptions}
      onMount={takeOver}
    />
  );
}
