import { useMemo } from "react";
import { useApp } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import type { StageTitles } from "./argument-rows.ts";
import { AddContext } from "./AddContext.tsx";
import { ContextCard } from "./ContextCard.tsx";
import { contextRows, suggestedNames } from "./context-rows.ts";
import styles from "./ContextSection.module.css";

/** What --build-context puts in the place of stages and images. */
export function ContextSection({ titles }: { readonly titles: StageTitles }) {
  const analysis = useApp((state) => state.analysis);
  const rows = useMemo(() => contextRows(analysis), [analysis]);
  const names = useMemo(() => suggestedNames(analysis), [analysis]);
  return (
    <section aria-labelledby="named-contexts" className={styles["section"]}>
      <h3 id="named-contexts" className={styles["heading"]}>
        Named contexts
        {rows.length > 0 && (
          <small className={styles["count"]}>{counted(rows.length, "context")}</small>
        )}
      </h3>
      {rows.length === 0 ? (
        <p className={styles["none"]}>
          None. A build can put something else in the place of a stage or an image by its name, as{" "}
          <code>docker build --build-context</code> does: another image, a directory, a repository.
        </p>
      ) : (
        <ul>
          {rows.map((row, index) => (
            <ContextCard key={row.context.key} row={row} titles={titles} index={index} />
          ))}
        </ul>
      )}
      <AddContext names={names} />
    </section>
  );
}
