import type { ContextReport, ContextStep, ContextWarning } from "@stagemap/analysis";
import { CircleX, KeyRound, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { Prose } from "../ui/Prose.tsx";
import { bytesInWords } from "./bytes.ts";
import styles from "./ContextWarnings.module.css";
import { keepOut, showIgnoreLine } from "./keep-out.ts";
import { showStep } from "./show-step.ts";

interface ContextWarningsProps {
  readonly report: ContextReport;
  /** Shows the files of a warning in the tree. */
  readonly onFind: (path: string) => void;
}

/** So many are shown until more are asked for. */
const mostAtFirst = 3;

/** What is sent and should not be, and what a step wants and does not get. */
export function ContextWarnings({ report, onFind }: ContextWarningsProps) {
  const context = useAppContext();
  const [areAllShown, setAllShown] = useState(false);
  const missing = report.steps.filter((step) => step.missing.length > 0);
  const faults = report.ignoreLines.filter(({ state }) => state === "fault");
  const shown = areAllShown ? report.warnings : report.warnings.slice(0, mostAtFirst);
  const hidden = report.warnings.length - shown.length;
  if (report.warnings.length + missing.length + faults.length === 0) return null;
  return (
    <section aria-label="Warnings" className={styles["warnings"]}>
      <ul>
        {faults.map(({ number, note }) => (
          <Failure
            key={number}
            text={`Line ${number} of the .dockerignore: ${note ?? ""}`}
            action={`Show line ${number}`}
            onShow={() => showIgnoreLine(context, number)}
          />
        ))}
        {missing.map((step) => (
          <Failure
            key={step.key}
            text={missingInWords(step)}
            action={`Show line ${step.line}`}
            onShow={() => showStep(context, step)}
          />
        ))}
        {shown.map((warning) => (
          <Warning key={warning.path} warning={warning} onFind={() => onFind(warning.path)} />
        ))}
      </ul>
      {hidden > 0 && <Button onClick={() => setAllShown(true)}>{hidden} more</Button>}
    </section>
  );
}

function missingInWords({ instruction, line, missing }: ContextStep): string {
  const names = missing.map((each) => `\`${each}\``).join(" and ");
  return `Nothing fits ${names}, so the build fails at ${instruction} in line ${line}.`;
}

interface FailureProps {
  readonly text: string;
  readonly action: string;
  readonly onShow: () => void;
}

/** What the build fails on. */
function Failure({ text, action, onShow }: FailureProps) {
  return (
    <li className={styles["warning"]}>
      <CircleX size={15} className={styles["bad"]} aria-label="Error" />
      <div>
        <p>
          <Prose text={text} />
        </p>
        <p className={styles["actions"]}>
          <button type="button" onClick={onShow}>
            {action}
          </button>
        </p>
      </div>
    </li>
  );
}

interface WarningProps {
  readonly warning: ContextWarning;
  readonly onFind: () => void;
}

function Warning({ warning, onFind }: WarningProps) {
  const context = useAppContext();
  const { kind, message, bytes, ships, line, path } = warning;
  const Icon = kind === "secret" ? KeyRound : TriangleAlert;
  return (
    <li className={styles["warning"]}>
      <Icon
        size={15}
        className={styles[ships && kind === "secret" ? "bad" : "warn"]}
        aria-label={ships && kind === "secret" ? "Error" : "Warning"}
      />
      <div>
        <p>
          <Prose text={message} />
          {bytes > 0 && <span className={styles["size"]}> {bytesInWords(bytes)}</span>}
        </p>
        <p className={styles["actions"]}>
          {line !== null && (
            <button
              type="button"
              aria-label={`Ignore ${path}`}
              title={`Adds ${line} to the .dockerignore`}
              onClick={() => void keepOut(context, line)}
            >
              Ignore it
            </button>
          )}
          <button type="button" aria-label={`Show ${path} below`} onClick={onFind}>
            Show
          </button>
        </p>
      </div>
    </li>
  );
}
