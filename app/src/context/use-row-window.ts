import type { RefObject } from "react";
import { useLayoutEffect, useState } from "react";

/** Which rows of a long list are near enough to the screen to be drawn. */
export interface RowWindow {
  readonly first: number;
  /** The one behind the last. */
  readonly end: number;
  /** How many fit on the screen. */
  readonly page: number;
  /** Scrolls as little as it takes to show a row. */
  reveal(row: number): void;
}

export const rowHeight = 26;
/** Drawn beyond the edges, so that a quick scroll shows no holes. */
const rowsBeyond = 12;

/**
 * All rows are equally high, so where they are is a matter of counting: that keeps 100,000 of them as quick as ten. They scroll
 * with the panel that the list is in.
 * @param edges what stays put above and below the list while it scrolls, in pixels.
 */
export function useRowWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  edges: { readonly top: number; readonly bottom: number },
): RowWindow {
  const [range, setRange] = useState({ first: 0, end: 60, page: 10 });
  const { top, bottom } = edges;

  useLayoutEffect(() => {
    const element = list.current;
    const scroller = scrollerOf(element);
    if (element === null || scroller === null) return undefined;

    function update(): void {
      if (element === null || scroller === null) return;
      const above = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const page = Math.max(1, Math.floor((scroller.clientHeight - top - bottom) / rowHeight) - 1);
      const first = Math.max(0, Math.floor(above / rowHeight) - rowsBeyond);
      const shown = Math.ceil(scroller.clientHeight / rowHeight);
      const end = Math.max(first, Math.floor(above / rowHeight) + shown + rowsBeyond);
      setRange((before) =>
        before.first === first && before.end === end && before.page === page
          ? before
          : { first, end, page },
      );
    }

    update();
    scroller.addEventListener("scroll", update, { passive: true });
    const observer = new ResizeObserver(update);
    observer.observe(scroller);
    observer.observe(element);
    return () => {
      scroller.removeEventListener("scroll", update);
      observer.disconnect();
    };
  }, [list, top, bottom]);

  function reveal(row: number): void {
    const element = list.current;
    const scroller = scrollerOf(element);
    if (element === null || scroller === null) return;
    const start = element.getBoundingClientRect().top + row * rowHeight;
    const view = scroller.getBoundingClientRect();
    const over = view.top + top - start;
    const under = start + rowHeight - (view.bottom - bottom);
    if (over > 0) scroller.scrollTop -= over;
    else if (under > 0) scroller.scrollTop += under;
  }

  const first = Math.min(range.first, count);
  return { first, end: Math.min(range.end, count), page: range.page, reveal };
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[role=tabpanel]") ?? null;
}
