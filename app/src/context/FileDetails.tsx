import type { ContextReport } from "@stagemap/analysis";
import { useAppContext } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import { fateOf, shippingInWords, sizeInWords, stepInWords } from "./describe-files.ts";
import styles from "./FileDetails.module.css";
import type { Summary } from "./file-table.ts";
import { showIgnoreLine } from "./keep-out.ts";
import { showStep } from "./show-step.ts";
import type { TreeRow } from "./tree-rows.ts";

interface FileDetailsProps {
  readonly row: TreeRow;
  readonly summary: Summary;
  readonly report: ContextReport;
}

/** What is known of the chosen file or folder, with the ways to what decides it. */
export function FileDetails({ row, summary, report }: FileDetailsProps) {
  const size = sizeInWords(summary);
  const facts = [row.kind === "folder" ? counted(summary.files, "file") : "", size];
  const shipping = shippingInWords(summary);
  return (
    <section className={styles["details"]} aria-label={`About ${row.path}`}>
      <p className={styles["path"]}>
        <span>{row.path}</span>
        <small>{facts.filter((fact) => fact !== "").join(", ")}</small>
      </p>
      <p>
        <Decision summary={summary} report={report} />
      </p>
      <Takers summary={summary} report={report} />
      {shipping !== null && <p>{shipping}</p>}
    </section>
  );
}

/** Whether it is sent, and the line that decides. */
function Decision({ summary, report }: Omit<FileDetailsProps, "row">) {
  const context = useAppContext();
  const { line, files, sent, ignored, unused } = summary;
  const fate = fateOf(summary);
  if (fate === "mixed") {
    const parts = [
      sent > 0 ? `${sent.toLocaleString("en")} sent` : "",
      ignored > 0 ? `${ignored.toLocaleString("en")} ignored` : "",
      unused > 0 ? `${unused.toLocaleString("en")} that no step takes` : "",
    ];
    return <>{parts.filter((part) => part !== "").join(", ")}.</>;
  }
  const pattern = report.ignoreLines.find(({ number }) => number === line)?.pattern;
  const link = pattern !== undefined && line !== null && (
    <button type="button" className={styles["link"]} onClick={() => showIgnoreLine(context, line)}>
      line {line}: <code>{pattern}</code>
    </button>
  );
  if (fate === "ignored") return <>Ignored{link !== false && <> by {link}</>}.</>;
  const letIn = link !== false && <> Let in by {link}.</>;
  if (fate === "unused") {
    return (
      <>
        Not ignored, but no COPY, ADD or mount takes {files === 1 ? "it" : "them"}, so BuildKit does
        not ask for {files === 1 ? "it" : "them"}.{letIn}
      </>
    );
  }
  return <>Sent to the builder.{letIn}</>;
}

/** The steps that take it. */
function Takers({ summary, report }: Omit<FileDetailsProps, "row">) {
  const context = useAppContext();
  const { takers } = summary;
  if (takers === null) return <p>Several steps take parts of it.</p>;
  const steps = takers.map((index) => report.steps[index]).filter((step) => step !== undefined);
  if (steps.length === 0) return null;
  return (
    <p>
      Taken by{" "}
      {steps.map((step, index) => (
        <span key={step.key}>
          {index > 0 && ", "}
          <button type="button" className={styles["link"]} onClick={() => showStep(context, step)}>
            {stepInWords(step)}
          </button>
          {!step.isBuilt && " (not built)"}
        </span>
      ))}
      .
    </p>
  );
}
