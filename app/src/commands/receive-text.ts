import type { AppContext } from "./command.ts";
import type { FileLike } from "./browser.ts";
import { announceKeptDraft, openDocument } from "./open-document.ts";

const maximumBytes = 2 * 1024 * 1024;
const ignoreName = /(?:^|\.)dockerignore$/i;
const settingsName = /^\.?hadolint\.ya?ml$/i;

/** Opens a text from outside as the document, or says why not and leaves everything as it is. */
export function receiveText(context: AppContext, text: string, verb: "Pasted" | "Opened"): boolean {
  const refusal = refusalOf(text);
  if (refusal !== null) {
    context.store.getState().notify({ kind: "error", message: refusal });
    return false;
  }
  const { isDraftKept } = openDocument(context, {
    text,
    provenance: "own",
    isInAddress: false,
  });
  if (isDraftKept) announceKeptDraft(context, `${verb} ${lineCount(text)}.`);
  return true;
}

/** Takes a file as the document, or as its .dockerignore or settings of the checks when it is called as they are or said to be some. */
export async function receiveFile(
  context: AppContext,
  file: FileLike,
  { isSettings = settingsName.test(file.name) }: { readonly isSettings?: boolean } = {},
): Promise<void> {
  const { notify } = context.store.getState();
  if (file.size > maximumBytes) {
    notify({
      kind: "error",
      message: `“${file.name}” is ${megabytes(file.size)} MB. Stagemap opens Dockerfiles of up to 2 MB; yours is unchanged.`,
    });
    return;
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) {
    notify({ kind: "error", message: `“${file.name}” could not be read. Your text is unchanged.` });
    return;
  }
  const text = decoded(new Uint8Array(bytes));
  if (looksBinary(text)) {
    notify({
      kind: "error",
      message: `“${file.name}” does not look like text. Your own text is unchanged.`,
    });
    return;
  }
  if (ignoreName.test(file.name)) {
    const { fillIgnoreFile } = await import("../context/write-ignore-file.ts");
    await fillIgnoreFile(context, text, `Opened “${file.name}”.`);
    return;
  }
  if (isSettings) {
    const { receiveSettings } = await import("../checks/settings/receive-settings.ts");
    await receiveSettings(context, text, file.name);
    return;
  }
  receiveText(context, text, "Opened");
}

/** Why a text is not taken, as a sentence; null when it is. */
export function refusalOf(text: string): string | null {
  if (looksBinary(text)) {
    return "What you pasted does not look like text. Your own text is unchanged.";
  }
  if (text.length > maximumBytes) {
    return `What you pasted is ${megabytes(text.length)} MB. Stagemap takes Dockerfiles of up to 2 MB; yours is unchanged.`;
  }
  return null;
}

/** True for a text with a NUL, or with so many other control and replacement characters that it was never one. */
export function looksBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  const head = text.slice(0, 65_536);
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  const strange = head.match(/[\x01-\x08\x0E-\x1A\x1C-\x1F\x7F\uFFFD]/g)?.length ?? 0;
  return strange > 4 && strange > head.length / 100;
}

/** Windows tools write UTF-16 with a byte order mark; everything else is UTF-8, whose own mark is kept. */
function decoded(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isUtf16BigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (isUtf16) return new TextDecoder("utf-16le").decode(bytes);
  if (isUtf16BigEndian) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

function lineCount(text: string): string {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines === 1 ? "1 line" : `${lines} lines`;
}
