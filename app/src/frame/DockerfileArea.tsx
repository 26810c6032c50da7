import { useCallback, useMemo } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { AppContext } from "../commands/command.ts";
import { startCommand } from "../commands/start-command.ts";
import type { DocumentHost } from "../document/document-host.ts";
import type { EditorAction } from "../editor/editor-pane-props.ts";
import { lazily } from "../ui/lazily.ts";
import { barsOf, litSpans, rerunSpans } from "../state/selectors.ts";
import { subjectAt } from "../state/subjects.ts";

// Loaded behind the graph, which is what a visitor looks at first.
const EditorPane = lazily(async () => (await import("../editor/EditorPane.tsx")).EditorPane);

/** The tab of the Dockerfile: its editor, with what the rest of the page says of the text. */
export function DockerfileArea() {
  const context = useAppContext();
  const { store, host } = context;
  const text = useApp((state) => state.text);
  const analysis = useApp((state) => state.analysis);
  const isSettled = useApp((state) => state.isSettled);
  const theme = useApp((state) => state.theme);
  const selection = useApp((state) => state.selection);
  const hover = useApp((state) => state.hover);
  const bars = useMemo(() => barsOf(analysis), [analysis]);
  const marks = useApp((state) => state.cacheView?.marks ?? null);
  const rerun = useMemo(() => rerunSpans(analysis, marks), [analysis, marks]);
  const lit = useMemo(
    () => [...rerun, ...litSpans(analysis, selection, hover)],
    [rerun, analysis, selection, hover],
  );

  const onReady = useCallback((newHost: DocumentHost) => host.handOver(newHost), [host]);
  const onCursor = useCallback(
    (offset: number) => {
      const { analysis: now, select } = store.getState();
      select(subjectAt(now.places, offset), "text");
    },
    [store],
  );
  const onPoint = useCallback(
    (offset: number | null) => {
      const { analysis: now, hoverOver } = store.getState();
      hoverOver(offset === null ? null : subjectAt(now.places, offset), "text");
    },
    [store],
  );
  const loadAssistance = useCallback(
    async () => (await import("../checks/assistance.ts")).createAssistance(context),
    [context],
  );

  const actions = useMemo(() => stepActions(context), [context]);
  const loadLanguage = useCallback(
    async () => (await import("../editor/language/create-language.ts")).createLanguage(context),
    [context],
  );

  if (!isSettled) return null;
  return (
    <EditorPane
      initialText={text}
      bars={bars}
      problems={analysis.problems}
      lit={lit}
      theme={theme}
      actions={actions}
      loadAssistance={loadAssistance}
      loadLanguage={loadLanguage}
      onReady={onReady}
      onCursor={onCursor}
      onPoint={onPoint}
    />
  );
}

const STEP_COMMANDS = [
  ["move-step-up", "Move Step Up"],
  ["move-step-down", "Move Step Down"],
  ["change-step", "Change Step…"],
] as const;

/** Commands on the selected step, for the one at the cursor. */
function stepActions(context: AppContext): readonly EditorAction[] {
  return STEP_COMMANDS.map(([id, title]) => ({
    id,
    title,
    run() {
      const { analysis, select } = context.store.getState();
      const offset = context.host.cursorOffset();
      if (offset !== null) select(subjectAt(analysis.places, offset), "text");
      startCommand(context, id);
    },
  }));
}
