import { joinPath } from "@stagemap/shell";
import type { Command, Script, ShellWord } from "@stagemap/shell";
import { isWithin } from "../paths.ts";
import type { Settings } from "../settings.ts";

/** Files and folders that commands name as what they make or change, and as what they delete. Absolute. */
export interface NamedFiles {
  readonly made: readonly string[];
  readonly deleted: readonly string[];
}

/** What the common commands of a script name; what they leave elsewhere is left out. */
export function namedFiles(script: Script, settings: Settings): NamedFiles {
  const made: string[] = [];
  const deleted: string[] = [];
  for (const command of script.commands) {
    const { directory, isConditional, hasMoreArguments } = command;
    if (directory === null || hasMoreArguments) continue;
    const here = joinPath(settings.directory, directory);
    const pathOf = (word: string): string[] => (/[*?[$`]/.test(word) ? [] : [joinPath(here, word)]);
    const words = command.args.map((word) => valueOf(word, settings));
    deleted.push(...deletedBy(command, words).flatMap(pathOf));
    if (isConditional) continue;
    made.push(...madeBy(command, words).flatMap(pathOf));
    for (const { operator, target } of command.redirections) {
      const word = target === null || !operator.includes(">") ? null : valueOf(target, settings);
      if (word !== null && !/^(?:\d+|-)$/.test(word)) made.push(...pathOf(word));
    }
  }
  const left = made.filter(
    (path) =>
      !deleted.some((each) => isWithin(path, each)) && !/^\/(?:dev|proc|sys)(?:\/|$)/.test(path),
  );
  return {
    made: left,
    deleted: deleted.filter((path) => !made.some((each) => isWithin(path, each))),
  };
}

/** With variables that the file sets. Null where only the shell knows. */
function valueOf({ value, text }: ShellWord, { variable }: Settings): string | null {
  if (value !== null) return value;
  let isKnown = true;
  const replaced = text.replaceAll(
    /\$(?:(\w+)|\{(\w+)\})/g,
    (_, name?: string, braced?: string) => {
      const found = variable(name ?? braced ?? "");
      isKnown &&= found !== undefined;
      return found ?? "";
    },
  );
  return isKnown && /^"?[^"'`$\\]*"?$/.test(replaced) ? replaced.replaceAll('"', "") : null;
}

type Words = readonly (string | null)[];

/** Options that say where the result goes, for programs that write nothing else of worth. */
const OUTPUT: ReadonlyMap<string, RegExp> = new Map([
  ["curl", /^(?:-[a-zA-Z]*o|--output)$/],
  ["wget", /^(?:-[a-zA-Z]*O|--output-document)$/],
  ["tar", /^(?:-[a-zA-Z]*C|--directory)$/],
  ["unzip", /^-d$/],
  ["openssl", /^-out$/],
  ...[
    "gcc",
    "g++",
    "cc",
    "c++",
    "clang",
    "clang++",
    "rustc",
    "ld",
    "swiftc",
    "gfortran",
    "tcc",
  ].map((program) => [program, /^-o$/] as const),
]);

/** How many of the first operands are no files: the mode of chmod, the script of sed. */
const PLAIN: ReadonlyMap<string, number> = new Map([
  ["touch", 0],
  ["mkdir", 0],
  ["tee", 0],
  ["chmod", 1],
  ["chown", 1],
  ["chgrp", 1],
]);

/** Options whose value is the next word. */
const VALUED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["mkdir", new Set(["-m"])],
  ["touch", new Set(["-t", "-d", "-r"])],
  ["install", new Set(["-m", "-o", "-g", "--mode", "--owner", "--group"])],
  ["sed", new Set(["-e", "-f"])],
  [
    "git",
    new Set(["-b", "--branch", "--depth", "-c", "--config", "--origin", "-o", "-j", "--jobs"]),
  ],
]);

function madeBy({ basename }: Command, words: Words): readonly string[] {
  if (basename === null) return [];
  const output = OUTPUT.get(basename);
  if (output !== undefined) return optionValues(words, output);
  const operands = operandsOf(basename, words);
  const plain = PLAIN.get(basename);
  if (plain !== undefined) return known(operands.slice(plain));
  switch (basename) {
    case "cp":
    case "mv":
    case "ln":
      return placed(operands);
    case "install":
      return words.includes("-d") ? known(operands) : placed(operands);
    case "sed": {
      if (!words.some((word) => /^(?:-[a-zA-Z]*i|--in-place)/.test(word ?? ""))) return [];
      return known(words.includes("-e") || words.includes("-f") ? operands : operands.slice(1));
    }
    case "git":
      return operands[0] === "clone" ? cloned(operands.slice(1)) : [];
    default:
      return [];
  }
}

function deletedBy({ basename }: Command, words: Words): readonly string[] {
  const operands = operandsOf(basename ?? "", words);
  if (basename === "rm" || basename === "rmdir") return known(operands);
  return basename === "mv" ? known(operands.slice(0, -1)) : [];
}

function optionValues(words: Words, option: RegExp): readonly string[] {
  return words.flatMap((word, index) => {
    const [name = "", value] = (word ?? "").split(/=(.*)/s, 2);
    if (!option.test(name)) return [];
    const given = value ?? words[index + 1] ?? null;
    return given === null || given === "-" ? [] : [given];
  });
}

function operandsOf(program: string, words: Words): Words {
  const valued = VALUED.get(program);
  return words.filter((word, index) => {
    if (word?.startsWith("-") === true) return false;
    return valued?.has(words[index - 1] ?? "") !== true;
  });
}

function known(words: Words): readonly string[] {
  return words.filter((word) => word !== null);
}

/** Where the last operand puts the others. */
function placed(operands: Words): readonly string[] {
  const to = operands.at(-1) ?? null;
  if (to === null || operands.length < 2) return [];
  const isFolder = to.endsWith("/") || operands.length > 2 || /\/(?:s?bin|lib|include)$/.test(to);
  if (!isFolder) return [to];
  return operands.slice(0, -1).flatMap((word) => {
    const name = word?.replace(/\/+$/, "").split("/").at(-1) ?? "";
    return name === "" || name === "." ? [] : [`${to.replace(/\/+$/, "")}/${name}`];
  });
}

function cloned([address, folder]: Words): readonly string[] {
  if (folder !== undefined) return folder === null ? [] : [folder];
  const name = /([^/:]+?)(?:\.git)?\/?$/.exec(address ?? "")?.[1];
  return name === undefined ? [] : [name];
}
