import { loadContext } from "@stagemap/analysis";
import type { AppContext } from "../commands/command.ts";
import { counted } from "../frame/counted.ts";
import { areFilesTooMany } from "../state/project-context.ts";
import type { AppStore } from "../state/store.ts";
import type { FolderListing } from "./read-folder.ts";
import { listDropped, listPicked } from "./read-folder.ts";

let reading: AbortController | null = null;

/** Takes the names and sizes of the files in what was dropped. */
export async function receiveDropped(
  { store }: AppContext,
  entries: readonly FileSystemEntry[],
): Promise<void> {
  reading?.abort();
  const mine = new AbortController();
  reading = mine;
  const { noteFilesRead, openSidePanel, showPane } = store.getState();
  openSidePanel("context");
  showPane("side");
  noteFilesRead(0);
  const listing = await listDropped(entries, { onCount: noteFilesRead, signal: mine.signal });
  if (reading !== mine) return;
  stopReading({ store });
  if (listing !== null) take({ store }, listing);
}

/** Calls off what is being read; the files of before stay. */
export function stopReading({ store }: Pick<AppContext, "store">): void {
  reading?.abort();
  reading = null;
  store.getState().noteFilesRead(null);
}

/** Asks for a folder, and takes the names and sizes of its files. */
export function pickFolder({ store }: AppContext): void {
  const input = document.createElement("input");
  input.type = "file";
  input.webkitdirectory = true;
  input.addEventListener("change", () => take({ store }, listPicked(input.files ?? [])));
  input.click();
}

function take({ store }: Pick<AppContext, "store">, { files, isCut }: FolderListing): void {
  const { setFiles, notify } = store.getState();
  if (files.length === 0) {
    notify({ kind: "error", message: "No file was found in it." });
    return;
  }
  setFiles(files, "folder");
  tellListed(store);
  if (isCut) {
    notify({
      kind: "info",
      message: `Only the first ${counted(files.length, "file")} are taken: the folder holds more.`,
    });
  }
}

function tellListed(store: AppStore): void {
  const { projectContext, announce, notify } = store.getState();
  const listed = `${counted(projectContext.files?.length ?? 0, "file")} listed.`;
  if (areFilesTooMany(projectContext)) {
    notify({
      kind: "info",
      message: `${listed} They are too many to be kept for your next visit.`,
    });
  } else {
    announce(listed);
  }
}

/** Takes a list of files that was pasted; answers why it is none, or else what was left out of it. */
export async function receiveList(
  { store }: AppContext,
  text: string,
): Promise<{ readonly isTaken: boolean; readonly notes: readonly string[] }> {
  const { readFileList } = await loadContext();
  // So that the screen can say that a long list is being read.
  await new Promise((resolve) => setTimeout(resolve));
  const { files, notes, problem } = readFileList(text);
  if (problem !== null) return { isTaken: false, notes: [problem] };
  store.getState().setFiles(files, "list");
  tellListed(store);
  return { isTaken: true, notes };
}
