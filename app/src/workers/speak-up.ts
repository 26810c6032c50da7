/** Lets a worker die of a promise that fails: unheard, the page would wait for its answer for ever. */
export function speakUp(scope: typeof globalThis): void {
  scope.addEventListener("unhandledrejection", (event) => scope.reportError(event.reason));
}
