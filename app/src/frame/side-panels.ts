import type { ComponentType } from "react";
import type { AppState } from "../state/app-state.ts";
import { loudProblems } from "../state/selectors.ts";
import { lazily } from "../ui/lazily.ts";

/** One tab of the panel on the right. */
export interface SidePanel {
  readonly id: string;
  readonly title: string;
  /** The small number beside the title. */
  readonly count: (state: AppState) => number;
  /** Loaded when it is first opened, behind the graph. */
  readonly Panel: ComponentType;
}

/** In the order of their tabs. */
export const sidePanels: readonly [SidePanel, ...SidePanel[]] = [
  {
    id: "checks",
    title: "Checks",
    count: loudProblems,
    Panel: lazily(async () => (await import("../checks/ChecksPanel.tsx")).ChecksPanel),
  },
  {
    id: "cache",
    title: "Cache",
    count: () => 0,
    Panel: lazily(async () => (await import("../cache/CachePanel.tsx")).CachePanel),
  },
  {
    id: "size",
    title: "Size",
    count: () => 0,
    Panel: lazily(async () => (await import("../sizes/SizePanel.tsx")).SizePanel),
  },
  {
    id: "context",
    title: "Context",
    count: () => 0,
    Panel: lazily(async () => (await import("../context/ContextPanel.tsx")).ContextPanel),
  },
  {
    id: "learn",
    title: "Learn",
    count: () => 0,
    Panel: lazily(async () => (await import("../learn/LearnPanel.tsx")).LearnPanel),
  },
  {
    id: "arguments",
    title: "Arguments",
    count: ({ analysis }) => analysis.arguments.filter(({ scope }) => scope !== "platform").length,
    Panel: lazily(async () => (await import("../arguments/ArgumentsPanel.tsx")).ArgumentsPanel),
  },
];
