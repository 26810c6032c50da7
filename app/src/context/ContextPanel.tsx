import { loadContext } from "@stagemap/analysis";
import { Search, X } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import styles from "./ContextPanel.module.css";
import type { ContextView } from "./context-question.ts";
import { ContextTotals } from "./ContextTotals.tsx";
import { ContextWarnings } from "./ContextWarnings.tsx";
import type { FileFilter } from "./file-filter.ts";
import { chosenFiles } from "./file-filter.ts";
import { createFileTable } from "./file-table.ts";
import { FilesSource } from "./FilesSource.tsx";
import { FileTree } from "./FileTree.tsx";
import { useLoaded } from "../ui/use-loaded.ts";
import { useContextView } from "./use-context-view.ts";
import { writeIgnoreFile } from "./write-ignore-file.ts";

/** What reaches the builder: every file of the build context, whether it is sent, by which line, and where it ends up. */
export function ContextPanel() {
  // For the panel's boundary to say it where the reports cannot be loaded; otherwise it is there already.
  useLoaded(loadContext);
  const view = useContextView({ isWanted: true });
  return (
    <div className={styles["panel"]} data-takes-files>
      <FilesSource report={view?.report ?? null} />
      {view !== null && <Report view={view} />}
    </div>
  );
}

/** So many files may be shown at once without a folder being opened by hand. */
const mostOpenAtFirst = 40;

function Report({ view: { report } }: { readonly view: ContextView }) {
  const hasStages = useApp((state) => state.analysis.picture.stages.length > 0);
  const hasIgnoreFile = useApp((state) => state.projectContext.dockerignore !== null);
  const context = useAppContext();
  const [filter, setFilter] = useState<FileFilter>({ query: "", show: "all" });
  const shown = useDeferredValue(filter);
  const table = useMemo(() => createFileTable(report, chosenFiles(report, shown)), [report, shown]);
  const isFiltered = filter.query !== "" || filter.show !== "all";

  if (!hasStages) {
    return <p className={styles["empty"]}>Without a stage nothing asks for any of these files.</p>;
  }
  return (
    <>
      <ContextTotals
        report={report}
        show={filter.show}
        onShow={(show) => setFilter({ ...filter, show })}
      />
      {!hasIgnoreFile && (
        <p className={styles["note"]}>
          There is no .dockerignore yet.{" "}
          <button type="button" onClick={() => void writeIgnoreFile(context)}>
            Write one for this project
          </button>
        </p>
      )}
      <ContextWarnings report={report} onFind={(path) => setFilter({ query: path, show: "all" })} />
      {report.notes.map((note) => (
        <p key={note} className={styles["note"]}>
          {note}
        </p>
      ))}
      <div className={styles["search"]}>
        <label>
          <Search size={14} aria-hidden />
          <input
            type="text"
            aria-label="Search the files"
            placeholder={`Search ${report.paths.length.toLocaleString("en")} files`}
            spellCheck={false}
            value={filter.query}
            onChange={(event) => setFilter({ ...filter, query: event.target.value })}
          />
          {isFiltered && (
            <button
              type="button"
              aria-label="Show all files"
              title="Show all files"
              onClick={() => setFilter({ query: "", show: "all" })}
            >
              <X size={14} aria-hidden />
            </button>
          )}
        </label>
      </div>
      {table.count === 0 ? (
        <p className={styles["empty"]}>No file is like that.</p>
      ) : (
        <FileTree
          key={`${isFiltered}`}
          table={table}
          isOpenAtFirst={table.count <= mostOpenAtFirst}
        />
      )}
    </>
  );
}
