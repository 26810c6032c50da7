/** Runs an action once things have been quiet for a while, or at once when asked. */
export interface Later {
  schedule(): void;
  /** Runs the action now if it is waiting. */
  flush(): void;
}

export function createLater(action: () => void, quietMilliseconds: number): Later {
  let timer: ReturnType<typeof setTimeout> | null = null;

  function run(): void {
    timer = null;
    action();
  }

  return {
    schedule() {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(run, quietMilliseconds);
    },
    flush() {
      if (timer === null) return;
      clearTimeout(timer);
      run();
    },
  };
}
