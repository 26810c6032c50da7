import type { ComponentType } from "react";
import { createElement, useEffect, useState } from "react";
import { loadFailure } from "./load-failure.ts";

/**
 * A component whose code is loaded when it is first on the screen; until then there is nothing in its place. A load that fails is
 * thrown to the nearest boundary, and its "Try again" loads anew: React's own `lazy` would remember the failure for ever.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Lazily(props) {
    const [loaded, setLoaded] = useState(() => known);
    useEffect(() => {
      if (loaded !== null) return;
      let isGone = false;
      load().then(
        (component) => {
          known = component;
          return isGone || setLoaded(() => component);
        },
        (error: unknown) =>
          isGone ||
          setLoaded(() => {
            throw loadFailure(error);
          }),
      );
      return () => {
        isGone = true;
      };
    }, [loaded]);
    return loaded === null ? null : createElement(loaded, props);
  };
}
