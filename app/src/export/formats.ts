import type { Drawing, PictureTheme } from "@stagemap/export";
import { dotGraph, findingsReport, graphJson, mermaidGraph } from "@stagemap/export";
import type { AppState } from "../state/app-state.ts";
import { pngScale, rasterize } from "./raster.ts";

/** One way to take along what is on the screen. */
export interface ExportFormat {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly fileName: string;
  /** The file's content; null when it cannot be made. */
  make(material: Material): Promise<Blob | null>;
  /** The same as text to copy; pictures without it are copied as such. */
  text?(material: Material): string;
  /** Why there is nothing to make; null when there is. */
  refusal(material: Material): string | null;
}

export interface Material {
  readonly state: AppState;
  readonly drawing: Drawing;
  readonly theme: PictureTheme;
}

function textFormat(
  format: Omit<ExportFormat, "make" | "refusal" | "text"> & {
    readonly type: string;
    readonly refusal?: ExportFormat["refusal"];
    readonly text: (material: Material) => string;
  },
): ExportFormat {
  const { type, text, refusal = noStages, ...rest } = format;
  return {
    ...rest,
    text,
    refusal,
    make: (material) => Promise.resolve(new Blob([text(material)], { type })),
  };
}

function noStages({ state }: Material): string | null {
  return state.analysis.picture.stages.length === 0 ? "There is no stage to draw" : null;
}

/** In the order of the list. */
export const exportFormats: readonly ExportFormat[] = [
  textFormat({
    id: "svg",
    title: "SVG picture",
    detail: "Sharp at any size",
    fileName: "stages.svg",
    type: "image/svg+xml",
    text: ({ drawing }) => drawing.svg,
  }),
  {
    id: "png",
    title: "PNG picture",
    detail: "For slides and chats",
    fileName: "stages.png",
    make: ({ drawing }) => rasterize(drawing),
    refusal: (material) =>
      noStages(material) ??
      (pngScale(material.drawing) === null
        ? "Too large for a PNG that can be read: take the SVG"
        : null),
  },
  textFormat({
    id: "mermaid",
    title: "Mermaid",
    detail: "GitHub and GitLab draw it",
    fileName: "stages.mmd",
    type: "text/plain",
    text: ({ state }) => mermaidGraph(state.analysis.picture),
  }),
  textFormat({
    id: "dot",
    title: "Graphviz DOT",
    detail: "For dot and its relatives",
    fileName: "stages.dot",
    type: "text/plain",
    text: ({ state, theme }) => dotGraph(state.analysis.picture, theme),
  }),
  textFormat({
    id: "json",
    title: "JSON",
    detail: "The graph for other programs",
    fileName: "stages.json",
    type: "application/json",
    text: ({ state }) => graphJson(state.analysis, state.text),
  }),
  textFormat({
    id: "report",
    title: "Markdown report",
    detail: "Findings and checklist",
    fileName: "findings.md",
    type: "text/markdown",
    refusal: () => null,
    text: ({ state }) => findingsReport(state.analysis, "Dockerfile"),
  }),
  textFormat({
    id: "dockerfile",
    title: "Dockerfile",
    detail: "The text itself",
    fileName: "Dockerfile",
    type: "text/plain",
    refusal: () => null,
    text: ({ state }) => state.text,
  }),
  textFormat({
    id: "dockerignore",
    title: ".dockerignore",
    detail: "What stays out of the build",
    fileName: ".dockerignore",
    type: "text/plain",
    refusal: ({ state }) =>
      state.projectContext.dockerignore === null ? "There is none yet" : null,
    text: ({ state }) => state.projectContext.dockerignore ?? "",
  }),
];
