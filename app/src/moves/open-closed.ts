import type { StageKey } from "@stagemap/analysis";

/** So long a dragged row rests over a closed card until that opens: longer than it takes to pass. */
const RESTING_MILLISECONDS = 450;

/** Opens a closed card that a dragged row rests over. */
export function createOpener(
  open: (stage: StageKey) => void,
): (stage: StageKey | null, now: number) => void {
  let resting: StageKey | null = null;
  let since = 0;
  return (stage, now) => {
    if (stage !== resting) {
      resting = stage;
      since = now;
    }
    if (resting === null || now - since < RESTING_MILLISECONDS) return;
    open(resting);
    // What it takes to open belongs to no rest.
    since = Infinity;
  };
}
