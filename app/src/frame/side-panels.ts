import type { ComponentType } from "react";
import { ProblemsPanel } from "../problems/ProblemsPanel.tsx";
import type { AppState } from "../state/app-state.ts";

/** One tab of the panel on the right. */
export interface SidePanel {
  readonly id: string;
  readonly title: string;
  /** The small number beside the title. */
  readonly count: (state: AppState) => number;
  readonly Panel: ComponentType;
}

/** In the order of their tabs. */
export const sidePanels: readonly [SidePanel, ...SidePanel[]] = [
  {
    id: "problems",
    title: "Problems",
    count: (state) => state.analysis.problems.length,
    Panel: ProblemsPanel,
  },
];
