import { useState } from "react";

/**
 * For a dialog without a button of its own that opens it: the handler that gives the focus back to where it was when the
 * dialog appeared, and then does what is left to do.
 */
export function useFocusReturn(afterwards?: () => void): (event: Event) => void {
  const [origin] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (origin instanceof HTMLElement) origin.focus();
    afterwards?.();
  };
}
