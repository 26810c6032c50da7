import type { ScreenPoint } from "./pointer-session.ts";

/** A copy of a row that hangs on the pointer. */
export interface Ghost {
  moveTo(point: ScreenPoint): void;
  /** Glides back to where the row is, and goes. */
  goBack(): void;
  remove(): void;
}

/** Copies a row as it looks, at the size that it has on the screen. */
export function createGhost(
  row: HTMLElement,
  { host, grabbed }: { readonly host: HTMLElement; readonly grabbed: ScreenPoint },
): Ghost {
  const start = row.getBoundingClientRect();
  const zoom = start.width / row.offsetWidth;
  const copy = row.cloneNode(true);
  if (copy instanceof HTMLElement) {
    // It must not be found as the row that it looks like.
    for (const name of ["data-subject", "data-selected", "data-hovered"])
      copy.removeAttribute(name);
    copy.tabIndex = -1;
    copy.style.width = `${row.offsetWidth}px`;
  }
  host.replaceChildren(copy);
  const from = { x: start.left, y: start.top };
  let at = from;

  function transformAt({ x, y }: ScreenPoint): string {
    return `translate(${x}px, ${y}px) scale(${zoom})`;
  }

  host.style.transform = transformAt(from);
  return {
    moveTo({ x, y }) {
      at = { x: from.x + x - grabbed.x, y: from.y + y - grabbed.y };
      host.style.transform = transformAt(at);
    },
    goBack() {
      const home = row.isConnected ? row.getBoundingClientRect() : start;
      const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      const flight = host.animate(
        [{ transform: transformAt(at) }, { transform: transformAt({ x: home.left, y: home.top }) }],
        { duration: isStill ? 0 : 180, easing: "ease-out" },
      );
      const remove = (): void => {
        // Another one may hang there by now.
        if (copy.parentNode === host) host.replaceChildren();
      };
      flight.finished.then(remove, remove);
    },
    remove: () => host.replaceChildren(),
  };
}
