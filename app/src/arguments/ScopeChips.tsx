import type { ArgumentDeclaration, ArgumentView } from "@stagemap/analysis";
import { useApp } from "../app-context.ts";
import { stageColor } from "../ui/stage-color.ts";
import styles from "./ScopeChips.module.css";
import { useOpenPlace } from "./use-open-place.ts";

/** Who sees an argument: a chip for each place that declares it, which leads there. */
export function ScopeChips({ argument }: { readonly argument: ArgumentView }) {
  const { declarations } = argument;
  if (declarations.length === 0) return <span className={styles["chip"]}>not declared</span>;
  return (
    <span className={styles["chips"]}>
      {declarations.map((declaration) => (
        <Chip key={declaration.span.start} declaration={declaration} />
      ))}
    </span>
  );
}

function Chip({ declaration }: { readonly declaration: ArgumentDeclaration }) {
  const open = useOpenPlace();
  const stage = useApp(({ analysis }) =>
    analysis.picture.stages.find(({ key }) => key === declaration.stage),
  );
  const { line } = declaration;
  const scope =
    stage === undefined ? "for FROM lines" : `for the steps of ${stage.title} that follow`;
  return (
    <button
      type="button"
      className={styles["chip"]}
      title={`Declared in line ${line}, ${scope}`}
      aria-label={`${stage?.title ?? "global"}, declared in line ${line}`}
      onClick={() => open(declaration)}
    >
      {stage !== undefined && (
        <span className={styles["dot"]} style={stageColor(stage.color)} aria-hidden />
      )}
      {stage?.title ?? "global"}
    </button>
  );
}
