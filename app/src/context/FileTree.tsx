import type { KeyboardEvent } from "react";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useAppContext } from "../app-context.ts";
import { FileDetails } from "./FileDetails.tsx";
import { FileRow } from "./FileRow.tsx";
import styles from "./FileTree.module.css";
import type { FileTable } from "./file-table.ts";
import { showIgnoreLine } from "./keep-out.ts";
import { treeMove } from "./tree-keys.ts";
import { treeRows } from "./tree-rows.ts";
import { rowHeight, useRowWindow } from "./use-row-window.ts";

interface FileTreeProps {
  readonly table: FileTable;
  /** Whether folders are open that nobody has opened or closed. */
  readonly isOpenAtFirst: boolean;
}

/** The search field above the tree stays in sight, and so do the details below it. */
const edges = { top: 46, bottom: 132 };

/** The files as a tree, of which only what is near the screen is drawn. */
export function FileTree({ table, isOpenAtFirst }: FileTreeProps) {
  const context = useAppContext();
  const list = useRef<HTMLDivElement>(null);
  const { rows, toggle } = useRows(table, isOpenAtFirst);
  const [activePath, setActivePath] = useState<string | null>(null);
  const { first, end, page, reveal } = useRowWindow(list, rows.length, edges);
  const active = rows.findIndex(({ path }) => path === activePath);
  const activeRow = rows[active];
  const revealed = useRef(activePath);

  const show = useEffectEvent((row: number) => reveal(row));

  // After the row is there: a folder that opens may push it out of sight.
  useEffect(() => {
    if (revealed.current === activePath || active === -1) return;
    revealed.current = activePath;
    show(active);
  }, [activePath, active]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = treeMove(rows, { at: Math.max(active, 0), key: event.key, page });
    if (move === null) return;
    event.preventDefault();
    if (move.kind === "toggle") toggle(move.path);
    else setActivePath(rows[move.to]?.path ?? null);
  }

  return (
    <>
      <div
        ref={list}
        role="tree"
        aria-label="Files of the build context"
        aria-activedescendant={active >= first && active < end ? `file-row-${active}` : undefined}
        tabIndex={0}
        className={styles["tree"]}
        data-unsized={table.report.totals.all.bytes === 0 || undefined}
        style={{ height: rows.length * rowHeight }}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          // The tree keeps the focus, because a row goes when it is scrolled out of sight.
          event.preventDefault();
          event.currentTarget.focus({ preventScroll: true });
        }}
        onFocus={(event) => {
          const isByKeyboard = event.currentTarget.matches(":focus-visible");
          if (isByKeyboard && active === -1) setActivePath(rows[0]?.path ?? null);
        }}
      >
        {rows.slice(first, end).map((row, index) => (
          <FileRow
            key={row.path}
            id={`file-row-${first + index}`}
            row={row}
            summary={table.summary(row.start, row.end)}
            top={(first + index) * rowHeight}
            isActive={row.path === activePath}
            onPick={() => {
              setActivePath(row.path);
              if (row.kind === "folder") toggle(row.path);
            }}
            onLine={(line) => showIgnoreLine(context, line)}
          />
        ))}
      </div>
      {activeRow !== undefined && (
        <FileDetails
          row={activeRow}
          summary={table.summary(activeRow.start, activeRow.end)}
          report={table.report}
        />
      )}
    </>
  );
}

/** The rows, with the folders open that were opened by hand, or closed if all are open at first. */
function useRows(table: FileTable, isOpenAtFirst: boolean) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => treeRows(table, (path) => toggled.has(path) !== isOpenAtFirst),
    [table, toggled, isOpenAtFirst],
  );

  function toggle(path: string): void {
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  }

  return { rows, toggle };
}
