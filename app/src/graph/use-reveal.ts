import { stageBox } from "@stagemap/layout";
import { useEffect, useRef, useState } from "react";
import type { Subject } from "./graph-pane-props.ts";
import { areaOf, type Area } from "./keyboard-moves.ts";
import type { PlacedGraph } from "./placed-graph.ts";
import { isSameSubject } from "./subject-key.ts";
import type { ViewControl } from "./use-view.ts";

/** Brings what was selected elsewhere into sight. A selection made in the graph is where the user looks already. */
export function useReveal(
  selection: Subject | null,
  graph: PlacedGraph,
  view: ViewControl,
): { markOwn(subject: Subject | null): void } {
  const [own] = useState(createOwn);
  const done = useRef<Subject | null>(null);
  useEffect(() => {
    if (isSameSubject(selection, done.current)) return;
    if (selection === null || isSameSubject(selection, own.current())) {
      done.current = selection;
      return;
    }
    const area = areaOfAny(graph, selection);
    // While a layout is on its way the subject may have no place yet.
    if (area === null) return;
    done.current = selection;
    view.reveal(area);
  }, [selection, graph, view, own]);
  return own;
}

interface Own {
  current(): Subject | null;
  markOwn(subject: Subject | null): void;
}

function createOwn(): Own {
  let own: Subject | null = null;
  return {
    current: () => own,
    markOwn: (subject) => {
      own = subject;
    },
  };
}

/** Also for an edge: the row or head that it lands on. */
export function areaOfAny(graph: PlacedGraph, subject: Subject): Area | null {
  if (subject.kind !== "edge") return areaOf(graph.places, subject);
  const edge = graph.links.find((link) => link.edge.key === subject.key)?.edge;
  if (edge === undefined) return null;
  if (edge.step !== null) return areaOf(graph.places, { kind: "step", key: edge.step });
  return graph.places.has(stageBox(edge.to))
    ? areaOf(graph.places, { kind: "stage", key: edge.to })
    : null;
}
