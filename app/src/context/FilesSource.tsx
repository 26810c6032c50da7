import type { ContextReport } from "@stagemap/analysis";
import { FolderOpen, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./FilesSource.module.css";
import { PasteFiles } from "./PasteFiles.tsx";
import { pickFolder, stopReading } from "./receive-files.ts";

/** Where the names of the files come from, and the ways to give them. */
export function FilesSource({ report }: { readonly report: ContextReport | null }) {
  const context = useAppContext();
  const files = useApp((state) => state.projectContext.files);
  const from = useApp((state) => state.projectContext.filesFrom);
  const setFiles = useApp((state) => state.setFiles);
  const count = useApp((state) => state.filesBeingRead);
  const [isPasting, setPasting] = useState(false);

  if (count !== null) return <Reading count={count} />;
  const isGiven = files !== null;
  return (
    <section
      aria-label="Where the files come from"
      className={styles["source"]}
      data-given={isGiven || undefined}
    >
      {isGiven ? (
        <p>
          <strong>{counted(files.length, "file")}</strong> from{" "}
          {from === "folder" ? "a folder" : "a list"}
        </p>
      ) : (
        <p>
          <strong>Inferred.</strong> These {report === null ? "" : `${report.paths.length} `}
          names are what such a project may have. Drop your project’s folder here to see your own
          files.
        </p>
      )}
      <div className={styles["actions"]}>
        <Button look={isGiven ? "plain" : "framed"} onClick={() => pickFolder(context)}>
          <FolderOpen size={15} aria-hidden />
          {isGiven ? "Folder…" : "Choose a folder…"}
        </Button>
        <Button aria-expanded={isPasting} onClick={() => setPasting(!isPasting)}>
          Paste a list
        </Button>
        {isGiven && <Button onClick={() => setFiles(null, null)}>Forget</Button>}
      </div>
      {isPasting && <PasteFiles onDone={() => setPasting(false)} />}
      {!isGiven && (
        <p className={styles["promise"]}>
          <ShieldCheck size={14} aria-hidden />
          Names and sizes only: no file is opened, and nothing leaves this browser.
        </p>
      )}
    </section>
  );
}

/** How far the reading of a folder has come. */
function Reading({ count }: { readonly count: number }) {
  const context = useAppContext();
  return (
    <section aria-label="Where the files come from" className={styles["source"]}>
      <p role="status">
        Reading names{count === 0 ? "" : `: ${count.toLocaleString("en")} so far`}…
      </p>
      <progress className={styles["progress"]} aria-label="Reading the folder" />
      <div className={styles["actions"]}>
        <Button look="framed" onClick={() => stopReading(context)}>
          Stop
        </Button>
      </div>
    </section>
  );
}
