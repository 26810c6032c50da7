/** Runs `work` as soon as the page has nothing more urgent to do, at the latest after three seconds. */
export function whenIdle(work: () => void): { readonly cancel: () => void } {
  // Not every browser has idle callbacks.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 300);
    return { cancel: () => clearTimeout(timer) };
  }
  const request = requestIdleCallback(work, { timeout: 3000 });
  return { cancel: () => cancelIdleCallback(request) };
}
