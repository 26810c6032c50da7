import { Editor } from "@monaco-editor/react";
import { minimalEdit } from "@stagemap/text";
import type { editor } from "monaco-editor/editor";
import { useEffect, useState } from "react";
import { type MonacoHost, createMonacoHost } from "../document/monaco-host.ts";
import styles from "./MonacoPane.module.css";
import { editorOptions } from "./editor-options.ts";
import { themeName } from "./editor-themes.ts";
import { setUpMonaco } from "./monaco-setup.ts";
import type { TakeOverProps } from "./TextSurface.tsx";

interface MonacoTextProps extends TakeOverProps {
  /** Tells the model from those of other texts. */
  readonly path: string;
  readonly language: string;
  readonly label: string;
  readonly placeholder: string;
  readonly theme: "light" | "dark";
  onOpen(open: OpenText): void;
}

/** What is open: the parts of Monaco that a pane works with. */
export interface OpenText {
  readonly editor: editor.IStandaloneCodeEditor;
  readonly model: editor.ITextModel;
  readonly host: MonacoHost;
}

setUpMonaco();

/** A text in Monaco, with a model and an undo history of its own. */
export function MonacoText(props: MonacoTextProps) {
  const { label, placeholder } = props;
  const [host, setHost] = useState<MonacoHost | null>(null);
  const [options] = useState(() => ({ ...editorOptions, ariaLabel: label, placeholder }));
  useEffect(() => () => host?.dispose(), [host]);

  function takeOver(monacoEditor: editor.IStandaloneCodeEditor): void {
    const model = monacoEditor.getModel();
    if (model === null) return;
    const { found, now } = props.takeText();
    model.setValue(found);
    const newHost = createMonacoHost(monacoEditor, model, found);
    const edit = minimalEdit(newHost.getText(), now);
    // As a load it brings its own line ends along.
    if (edit !== null) newHost.apply([edit], newHost.getText(), "load");
    setHost(newHost);
    props.onOpen({ editor: monacoEditor, model, host: newHost });
    props.onReady(newHost);
  }

  return (
    <Editor
      className={styles["editor"] ?? ""}
      path={props.path}
      defaultLanguage={props.language}
      loading={null}
      theme={themeName(props.theme)}
      options={options}
      onMount={takeOver}
    />
  );
}
