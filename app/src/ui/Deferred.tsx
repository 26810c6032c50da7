import type { ComponentType } from "react";
import { createElement, useEffect, useState } from "react";
import { loadFailure } from "./load-failure.ts";

interface DeferredProps<Props extends object> {
  readonly load: () => Promise<ComponentType<Props>>;
  /** Null while the component is not shown. */
  readonly props: Props | null;
  /** True once there is time to load what is not shown yet. */
  readonly isDue: boolean;
}

/** Long enough for what is on its way to the screen. */
const quietMilliseconds = 600;

/**
 * A component whose code is loaded a little after it is due, or at once when it is to be shown. Unlike a lazy
 * component, one that is loaded appears in the very update that asks for it, so that no keystroke is lost to it. A load that fails
 * is thrown to the nearest boundary once the component is to be shown; before that it is tried again later.
 */
export function Deferred<Props extends object>({ load, props, isDue }: DeferredProps<Props>) {
  const [component, setComponent] = useState<ComponentType<Props> | null>(null);
  const isShown = props !== null;

  useEffect(() => {
    if (!isDue && !isShown) return;
    let isGone = false;
    function start(): void {
      load().then(
        (loaded) => isGone || setComponent(() => loaded),
        (error: unknown) =>
          isGone ||
          !isShown ||
          setComponent(() => {
            throw loadFailure(error);
          }),
      );
    }
    const timer = setTimeout(start, isShown ? 0 : quietMilliseconds);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [load, isShown, isDue]);

  return component === null || props === null ? null : createElement(component, props);
}
