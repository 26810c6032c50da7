import { Copy } from "lucide-react";
import { useMemo } from "react";
import { useApp, useRun } from "../app-context.ts";
import { findCommand } from "../commands/index.ts";
import { Button } from "../ui/Button.tsx";
import { counted } from "../frame/counted.ts";
import { ArgumentCard } from "./ArgumentCard.tsx";
import { argumentRows, stageTitles, undeclaredValues } from "./argument-rows.ts";
import styles from "./ArgumentsPanel.module.css";
import { ContextSection } from "./ContextSection.tsx";
import { NoArguments } from "./NoArguments.tsx";
import { PlatformSection } from "./PlatformSection.tsx";
import { UndeclaredValues } from "./UndeclaredValues.tsx";

/** What a build can be told from outside: values of its arguments, the platforms, and named contexts. */
export function ArgumentsPanel() {
  const analysis = useApp((state) => state.analysis);
  const given = useApp((state) => state.buildSettings.arguments);
  const rows = useMemo(() => argumentRows(analysis), [analysis]);
  const titles = useMemo(() => stageTitles(analysis), [analysis]);
  const undeclared = useMemo(() => undeclaredValues(analysis, given), [analysis, given]);
  const givenCount = rows.filter(
    ({ canBeGiven, argument }) => canBeGiven && argument.isGiven,
  ).length;
  return (
    <div className={styles["panel"]}>
      {rows.length === 0 ? (
        <NoArguments />
      ) : (
        <section aria-labelledby="declared-arguments">
          <h3 id="declared-arguments" className={styles["heading"]}>
            Build arguments
            <small className={styles["count"]}>
              {counted(rows.length, "argument")}
              {givenCount > 0 && `, ${givenCount} given`}
            </small>
          </h3>
          <ul>
            {rows.map((row) => (
              <ArgumentCard key={row.argument.key} row={row} titles={titles} />
            ))}
          </ul>
        </section>
      )}
      {undeclared.length > 0 && <UndeclaredValues values={undeclared} />}
      <PlatformSection titles={titles} />
      <ContextSection titles={titles} />
      <Actions />
    </div>
  );
}

function Actions() {
  const run = useRun();
  const canReset = useApp((state) => findCommand("reset-build-arguments").isEnabled?.(state));
  const canCopy = useApp((state) => findCommand("copy-build-flags").isEnabled?.(state));
  return (
    <div className={styles["actions"]}>
      <Button
        look="framed"
        className={styles["copy"]}
        disabled={canCopy !== true}
        title={canCopy === true ? undefined : "Nothing is set: docker build needs no flags"}
        onClick={() => run("copy-build-flags")}
      >
        <Copy size={14} aria-hidden />
        Copy as docker build flags
      </Button>
      <Button
        disabled={canReset !== true}
        title="Take back every value and every named context that is given"
        onClick={() => run("reset-build-arguments")}
      >
        Reset all
      </Button>
    </div>
  );
}
