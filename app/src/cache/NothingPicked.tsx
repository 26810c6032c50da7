import type { ScenarioView } from "@stagemap/analysis";
import { ArrowRight } from "lucide-react";
import { useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import type { CacheView } from "./cache-view.ts";
import styles from "./NothingPicked.module.css";
import { askAbout } from "./scenario.ts";

/** What there is to do first: the question that people have most often. */
export function NothingPicked({ view }: { readonly view: CacheView }) {
  const { store } = useAppContext();
  const first = view.week?.find(({ id }) => id !== "argument");
  return (
    <div className={styles["nothing"]}>
      <p className={styles["text"]}>
        Pick what is not as it was when you built last. The graph then shows which steps Docker
        takes from its cache and which it runs again, each with its reason.
      </p>
      {first !== undefined && (
        <Button
          look="primary"
          className={styles["first"]}
          onClick={() => askAbout(store, first.changes)}
        >
          <span className={styles["question"]}>{questionOf(first)}</span>
          <ArrowRight size={14} aria-hidden />
        </Button>
      )}
    </div>
  );
}

function questionOf({ id, subject }: ScenarioView): string {
  return id === "base"
    ? "The base image moved: what rebuilds?"
    : `I changed ${subject}: what rebuilds?`;
}
