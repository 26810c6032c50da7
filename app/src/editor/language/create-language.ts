import { loadCompletion, loadHovers, loadNames, loadSignatures } from "@stagemap/analysis";
import type { Analysis, AnalysisInput, StepView } from "@stagemap/analysis";
import type { Span } from "@stagemap/text";
import type { AppContext } from "../../commands/command.ts";
import { runCommand } from "../../commands/index.ts";
import { createAsk } from "../../cache/question.ts";
import { startCommand } from "../../commands/start-command.ts";
import type { AppState } from "../../state/app-state.ts";
import { inputOfParts } from "../../state/document-parts.ts";
import { describeName } from "./describe-name.ts";
import { findName } from "./find-name.ts";
import { createLensDesk } from "./lens-desk.ts";
import { renameName } from "./rename-name.ts";
import type { Language, OutlineEntry } from "./language.ts";

/** What the analysis knows, for the editor. */
export async function createLanguage(context: AppContext): Promise<Language> {
  const { store } = context;
  const [{ namesIn }, { complete }, { signatureAt }, { hoverAt }] = await Promise.all([
    loadNames(),
    loadCompletion(),
    loadSignatures(),
    loadHovers(),
  ]);
  const ask = createAsk();
  const desk = createLensDesk();
  const names = () => namesIn({ dockerfile: store.getState().text, target: null });
  return {
    outline() {
      const { text, analysis } = store.getState();
      return outlineOf(text, analysis);
    },
    names,
    describe(offset) {
      const found = findName(names(), offset);
      const sentences = found === null ? [] : describeName(found, store.getState());
      return found === null || sentences.length === 0
        ? hoverAt(inputOf(store.getState()), offset)
        : { span: found.place.span, sentences };
    },
    complete: (offset) => complete({ ...inputOf(store.getState()), offset }),
    signature: (offset) => signatureAt(inputOf(store.getState()), offset),
    async rename(offset, newName) {
      const found = findName(names(), offset);
      return found === null ? "There is no name here." : renameName(context, found, newName);
    },
    async lenses() {
      const state = store.getState();
      return state.analysis.isPictureKept ? null : desk.ask(ask(state));
    },
    openLens(lens, kind) {
      store.getState().select({ kind: "stage", key: lens.stage }, "text");
      if (kind === "cost") startCommand(context, "open-cache");
      if (kind === "size") startCommand(context, "open-sizes");
    },
    onChange: (listener) =>
      store.subscribe((state, before) => {
        if (isAskedAnew(state, before)) listener();
      }),
    format: () => runCommand(context, "format-document"),
  };
}

function isAskedAnew(state: AppState, before: AppState): boolean {
  return (
    state.text !== before.text ||
    state.wantedTarget !== before.wantedTarget ||
    state.buildSettings !== before.buildSettings ||
    state.projectContext !== before.projectContext ||
    state.scenario.seconds !== before.scenario.seconds
  );
}

function inputOf(state: AppState): AnalysisInput {
  return { dockerfile: state.text, target: null, ...inputOfParts(state) };
}

/** While the text is half-typed, what the picture does not have is called as its line reads. */
export function outlineOf(text: string, { picture, places }: Analysis): readonly OutlineEntry[] {
  const stages = new Map(picture.stages.map((stage) => [stage.key, stage]));
  const steps = new Map(
    picture.stages.flatMap((stage) => stage.steps.map((step) => [step.key, step] as const)),
  );
  return places.stages.map(({ key, span }) => {
    const [head, ...others] = places.rows.filter(({ stage }) => stage === key);
    const headSpan = head?.span ?? span;
    return {
      kind: "stage",
      title: stages.get(key)?.title ?? lineAt(text, headSpan),
      detail: stages.get(key)?.base.label ?? "",
      span: { start: headSpan.start, end: others.at(-1)?.span.end ?? headSpan.end },
      headSpan,
      children: others.map((row) => stepEntry(text, row.span, steps.get(row.key))),
    };
  });
}

function stepEntry(text: string, span: Span, step: StepView | undefined): OutlineEntry {
  const title = step === undefined ? lineAt(text, span) : titleOf(step);
  const kind = KINDS.get(step?.keyword ?? "") ?? "setting";
  return { kind, title, detail: "", span, headSpan: span, children: [] };
}

/** The summary leaves out where a COPY takes from. */
function titleOf({ keyword, summary, sources }: StepView): string {
  const from = sources.flatMap(({ kind, label }) => (kind === "copy" ? [`--from=${label}`] : []));
  return [keyword, ...from, summary].join(" ");
}

const KINDS: ReadonlyMap<string, OutlineEntry["kind"]> = new Map([
  ["RUN", "command"],
  ["CMD", "command"],
  ["ENTRYPOINT", "command"],
  ["HEALTHCHECK", "command"],
  ["COPY", "files"],
  ["ADD", "files"],
  ["ARG", "variable"],
  ["ENV", "variable"],
]);

function lineAt(text: string, { start, end }: Span): string {
  return text.slice(start, end).split("\n", 1)[0]?.trim() ?? "";
}
