import type { Pick } from "./picks.ts";
import type { Row } from "./rows.ts";

/** A pick as its chip says it. */
export function pickTitle(pick: Pick, rows: readonly Row[]): string {
  switch (pick.kind) {
    case "file":
      return pick.path;
    case "image":
      return pick.name;
    case "address":
      return pick.url;
    case "argument":
      return pick.name;
    case "line": {
      const row = rows.find(({ key }) => key === pick.key);
      return row === undefined ? "a line that is gone" : `line ${row.line} · ${row.label}`;
    }
    case "dockerfile":
      return "my edits of the Dockerfile";
    case "dockerignore":
      return pick.before === null
        ? ".dockerignore, which was not there"
        : "my edits of the .dockerignore";
    case "target":
      return `target, which was ${pick.before ?? "the last stage"}`;
    case "no-cache":
      return pick.stage === null ? "--no-cache" : `--no-cache-filter=${pick.stage}`;
    case "cold":
      return "no cache at all";
  }
}

/** "image" in "image node:20"; "" where the title says it. */
export function pickKind(pick: Pick): string {
  switch (pick.kind) {
    case "image":
      return "image";
    case "argument":
      return "ARG";
    case "address":
      return "ADD";
    default:
      return "";
  }
}
