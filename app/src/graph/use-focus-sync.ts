import type { Picture } from "@stagemap/analysis";
import { useLayoutEffect } from "react";
import type { FocusStore } from "./focus-store.ts";
import type { GraphPaneProps, Subject } from "./graph-pane-props.ts";
import { subjectOf } from "./keyboard-moves.ts";
import type { PlacedGraph } from "./placed-graph.ts";
import { subjectKey } from "./subject-key.ts";
import { litBy, type Lit } from "./upstream.ts";

/** Carries selection, pointer and badges from the properties to the cards. */
export function useFocusSync(store: FocusStore, props: GraphPaneProps, graph: PlacedGraph): void {
  const { picture, selection, also, hover, badges, overlay } = props;
  const { links } = graph;
  useLayoutEffect(() => {
    const drawn = new Set(links.map(({ edge }) => edge.key));
    const pointed = hover === null ? null : litOrNull(picture, hover, drawn);
    store.setState({
      lit: pointed ?? (selection === null ? null : litOrNull(picture, selection, drawn)),
      isPointing: pointed !== null,
      selected: new Set([...keysOf(picture, selection), ...(also ?? []).map(subjectKey)]),
      hovered: keysOf(picture, hover),
    });
  }, [store, picture, selection, also, hover, links]);

  useLayoutEffect(() => store.setState({ badges }), [store, badges]);
  useLayoutEffect(() => store.setState({ overlay }), [store, overlay]);

  useLayoutEffect(() => {
    store.setState({ colors: new Map(picture.stages.map(({ key, color }) => [key, color])) });
  }, [store, picture.stages]);

  useLayoutEffect(() => {
    const [first] = graph.places.values();
    const { tabStop } = store.getState();
    const isThere = tabStop !== null && isInGraph(graph, tabStop);
    if (!isThere && first !== undefined)
      store.setState({ tabStop: subjectKey(subjectOf(first.box)) });
  }, [store, graph]);
}

/** Of the edges only those that are drawn: where none of them is lit, none recedes. */
function litOrNull(picture: Picture, subject: Subject, drawn: ReadonlySet<string>): Lit | null {
  const { boxes, edges } = litBy(picture, subject);
  if (boxes.size === 0) return null;
  return { boxes, edges: new Set([...edges].filter((key) => drawn.has(key))) };
}

/** An edge counts together with the row it lands on. */
function keysOf(picture: Picture, subject: Subject | null): ReadonlySet<string> {
  const keys = new Set<string>();
  if (subject === null) return keys;
  keys.add(subjectKey(subject));
  if (subject.kind !== "edge") return keys;
  const edge = picture.edges.find(({ key }) => key === subject.key);
  if (edge !== undefined && edge.step !== null)
    keys.add(subjectKey({ kind: "step", key: edge.step }));
  return keys;
}

function isInGraph(graph: PlacedGraph, key: string): boolean {
  for (const { box } of graph.places.values()) {
    if (subjectKey(subjectOf(box)) === key) return true;
    if (box.kind !== "stage" || box.isCollapsed) continue;
    if (box.stage.steps.some((step) => subjectKey({ kind: "step", key: step.key }) === key))
      return true;
  }
  return false;
}
