import { useAppContext } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import type { CacheView } from "./cache-view.ts";
import styles from "./FilesNote.module.css";

/** What the answer is based on. */
export function FilesNote({ view }: { readonly view: CacheView }) {
  const { store } = useAppContext();
  const { files, areFilesInferred } = view.answer;
  return (
    <p className={styles["note"]}>
      {areFilesInferred
        ? `You gave no files: ${counted(files.length, "file")} that such a project may have are assumed. `
        : `Based on the ${counted(files.length, "file")} that you gave. `}
      {areFilesInferred && (
        <>
          <button
            type="button"
            className={styles["give"]}
            onClick={() => store.getState().openSidePanel("context")}
          >
            Name yours
          </button>{" "}
          for an exact answer.{" "}
        </>
      )}
      Which steps rebuild follows from BuildKit's rules; the seconds are estimates.
    </p>
  );
}
