import { Copy, Download } from "lucide-react";
import { useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./NewFile.module.css";

interface NewFileProps {
  readonly path: string;
  readonly text: string;
}

/** A file that a fix would have beside the Dockerfile. */
export function NewFile({ path, text }: NewFileProps) {
  const { browser, store } = useAppContext();

  async function copy(): Promise<void> {
    const { notify } = store.getState();
    if (await browser.writeClipboard(text)) {
      notify({ kind: "success", message: `Copied: save it as ${path} beside the Dockerfile.` });
    } else {
      notify({ kind: "error", message: "The browser did not allow copying. Download the file." });
    }
  }

  return (
    <section className={styles["file"]} aria-label={`New file ${path}`}>
      <header className={styles["head"]}>
        <code className={styles["path"]}>{path}</code>
        <span className={styles["new"]}>new file</span>
        <Button
          look="icon"
          aria-label={`Copy ${path}`}
          title={`Copy ${path}`}
          onClick={() => void copy()}
        >
          <Copy size={14} aria-hidden />
        </Button>
        <Button
          look="icon"
          aria-label={`Download ${path}`}
          title={`Download ${path}`}
          onClick={() => browser.download(path.split("/").at(-1) ?? path, text)}
        >
          <Download size={14} aria-hidden />
        </Button>
      </header>
      <pre className={styles["text"]}>{text}</pre>
    </section>
  );
}
