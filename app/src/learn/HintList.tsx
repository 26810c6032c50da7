import type { Hint, Lesson } from "@stagemap/lessons";
import { Crosshair, Lightbulb } from "lucide-react";
import { useMemo } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./HintList.module.css";
import { LessonLine } from "./LessonText.tsx";
import { noProgress } from "./progress.ts";
import { placeOfHint, showTextPlace } from "./show-hint.ts";
import { progressBook, useProgress } from "./use-progress.ts";

/** The hints that were asked for, and the way to the next one. */
export function HintList({ lesson: { id, hints } }: { readonly lesson: Lesson }) {
  const { hints: asked } = useProgress().get(id) ?? noProgress;
  const shown = hints.slice(0, asked);
  return (
    <section className={styles["hints"]} aria-label="Hints">
      {shown.length > 0 && (
        <ol className={styles["list"]}>
          {shown.map((hint, index) => (
            // Hints never change their order.
            <Entry key={index} hint={hint} />
          ))}
        </ol>
      )}
      {shown.length < hints.length && (
        <Button
          className={styles["more"]}
          onClick={() => progressBook.note(id, { hints: asked + 1 })}
        >
          <Lightbulb size={14} aria-hidden />
          {shown.length === 0 ? "Give me a hint" : "Another hint"}
          <small className={styles["count"]}>
            {shown.length} of {hints.length}
          </small>
        </Button>
      )}
    </section>
  );
}

function Entry({ hint: { text, at } }: { readonly hint: Hint }) {
  const context = useAppContext();
  const written = useApp((state) => state.text);
  const analysis = useApp((state) => state.analysis);
  const projectContext = useApp((state) => state.projectContext);
  const place = useMemo(
    () => (at === null ? null : placeOfHint({ text: written, analysis, projectContext }, at)),
    [at, written, analysis, projectContext],
  );
  return (
    <li className={styles["hint"]}>
      <LessonLine text={text} />
      {place !== null && (
        <button
          type="button"
          className={styles["show"]}
          onClick={() => showTextPlace(context, place)}
        >
          <Crosshair size={12} aria-hidden />
          Show where
        </button>
      )}
    </li>
  );
}
