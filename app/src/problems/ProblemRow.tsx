import type { Problem } from "@stagemap/analysis";
import type { KeyboardEvent } from "react";
import { CircleX, Info, TriangleAlert } from "lucide-react";
import styles from "./ProblemRow.module.css";

interface ProblemRowProps {
  readonly problem: Problem;
  readonly isSelected: boolean;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const severities = {
  error: { Icon: CircleX, word: "Error" },
  warning: { Icon: TriangleAlert, word: "Warning" },
  info: { Icon: Info, word: "Note" },
} as const;

export function ProblemRow({ problem, isSelected, onOpen, onKeyDown }: ProblemRowProps) {
  const { Icon, word } = severities[problem.severity];
  return (
    <button
      type="button"
      className={styles["row"]}
      data-problem=""
      aria-current={isSelected || undefined}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <Icon size={15} className={styles["icon"]} data-severity={problem.severity} aria-hidden />
      <span className={styles["message"]}>
        <span className={styles["word"]}>{word}: </span>
        {problem.message}
      </span>
      <span className={styles["line"]}>line {problem.line}</span>
    </button>
  );
}
