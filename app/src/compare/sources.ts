import type { AppContext, Choice } from "../commands/command.ts";
import { looksBinary } from "../commands/receive-text.ts";

/** A text that the present one can be set against. */
interface Source {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly text: string;
}

const mostBytes = 2 * 1024 * 1024;

/** The text as it was opened where it has changed, former drafts, a pasted text or a file, and the examples. */
export async function sourceChoices(context: AppContext): Promise<readonly Choice[]> {
  const own: readonly Choice[] = [
    { id: "paste", title: "A pasted Dockerfile", detail: "Opens a field for it", refusal: null },
    { id: "file", title: "A file", detail: "From this device; it is not uploaded", refusal: null },
  ];
  const { kept, examples } = await listSources(context);
  return [...kept.map(choiceOf), ...own, ...examples.map(choiceOf)];
}

function choiceOf({ id, title, detail }: Source): Choice {
  return { id, title, detail, refusal: null };
}

/** Without a choice that has a text, it opens the field for one. */
export async function compareWithSource(context: AppContext, choiceId = "paste"): Promise<void> {
  const isFile = choiceId === "file";
  const other = isFile ? await pickText(context) : await textOfSource(context, choiceId);
  if (isFile && other === null) return;
  context.store.getState().openDialog({ kind: "compare", other });
}

/** Null where the choice stands for no text of its own. */
export async function textOfSource(context: AppContext, choiceId: string): Promise<string | null> {
  const { kept, examples } = await listSources(context);
  return [...kept, ...examples].find(({ id }) => id === choiceId)?.text ?? null;
}

/** The text of a file that somebody picks; null when none is picked, or when it is none, which is said. */
export async function pickText({ browser, store }: AppContext): Promise<string | null> {
  const file = await browser.pickFile();
  if (file === null) return null;
  const bytes = file.size > mostBytes ? null : await file.arrayBuffer().catch(() => null);
  const text = bytes === null ? null : new TextDecoder().decode(bytes);
  if (text !== null && !looksBinary(text)) return text;
  const why = file.size > mostBytes ? "is larger than 2 MB" : "could not be read as text";
  store.getState().notify({ kind: "error", message: `“${file.name}” ${why}. Pick another file.` });
  return null;
}

interface Sources {
  readonly kept: readonly Source[];
  readonly examples: readonly Source[];
}

async function listSources({ store, drafts }: AppContext): Promise<Sources> {
  const { text, openedText } = store.getState();
  const opened: Source = {
    id: "opened",
    title: "The text as it was opened",
    detail: lineCount(openedText),
    text: openedText,
  };
  const { examples } = await import("../examples/examples.ts");
  return {
    kept: [
      ...(openedText === "" || openedText === text ? [] : [opened]),
      ...drafts.former().map((draft) => ({
        id: `draft ${draft.id}`,
        title: `Draft: ${firstLine(draft.text)}`,
        detail: `${lineCount(draft.text)}, ${new Date(draft.savedAt).toLocaleString()}`,
        text: draft.text,
      })),
    ],
    examples: examples.map(({ id, title, summary, dockerfile }) => ({
      id: `example ${id}`,
      title: `Example: ${title}`,
      detail: summary,
      text: dockerfile,
    })),
  };
}

function firstLine(text: string): string {
  return text.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
}

function lineCount(text: string): string {
  const count = text.split("\n").length;
  return count === 1 ? "1 line" : `${count} lines`;
}
