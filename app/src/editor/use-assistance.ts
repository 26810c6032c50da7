import * as monaco from "monaco-editor/editor";
import { useEffect } from "react";
import type { OpenEditor } from "./MonacoPane.tsx";
import type { Action, Assistance } from "./assistance.ts";
import { languageId } from "./dockerfile-language.ts";
import { plainMarkdown } from "./plain-markdown.ts";

const runCommand = "stagemap.run";
const runHoveredCommand = "stagemap.runHovered";

/** Gives the open editor its hovers and its menu of quick fixes. */
export function useAssistance(open: OpenEditor | null, load: () => Promise<Assistance>): void {
  useEffect(() => {
    if (open === null) return undefined;
    let registered: readonly monaco.IDisposable[] = [];
    let isGone = false;
    void load().then((assistance) => {
      if (!isGone) registered = register(open, assistance);
      return undefined;
    });
    return () => {
      isGone = true;
      for (const each of registered) each.dispose();
    };
  }, [open, load]);
}

function register(
  { model, host }: OpenEditor,
  assistance: Assistance,
): readonly monaco.IDisposable[] {
  // A link of a hover can name what it does only by its place among those of that hover.
  let hovered: readonly Action[] = [];

  function provideHover(
    of: monaco.editor.ITextModel,
    position: monaco.Position,
  ): monaco.languages.Hover | null {
    if (of !== model) return null;
    const remarks = assistance.remarksAt(host.offsetAt(position));
    hovered = remarks.flatMap(({ actions }) => actions);
    const contents = remarks.map(({ rationale, actions }) => {
      const links = actions.map((action) => {
        const address = `command:${runHoveredCommand}?${hovered.indexOf(action)}`;
        return `[${plainMarkdown(action.title)}](${address})`;
      });
      const value = `${plainMarkdown(rationale)}\n\n${links.join(" &nbsp;·&nbsp; ")}`;
      return { value, isTrusted: { enabledCommands: [runHoveredCommand] } };
    });
    const [first] = remarks;
    return first === undefined ? null : { contents, range: host.rangeOf(first.span) };
  }

  function provideCodeActions(
    of: monaco.editor.ITextModel,
    range: monaco.Range,
    { markers }: monaco.languages.CodeActionContext,
  ): monaco.languages.CodeActionList {
    const start = host.offsetAt(range.getStartPosition());
    const end = host.offsetAt(range.getEndPosition());
    const actions = of === model ? assistance.actionsIn({ start, end }) : [];
    return {
      actions: actions.map(({ title, isPreferred, run }) => ({
        title,
        kind: "quickfix",
        isPreferred,
        diagnostics: markers,
        command: { id: runCommand, title, arguments: [run] },
      })),
      dispose: () => {},
    };
  }

  return [
    monaco.languages.registerHoverProvider(languageId, { provideHover }),
    monaco.languages.registerCodeActionProvider(languageId, { provideCodeActions }),
    monaco.editor.registerCommand(runCommand, (_, run: () => void) => run()),
    monaco.editor.registerCommand(runHoveredCommand, (_, index: number) => hovered[index]?.run()),
  ];
}
