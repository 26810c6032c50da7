import { useApp } from "../app-context.ts";
import { PaneMessage } from "../ui/PaneMessage.tsx";
import styles from "./CachePanel.module.css";
import { FilesNote } from "./FilesNote.tsx";
import { NothingPicked } from "./NothingPicked.tsx";
import { PickSection } from "./PickSection.tsx";
import { picksOf } from "./picks.ts";
import { StepSection } from "./StepSection.tsx";
import { ThisBuild } from "./ThisBuild.tsx";
import { TypicalWeek } from "./TypicalWeek.tsx";
import { useAnnouncement } from "./use-announcement.ts";
import { useCache } from "./use-cache.ts";
import { Verdict } from "./Verdict.tsx";

/** "This changed: what rebuilds, and why?" */
export function CachePanel() {
  const cache = useCache();
  const hasStages = useApp(({ analysis }) => analysis.picture.stages.length > 0);
  const view = useApp((state) => state.cacheView);
  useAnnouncement(view);

  if (!hasStages) {
    return (
      <PaneMessage title="What does a change rebuild?">
        Write or paste a Dockerfile. Then say what you changed, such as a source file, and see which
        of its steps Docker takes from the cache and which it runs again, and why.
      </PaneMessage>
    );
  }
  if (cache === null || view === null) return null;
  const isAsked = picksOf(view.question.changes).length > 0;
  return (
    <div className={styles["panel"]}>
      <PickSection cache={cache} view={view} />
      {isAsked ? (
        <>
          <Verdict view={view} />
          <StepSection view={view} />
          <ThisBuild view={view} />
        </>
      ) : (
        <>
          <NothingPicked view={view} />
          <StepSection view={view} />
        </>
      )}
      <TypicalWeek view={view} />
      <FilesNote view={view} />
    </div>
  );
}
