import type { Picture, StageView } from "@stagemap/analysis";
import { ROW_HEIGHT } from "@stagemap/layout";

/** Lets rows that changed places within their stage glide there: pictures say which, whoever moved them. */
export function animateRows(pane: HTMLElement, before: Picture, after: Picture): void {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const stages = new Map(before.stages.map((stage) => [stage.key, stage]));
  for (const stage of after.stages) {
    const old = stages.get(stage.key);
    if (old === undefined || old === stage || !isReordered(old, stage)) continue;
    const places = new Map(old.steps.map(({ key }, index) => [key, index]));
    for (const [index, { key }] of stage.steps.entries()) {
      const by = (places.get(key) ?? index) - index;
      if (by !== 0) glide(pane, key, by * ROW_HEIGHT);
    }
  }
}

function isReordered(before: StageView, after: StageView): boolean {
  const keys = new Set(before.steps.map(({ key }) => key));
  return (
    keys.size === after.steps.length &&
    after.steps.every(({ key }) => keys.has(key)) &&
    after.steps.some(({ key }, index) => before.steps[index]?.key !== key)
  );
}

function glide(pane: HTMLElement, key: string, by: number): void {
  const row = rowOf(pane, key)?.parentElement;
  row?.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], {
    duration: 200,
    easing: "ease-out",
  });
}

/** The row of a step on the canvas; null while it is out of sight or its card is closed. */
export function rowOf(pane: HTMLElement, key: string): HTMLElement | null {
  return pane.querySelector<HTMLElement>(`button[data-subject="${CSS.escape(`step ${key}`)}"]`);
}
