import type { DocumentHost } from "../document/document-host.ts";

/** What the editor of the .dockerignore shows beside the text and what it reports. */
export interface IgnorePaneProps {
  /** The text to start with. Later changes go through the host, never through this property. */
  readonly initialText: string;
  readonly theme: "light" | "dark";
  /** What there is to say of the lines of the present text, once it is known; null while nothing is. */
  readonly remarks: readonly LineRemark[] | null;
  /** As for the Dockerfile's editor. */
  onReady(host: DocumentHost): void;
}

/** What a line of patterns does to the files. */
export interface LineRemark {
  /** From 1. */
  readonly line: number;
  /** A sentence or two, with `code` between backticks. */
  readonly text: string;
  /** "fault": a build fails on it. "idle": other lines decide in its place. */
  readonly kind: "fine" | "idle" | "fault";
}
