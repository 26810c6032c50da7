import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkPages } from "./pages.ts";

/** What is wrong with a folder of pages, each as "missing: …", "outdated: …" or "of no rule: …"; empty when all is well. */
export function stalePages(folder: string): readonly string[] {
  const pages = checkPages();
  const files = filesOf(folder);
  const wrong = [...pages].flatMap(([name, text]) => {
    if (!files.includes(name)) return [`missing: ${name}`];
    return readFileSync(join(folder, name), "utf8") === text ? [] : [`outdated: ${name}`];
  });
  return [
    ...wrong,
    ...files.filter((name) => !pages.has(name)).map((name) => `of no rule: ${name}`),
  ];
}

/** Writes every page and removes those of rules that are gone; answers how many pages there are. */
export function writePages(folder: string): number {
  const pages = checkPages();
  mkdirSync(folder, { recursive: true });
  for (const name of filesOf(folder)) if (!pages.has(name)) rmSync(join(folder, name));
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
  return pages.size;
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".md"));
  } catch {
    // Nothing was generated yet.
    return [];
  }
}
