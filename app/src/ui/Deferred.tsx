import type { ComponentType } from "react";
import { createElement, useEffect, useState } from "react";

interface DeferredProps<Props extends object> {
  readonly load: () => Promise<ComponentType<Props>>;
  /** Null while the component is not shown. */
  readonly props: Props | null;
}

/** Long enough for the graph to be on the screen. */
const quietMilliseconds = 600;

/**
 * A component whose code is loaded once the page has become quiet, or at once when it is to be shown. Unlike a lazy
 * component, one that is loaded appears in the very update that asks for it, so that no keystroke is lost to it.
 */
export function Deferred<Props extends object>({ load, props }: DeferredProps<Props>) {
  const [component, setComponent] = useState<ComponentType<Props> | null>(null);
  const isShown = props !== null;

  useEffect(() => {
    let isGone = false;
    function start(): void {
      void load().then((loaded) => isGone || setComponent(() => loaded));
    }
    const timer = setTimeout(start, isShown ? 0 : quietMilliseconds);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [load, isShown]);

  return component === null || props === null ? null : createElement(component, props);
}
