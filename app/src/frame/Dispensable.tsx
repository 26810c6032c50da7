import type { ReactNode } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";

interface DispensableProps {
  /** "Moving steps" */
  readonly what: string;
  readonly children: ReactNode;
}

/** What a pane can do without: when it fails, the pane stays, and a notice says what is missing. */
export function Dispensable({ what, children }: DispensableProps) {
  const { store } = useAppContext();
  const text = useApp((state) => state.text);
  return (
    <ErrorBoundary
      resetKey={text}
      renderFailure={() => null}
      onFailure={() =>
        store.getState().notify({
          kind: "error",
          message: `${what} stopped working. Your text is safe, and the rest goes on; a reload of the page may help.`,
          action: { title: "Reload", commandId: "reload-page" },
        })
      }
    >
      {children}
    </ErrorBoundary>
  );
}
