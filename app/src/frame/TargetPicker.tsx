import { ChevronDown, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { useApp, useRun } from "../app-context.ts";
import { lostTarget, targetChoices, targetTitle } from "../state/selectors.ts";
import { MenuButton } from "../ui/MenuButton.tsx";
import type { MenuSection } from "../ui/menu-sections.ts";
import styles from "./TargetPicker.module.css";

export function TargetPicker() {
  const run = useRun();
  const analysis = useApp((state) => state.analysis);
  const title = useApp(targetTitle);
  const lost = useApp(lostTarget);

  const sections = useMemo<readonly MenuSection[]>(() => {
    const items = targetChoices(analysis).map((choice) => ({
      id: choice.key,
      title: choice.title,
      detail: choice.base === "" ? "" : `from ${choice.base}`,
      tag: choice.isLast ? "default" : null,
      mark: { text: String(choice.number), color: choice.color },
      isChosen: choice.isTarget,
      refusal: choice.refusal,
    }));
    const note =
      lost === null
        ? null
        : `No stage is called “${lost}” now. Until there is one, the last stage is the target.`;
    return [{ title: "Build up to this stage", note, items }];
  }, [analysis, lost]);

  return (
    <MenuButton
      look="framed"
      className={styles["picker"]}
      disabled={title === ""}
      sections={sections}
      aria-label={`Target: ${title === "" ? "no stage" : title}${lost === null ? "" : ", because the picked one is gone"}`}
      title={
        lost === null
          ? "The stage to build, as with docker build --target"
          : `No stage is called “${lost}” now; the last stage is shown instead`
      }
      onPick={(id) => run("pick-target", id)}
    >
      {lost !== null && <TriangleAlert size={14} className={styles["lost"]} aria-hidden />}
      <span className={styles["label"]}>Target</span>
      <span className={styles["name"]}>{title === "" ? "none" : title}</span>
      <ChevronDown size={14} aria-hidden />
    </MenuButton>
  );
}
