import { dirname, join } from "node:path";
import type { Machine } from "./machine.ts";

export interface FoundIgnoreFile {
  readonly path: string;
  readonly text: string;
}

/** As the Docker CLI does it: the Dockerfile's own ignore file, else the one of the folder; null without one. */
export function findIgnoreFile(file: string, machine: Machine): FoundIgnoreFile | null {
  for (const path of [`${file}.dockerignore`, join(dirname(file), ".dockerignore")]) {
    const read = machine.exists(path) ? machine.readFile(path) : null;
    if (read?.ok === true) return { path, text: read.text };
  }
  return null;
}
