import type { EditOrigin } from "../document/document-host.ts";
import type { Slice } from "./app-state.ts";
import type { Derive } from "./derive.ts";
import type { ContextFile, FilesFrom, ProjectContext } from "./project-context.ts";
import { contextOf, isSameFiles, noProjectContext } from "./project-context.ts";

export interface ContextSlice {
  readonly projectContext: ProjectContext;
  /** The text of the .dockerignore as its host has it now; an empty one counts as none. */
  readonly setDockerignore: (text: string, origin: EditOrigin) => void;
  /** How many files of a dropped folder are found so far; null while none is being read. */
  readonly filesBeingRead: number | null;
  readonly noteFilesRead: (count: number | null) => void;
  /** The files of the context, sorted by path; null to have them inferred again. */
  readonly setFiles: (files: readonly ContextFile[] | null, from: FilesFrom | null) => void;
}

export function createContextSlice(derive: Derive): Slice<ContextSlice> {
  return (set, get) => ({
    projectContext: noProjectContext,
    filesBeingRead: null,
    noteFilesRead: (count) => set({ filesBeingRead: count }),

    setDockerignore(text, origin) {
      const { projectContext, isInAddress } = get();
      const dockerignore = text === "" ? null : text;
      if (dockerignore === projectContext.dockerignore) return;
      const edited = derive.edit(get(), { projectContext: { ...projectContext, dockerignore } });
      // What is loaded becomes known in full when the opening is finished.
      const isLoading = origin === "load";
      set(
        isLoading
          ? { ...edited, provenance: get().provenance, isInAddress }
          : { ...edited, provenance: "own", editedText: "dockerignore" },
      );
    },

    setFiles(files, from) {
      const { projectContext } = get();
      if (from === projectContext.filesFrom && isSameFiles(files, projectContext.files)) return;
      const given = files === null || from === null ? null : { from, files };
      const next = contextOf(projectContext.dockerignore ?? "", given);
      set(derive.edit(get(), { projectContext: next }));
    },
  });
}
