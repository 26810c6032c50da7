export type ShellFamily =
  | "sh"
  | "bash"
  | "dash"
  | "ash"
  | "zsh"
  | "ksh"
  | "powershell"
  | "cmd"
  | "other";

/** The program that reads a script, and what it was told. */
export interface Shell {
  readonly family: ShellFamily;
  /** True for what is no POSIX shell: its scripts are left unread. */
  readonly isOpaque: boolean;
  /** `-e`: the first command that fails ends the script. */
  readonly isErrexit: boolean;
  /** `-o pipefail`: a pipe fails with any of its commands. */
  readonly isPipefail: boolean;
  /** `-u`: a variable that is not set is an error. */
  readonly isNounset: boolean;
  /** `-l`: it reads the profile files first. */
  readonly isLogin: boolean;
  /** False where no SHELL instruction and no shebang names it, and it is Docker's default. */
  readonly isExplicit: boolean;
}

const FAMILIES: ReadonlyMap<string, ShellFamily> = new Map([
  ["sh", "sh"],
  ["bash", "bash"],
  ["rbash", "bash"],
  ["dash", "dash"],
  ["ash", "ash"],
  ["zsh", "zsh"],
  ["ksh", "ksh"],
  ["ksh93", "ksh"],
  ["mksh", "ksh"],
  ["powershell", "powershell"],
  ["pwsh", "powershell"],
  ["cmd", "cmd"],
]);

/** The family of the program of that path or name; null when it is no shell. */
export function shellFamily(program: string): ShellFamily | null {
  const name = basename(program)
    .toLowerCase()
    .replace(/\.exe$/, "");
  return FAMILIES.get(name) ?? null;
}

/** The last part of a path, which may be one of Windows. */
export function basename(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

const PLAIN: Omit<Shell, "family" | "isOpaque"> = {
  isErrexit: false,
  isPipefail: false,
  isNounset: false,
  isLogin: false,
  isExplicit: true,
};

const DEFAULT_SHELL: Shell = { ...PLAIN, family: "sh", isOpaque: false, isExplicit: false };

/** A shell without options. */
export function plainShell(family: ShellFamily): Shell {
  return { ...PLAIN, family, isOpaque: isOpaqueFamily(family) };
}

function isOpaqueFamily(family: ShellFamily): boolean {
  return family === "powershell" || family === "cmd" || family === "other";
}

const WINDOWS_IMAGE =
  /(^|\/)windows(\/|:|@|$)|nanoserver|servercore|dotnet\/framework|-windows-|[-_:]ltsc20\d\d/i;

/** Whether an image of that reference is one of Windows as far as its name tells. */
export function isWindowsImage(reference: string): boolean {
  return WINDOWS_IMAGE.test(reference);
}

/**
 * The shell that the words of a SHELL instruction name; Docker's default for null: `/bin/sh -c`, or cmd on Windows. A shell behind another program,
 * as in `["conda", "run", "-n", "web", "/bin/bash", "-c"]`, is found too.
 */
export function shellOf(
  shellWords: readonly string[] | null,
  { isWindows = false }: { readonly isWindows?: boolean } = {},
): Shell {
  if (shellWords === null || shellWords.length === 0) {
    return isWindows ? { ...plainShell("cmd"), isExplicit: false } : DEFAULT_SHELL;
  }
  const index = shellWords.findLastIndex((word) => shellFamily(word) !== null);
  const family = shellFamily(shellWords[index] ?? "");
  if (family === null) {
    // A script that stands in for the shell, as micromamba's images have one, hands over to bash.
    const isScript = /\.(?:ba)?sh$/.test(shellWords[0] ?? "");
    return plainShell(isScript ? "bash" : "other");
  }
  return withOptions(plainShell(family), shellWords.slice(index + 1));
}

const LETTERS: ReadonlyMap<string, Partial<Shell>> = new Map([
  ["e", { isErrexit: true }],
  ["u", { isNounset: true }],
  ["l", { isLogin: true }],
]);

const NAMES: ReadonlyMap<string, keyof Shell> = new Map([
  ["errexit", "isErrexit"],
  ["pipefail", "isPipefail"],
  ["nounset", "isNounset"],
]);

/** The shell after `words` such as `-euo pipefail` or, for `set`, `+e`; words that are no options are passed over. */
export function withOptions(shell: Shell, words: readonly (string | null)[]): Shell {
  let result = shell;
  words.forEach((word, index) => {
    if (word === "--login") result = { ...result, isLogin: true };
    if (word === null || !/^[-+][A-Za-z]+$/.test(word)) return;
    const isOn = word.startsWith("-");
    for (const letter of word.slice(1)) {
      const [key] = Object.keys(LETTERS.get(letter) ?? {});
      const name = NAMES.get(words[index + 1] ?? "");
      if (key !== undefined) result = { ...result, [key]: isOn };
      if (letter === "o" && name !== undefined) result = { ...result, [name]: isOn };
    }
  });
  return result;
}

/** The shell that runs a script with that first line; null when it is no shebang. */
export function shellOfShebang(script: string): Shell | null {
  const words = /^#![ \t]*(\S.*)/
    .exec(script)?.[1]
    ?.trim()
    .split(/[ \t]+/);
  return words === undefined ? null : shellOf(words);
}
