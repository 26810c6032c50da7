import { useEffect, useEffectEvent } from "react";

/** Calls `onPainted` once what was ready is on the screen. In a page in the background that takes until it is looked at. */
export function useOnPainted(isReady: boolean, onPainted: () => void): void {
  const report = useEffectEvent(onPainted);
  useEffect(() => {
    if (!isReady) return;
    let timer: ReturnType<typeof setTimeout>;
    // What is done in a frame comes before its paint, what a timer does after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(report);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isReady]);
}
