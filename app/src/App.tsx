import { PaneFailure } from "./frame/PaneFailure.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { Overlays } from "./frame/Overlays.tsx";
import { PhoneTabs } from "./frame/PhoneTabs.tsx";
import { SkipLink } from "./frame/SkipLink.tsx";
import { StatusLine } from "./frame/StatusLine.tsx";
import { TopBar } from "./frame/TopBar.tsx";
import { Workbench } from "./frame/Workbench.tsx";
import styles from "./App.module.css";

export function App() {
  return (
    <ErrorBoundary
      resetKey=""
      renderFailure={(retry, error) => (
        <PaneFailure what="The page" error={error} onRetry={retry} />
      )}
    >
      <div className={styles["page"]}>
        <SkipLink />
        <TopBar />
        <PhoneTabs />
        <Workbench />
        <StatusLine />
        <Overlays />
      </div>
    </ErrorBoundary>
  );
}
