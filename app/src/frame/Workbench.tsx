import { PanelLeftOpen, PanelRightOpen } from "lucide-react";
import type { CSSProperties } from "react";
import { useApp, useRun } from "../app-context.ts";
import type { AppState } from "../state/app-state.ts";
import { loudProblems } from "../state/selectors.ts";
import type { PaneId } from "../state/view-slice.ts";
import { defaultArrangement } from "../state/view-slice.ts";
import { Button } from "../ui/Button.tsx";
import { Splitter } from "../ui/Splitter.tsx";
import { EditorArea } from "./EditorArea.tsx";
import { GraphArea } from "./GraphArea.tsx";
import { SideArea } from "./SideArea.tsx";
import styles from "./Workbench.module.css";

/*
 * The three panes keep their places in the document in every layout, and hidden ones keep their size: the editor and the
 * graph are never mounted anew and never lay themselves out for a width of nothing.
 */
export function Workbench() {
  const { editorWidth, sideWidth } = useApp((state) => state.arrangement);
  const arrange = useApp((state) => state.arrange);
  const layout = useApp((state) => state.layout);
  const isTextShown = useApp((state) => isShown(state, "text"));
  const isGraphShown = useApp((state) => isShown(state, "graph"));
  const isSideShown = useApp((state) => isShown(state, "side"));
  // Custom properties are not among the names that the type knows.
  const widths = {
    "--editor-width": `${editorWidth}px`,
    "--side-width": `${sideWidth}px`,
  } as CSSProperties;

  return (
    <main className={styles["bench"]} style={widths} data-layout={layout}>
      <div className={styles["column"]} data-column="text" data-open={isTextShown}>
        <section
          id="pane-text"
          tabIndex={-1}
          aria-label="Text"
          className={styles["pane"]}
          inert={!isTextShown}
        >
          <EditorArea />
        </section>
        {!isTextShown && layout !== "phone" && <Rail side="left" />}
      </div>
      {isTextShown && layout !== "phone" && (
        <Splitter
          label="Width of the text"
          controls="pane-text"
          side="left"
          width={editorWidth}
          minimum={260}
          maximum={900}
          onResize={(width) => arrange({ editorWidth: width })}
          onCollapse={() => arrange({ isEditorOpen: false })}
          onReset={() => arrange({ editorWidth: defaultArrangement.editorWidth })}
        />
      )}
      <section
        id="pane-graph"
        tabIndex={-1}
        aria-label="Graph"
        className={styles["graph"]}
        data-open={isGraphShown}
        inert={!isGraphShown}
      >
        <GraphArea />
      </section>
      {isSideShown && layout === "wide" && (
        <Splitter
          label="Width of the side panel"
          controls="pane-side"
          side="right"
          width={sideWidth}
          minimum={240}
          maximum={640}
          onResize={(width) => arrange({ sideWidth: width })}
          onCollapse={() => arrange({ isSideOpen: false })}
          onReset={() => arrange({ sideWidth: defaultArrangement.sideWidth })}
        />
      )}
      <div className={styles["column"]} data-column="side" data-open={isSideShown}>
        <aside
          id="pane-side"
          tabIndex={-1}
          aria-label="Side panel"
          className={styles["pane"]}
          inert={!isSideShown}
        >
          <SideArea />
        </aside>
        {!isSideShown && layout !== "phone" && <Rail side="right" />}
      </div>
    </main>
  );
}

/** What stays of a hidden pane: the button that brings it back. */
function Rail({ side }: { readonly side: "left" | "right" }) {
  const run = useRun();
  const problemCount = useApp(loudProblems);
  const label = side === "left" ? "Show the text" : "Show the side panel";
  return (
    <div className={styles["rail"]}>
      <Button
        look="icon"
        aria-label={label}
        title={label}
        onClick={() => run(side === "left" ? "toggle-editor" : "toggle-side")}
      >
        {side === "left" ? (
          <PanelLeftOpen size={16} aria-hidden />
        ) : (
          <PanelRightOpen size={16} aria-hidden />
        )}
      </Button>
      {side === "right" && problemCount > 0 && (
        <span className={styles["railCount"]}>{problemCount}</span>
      )}
    </div>
  );
}

function isShown(state: AppState, pane: PaneId): boolean {
  const { layout, phonePane, arrangement, isSideOver } = state;
  if (layout === "phone") return phonePane === pane;
  if (pane === "graph") return true;
  if (pane === "text") return arrangement.isEditorOpen;
  return layout === "medium" ? isSideOver : arrangement.isSideOpen;
}
