import { loadSizes } from "@stagemap/analysis";
import { useApp } from "../app-context.ts";
import { PaneMessage } from "../ui/PaneMessage.tsx";
import { useLoaded } from "../ui/use-loaded.ts";
import { ClaimSection } from "./ClaimSection.tsx";
import { PasteSection } from "./PasteSection.tsx";
import { SingleSection } from "./SingleSection.tsx";
import { StageSection } from "./StageSection.tsx";
import { StepSection } from "./StepSection.tsx";
import { useSizeView } from "./use-size-view.ts";
import { WhatShips } from "./WhatShips.tsx";

/** "What does it weigh, and where does that come from?" */
export function SizePanel() {
  // For the panel's boundary to say it where the estimates cannot be loaded; otherwise they are there already.
  useLoaded(loadSizes);
  const view = useSizeView();
  const hasStages = useApp(({ analysis }) => analysis.picture.stages.length > 0);
  if (!hasStages) {
    return (
      <PaneMessage title="What does the image weigh?">
        Write or paste a Dockerfile. Then see what its base image, packages, files and caches come
        to, what of it ships, and what several stages save.
      </PaneMessage>
    );
  }
  if (view === null || view.report.target === null) return null;
  return (
    <div>
      <WhatShips view={view} />
      <SingleSection view={view} />
      <StageSection view={view} />
      <StepSection view={view} />
      <PasteSection view={view} />
      <ClaimSection claims={view.sizes.claims} />
    </div>
  );
}
