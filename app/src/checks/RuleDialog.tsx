import { useRef } from "react";
import { useApp } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { Prose } from "../ui/Prose.tsx";
import { originNames, ruleFilter } from "./finding-filter.ts";
import styles from "./RuleDialog.module.css";
import { RulePage } from "./RulePage.tsx";
import { severityLooks } from "./severity-looks.ts";

/** The page of a rule: what it wants, why, and what that looks like. */
export function RuleDialog({ ruleId }: { readonly ruleId: string }) {
  const rule = useApp(({ rules }) => rules.find(({ id }) => id === ruleId));
  const problems = useApp((state) => state.analysis.problems);
  const close = useApp((state) => state.closeDialog);
  const openDialog = useApp((state) => state.openDialog);
  const showInPanel = useApp((state) => state.viewFindings);
  const showPane = useApp((state) => state.showPane);
  const openSidePanel = useApp((state) => state.openSidePanel);
  const next = useRef<(() => void) | null>(null);
  const count = problems.filter((problem) => problem.rule?.id === ruleId).length;
  if (rule === undefined) return null;

  function showFindings(): void {
    showInPanel({
      query: "",
      hidden: [],
      isOnlyFixable: false,
      rule: ruleFilter(ruleId),
      isFilterOpen: true,
    });
    openSidePanel("checks");
    showPane("side");
    close();
  }

  const { Icon, word } = severityLooks[rule.severity];
  return (
    <DialogFrame
      title={rule.id}
      description={
        <>
          <Prose text={rule.summary} />
          <ul className={styles["tags"]}>
            <li data-severity={rule.severity}>
              <Icon size={13} aria-hidden />
              {word}
            </li>
            <li>{originNames[rule.origin]}</li>
            {rule.sameAs.length > 0 && <li>same as {rule.sameAs.join(", ")}</li>}
            {rule.isOffByDefault && <li>off unless asked for</li>}
          </ul>
        </>
      }
      onClose={close}
      afterClose={() => next.current?.()}
      actions={
        <>
          <Button
            className={styles["all"]}
            onClick={() => {
              next.current = () => openDialog({ kind: "palette", commandId: "browse-checks" });
              close();
            }}
          >
            All checks…
          </Button>
          {count > 0 && (
            <Button look="framed" onClick={showFindings}>
              Show {counted(count, "finding")}
            </Button>
          )}
          <Button look="primary" onClick={close}>
            Done
          </Button>
        </>
      }
    >
      <RulePage rule={rule} />
    </DialogFrame>
  );
}
