import type { Step } from "@stagemap/model";
import { joinPath } from "@stagemap/shell";
import type { EarlyInstall } from "@stagemap/shell";
import { matchesPart } from "../paths.ts";
import type { RefactoringSite } from "../refactoring.ts";
import { settingsOf } from "../settings.ts";
import { filesAt } from "./taken.ts";
import type { Taken } from "./taken.ts";

export interface ManifestsOf {
  readonly install: EarlyInstall;
  readonly directory: string;
}

/** COPY lines for what installs read, one a folder; a string says why not. None where lines above have brought it all. */
export function manifestLines(
  site: RefactoringSite,
  taken: Taken,
  wanted: readonly ManifestsOf[],
): readonly string[] | string {
  const { raw, instruction } = site.step.item;
  const { keyword, flags } = instruction;
  // ADD is for what COPY cannot do; plain files it can.
  const name = /[A-Z]/.test(keyword.text) ? "COPY" : "copy";
  const head = [name, ...flags.map(({ from, to }) => raw.slice(from, to))].join(" ");
  const indent = raw.slice(0, keyword.from);
  const byFolder = new Map<string, Set<string>>();
  const lines: string[] = [];
  for (const { install, directory } of wanted) {
    for (const [number, file] of install.files.entries()) {
      const path = joinPath(directory, file);
      if (isBrought(site, path)) continue;
      const found = filesAt(taken, path);
      if (found.length === 0 && number === 0) {
        return `Nobody knows where ${file} comes from: neither this line nor one above brings it to ${directory}.`;
      }
      for (const { source, folder } of found) {
        byFolder.set(folder, (byFolder.get(folder) ?? new Set()).add(source));
      }
    }
    for (const folder of install.folders) {
      const [found] = filesAt(taken, joinPath(directory, folder));
      if (found === undefined) return `Nobody knows where the folder “${folder}” comes from.`;
      lines.push(`${found.source} ${taken.written}${found.folder}${folder}`);
    }
  }
  const files = [...byFolder].map(
    ([folder, sources]) => `${[...sources].join(" ")} ${taken.written}${folder}`,
  );
  return [...new Set([...files, ...lines])].map((words) => `${indent}${head} ${words}`);
}

/** True when a line above has brought the file by its name. */
function isBrought({ model, stage, index }: RefactoringSite, path: string): boolean {
  const at = path.lastIndexOf("/");
  const name = path.slice(at + 1);
  const start = name.replace(/\*.*$/, "");
  const settings = settingsOf(model)[stage.index]?.before ?? [];
  return stage.steps.slice(0, index).some(({ contextPaths, item }, number) => {
    const names = contextPaths?.map((each) => each.slice(each.lastIndexOf("/") + 1)) ?? [];
    const isNamed = names.some(
      (each) => (start !== "" && each.startsWith(start)) || matchesPart(name, each),
    );
    const own = settings[number];
    if (!isNamed || own === undefined || names.includes("*") || names.includes(".")) return false;
    const place = joinPath(own.directory, item.instruction.args.at(-1)?.text ?? "");
    return place === path.slice(0, at) || place === path || (at === 0 && place === "/");
  });
}

/** True when the lines of manifests say all that the COPY does. */
export function bringsNoMore({ item }: Step, lines: readonly string[]): boolean {
  const [line] = lines;
  const own = item.line.text.replace(/\.$/, "./");
  return lines.length === 1 && line !== undefined && sortedWords(line) === sortedWords(own);
}

function sortedWords(text: string): string {
  const [, ...words] = text.trim().split(/\s+/);
  return words.toSorted().join(" ");
}
