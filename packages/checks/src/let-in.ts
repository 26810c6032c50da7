import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import type { PatternLine } from "@stagemap/dockerignore";
import { applyEdits } from "@stagemap/text";
import type { Fix } from "./rule.ts";

/** Ways to let a path in that a .dockerignore keeps out: without the one line that names it, or with an exception. */
export function letInFixes(text: string, path: string): readonly Fix[] {
  return [withoutLine(text, path), withException(text, path)].filter((fix) => fix !== null);
}

/** Takes the line out that says just this path, where no other line keeps it out as well. */
function withoutLine(text: string, path: string): Fix | null {
  const lines = parseIgnoreFile(text).lines.filter(
    (line): line is PatternLine => line.kind === "pattern" && isAbout(line.pattern, path),
  );
  const [line] = lines;
  if (line === undefined || lines.length > 1) return null;
  const end = text.indexOf("\n", line.span.end);
  const start = text.lastIndexOf("\n", line.span.start - 1) + 1;
  const edits = [{ span: { start, end: end === -1 ? text.length : end + 1 }, newText: "" }];
  const title = `Take line ${line.number}, “${line.pattern}”, out of .dockerignore`;
  return offered({ title, text: applyEdits(text, edits), path });
}

function isAbout(pattern: string, path: string): boolean {
  return pattern === path || pattern === `**/${path}` || pattern === `${path}/**`;
}

/** Lets the path in again behind all other lines. */
function withException(text: string, path: string): Fix | null {
  if (path === "." || path === "/") return null;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : lineEnd;
  const title = `Let “${path}” in again: add “!${path}” to .dockerignore`;
  return offered({ title, text: `${text}${gap}!${path}${lineEnd}`, path });
}

interface Offer {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** The fix when it does let in the path and what is in it; else null. */
function offered({ title, text, path }: Offer): Fix | null {
  const { decide } = createMatcher(parseIgnoreFile(text));
  const clean = path.replace(/^\/+/, "");
  // Of a pattern any path that fits tells; of a folder something in it as well.
  const example = clean.replaceAll("**", "x").replaceAll(/[*?]/g, "x");
  const isIn = [example, `${example}/x`].every((each) => !decide(each).isIgnored);
  if (!isIn) return null;
  return { title, safety: "review", edits: [], newFiles: [{ path: ".dockerignore", text }] };
}
