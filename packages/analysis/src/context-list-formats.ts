/** One line of a list of files. */
export interface ListEntry {
  readonly path: string;
  readonly size: number | null;
  readonly kind: "file" | "folder" | "link" | "submodule" | "other" | "deleted";
}

/** How a command prints files, one a line. */
export interface LineFormat {
  readonly name: string;
  /** Groups: `path`, and where they are there `size`, `mode` or `type`. */
  readonly pattern: RegExp;
  /** How names are quoted. */
  readonly quoting: "git" | "shell" | "none";
  /** True where lines such as "./src:" say which folder the next ones are in. */
  readonly hasHeadings?: boolean;
  /** True where sizes may count blocks and folders have the sizes of all in them. */
  readonly mayCountBlocks?: boolean;
}

const MODE = String.raw`(?<mode>[-dlbcpsDP][-rwxsStTl]{9})[@+.]?`;
const SIZE = String.raw`(?<size>\d+(?:[.,]\d+)*[KMGTkmgt]?i?B?)`;
const DATE = String.raw`(?:[A-Z][a-zé.]{2,4} +\d{1,2} +[\d:]{4,5}|\d{1,2} +[A-Z][a-zé.]{2,4} +[\d:]{4,5}|\d{4}[-/]\d\d[-/]\d\d[ T][\d:]+(?:\.\d+)?(?: ?[+-]\d{4})?)`;

/** The first one that most lines fit is taken. */
export const LINE_FORMATS: readonly LineFormat[] = [
  {
    name: "git ls-files -s",
    pattern: /^(?<mode>1[0246]0\d{3}|040000) [\da-f]{7,64} [0-3]\t(?<path>.+)$/,
    quoting: "git",
  },
  {
    name: "git ls-tree",
    pattern:
      /^(?<mode>1[0246]0\d{3}|040000) (?:blob|tree|commit) [\da-f]{7,64}(?: +(?<size>\d+|-))?\t(?<path>.+)$/,
    quoting: "git",
  },
  {
    name: "git ls-files --eol",
    pattern: /^i\/\S* +w\/\S* +attr\/.*?\t(?<path>.+)$/,
    quoting: "git",
  },
  {
    name: "find -ls",
    pattern: new RegExp(
      String.raw`^ *\d+ +\d+ ${MODE} +\d+ +\S+ +\S+ +${SIZE} +${DATE} (?<path>.+)$`,
    ),
    quoting: "none",
  },
  {
    name: "ls -l",
    pattern: new RegExp(
      String.raw`^(?: *\d+ +)?${MODE} +\d+ +(?:\S+ +){1,2}${SIZE} +${DATE} +(?<path>.+)$`,
    ),
    quoting: "shell",
    hasHeadings: true,
  },
  {
    name: "tar -tv",
    pattern: new RegExp(String.raw`^${MODE} +(?:[^\s/]+/[^\s/]+ +)?${SIZE} +${DATE} (?<path>.+)$`),
    quoting: "none",
  },
  {
    name: "find -printf",
    pattern: new RegExp(
      String.raw`^(?:(?<type>[fdlpsbc])|${MODE})[ \t]+(?<size>\d+)[ \t]+(?<path>\S.*)$`,
    ),
    quoting: "none",
  },
  {
    name: "find -printf",
    pattern: /^(?<type>[fdlpsbc])[ \t]+(?<path>\.{0,2}\/.*|\.)$/,
    quoting: "none",
  },
  {
    name: "du -a",
    pattern: /^ *(?<size>\d+(?:[.,]\d+)?[KMGTkmgt]?)\t(?<path>.+)$/,
    quoting: "none",
    mayCountBlocks: true,
  },
  { name: "find -printf", pattern: /^ *(?<size>0|[1-9]\d*) +(?<path>\S.*)$/, quoting: "none" },
  { name: "find -printf", pattern: /^(?<path>.*\S)[ \t]+(?<size>0|[1-9]\d*)$/, quoting: "none" },
  {
    name: "git status",
    pattern: /^(?! {2})(?<type>[ MTADRCU?!]{2}) (?<path>\S.*)$/,
    quoting: "git",
  },
  { name: "git ls-files -t", pattern: /^[HSMRCK?U] (?<path>\S.*)$/, quoting: "git" },
];

/** Reads one line; null when the format does not fit. */
export function readLine({ pattern, name }: LineFormat, line: string): ListEntry | null {
  const groups = pattern.exec(line)?.groups;
  if (groups === undefined) return null;
  const { path = "", size, mode, type } = groups;
  const kind = kindOf(mode ?? type ?? "", name);
  return {
    path: withoutArrow(path, name === "git status" ? "right" : kind === "link" ? "left" : "none"),
    size: kind === "file" ? readSize(size) : null,
    kind,
  };
}

/** Of "link -> target" the left, of git's "old -> new" the right side is the file. */
function withoutArrow(path: string, side: "left" | "right" | "none"): string {
  const arrow = side === "none" ? -1 : path.indexOf(" -> ");
  if (arrow === -1) return path;
  return side === "left" ? path.slice(0, arrow) : path.slice(arrow + 4);
}

function kindOf(mode: string, format: string): ListEntry["kind"] {
  if (format === "git status") return mode.includes("D") ? "deleted" : "file";
  if (mode === "d" || mode.startsWith("d") || mode === "040000") return "folder";
  if (mode.startsWith("l") || mode === "120000") return "link";
  if (mode === "160000") return "submodule";
  return mode === "" || mode === "f" || /^[-1]/.test(mode) ? "file" : "other";
}

const UNITS = "KMGT";

/** "1,234", "1.5K"; null for what is no number. */
function readSize(text: string | undefined): number | null {
  const match = /^(\d[\d.,]*)([KMGT]?)i?B?$/i.exec(text ?? "");
  if (match === null) return null;
  const [, digits = "", unit = ""] = match;
  const power = UNITS.indexOf(unit.toUpperCase()) + 1;
  if (unit === "") return Number(digits.replaceAll(/[.,]/g, ""));
  return Math.round(Number(digits.replace(",", ".")) * 1024 ** power);
}
