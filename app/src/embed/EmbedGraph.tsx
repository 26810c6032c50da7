import { useMemo } from "react";
import { useApp } from "../app-context.ts";
import { GraphPane } from "../graph/GraphPane.tsx";
import { badgesOf } from "../state/selectors.ts";

/** The graph to look at: nothing in it changes the text. */
export function EmbedGraph() {
  const analysis = useApp((state) => state.analysis);
  const selection = useApp((state) => state.selection);
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const hoverOver = useApp((state) => state.hoverOver);
  const pickTarget = useApp((state) => state.pickTarget);
  const settle = useApp((state) => state.settle);
  const badges = useMemo(() => badgesOf(analysis.problems), [analysis.problems]);
  return (
    <GraphPane
      picture={analysis.picture}
      badges={badges}
      overlay={null}
      selection={selection?.subject ?? null}
      hover={hover?.subject ?? null}
      onSelect={(subject) => select(subject, "graph")}
      onHover={(subject) => hoverOver(subject, "graph")}
      onTarget={(stage) => pickTarget(analysis.picture.stages.at(-1)?.key === stage ? null : stage)}
      onShown={settle}
    />
  );
}
