import { MANAGERS } from "./managers.ts";
import type { Manager, ManagerAction, ManagerCall, PackageName } from "./managers/manager.ts";
import type { WordPart } from "unbash";
import { argumentsOf } from "./options.ts";
import type { Option } from "./options.ts";
import type { Command, Script, ShellWord } from "./types.ts";

/** A command that calls a package manager or build tool. */
export interface ManagerUse {
  readonly manager: Manager;
  readonly command: Command;
  readonly action: ManagerAction;
  /** Its words joined by spaces, as in "mod download"; "" when there is none. */
  readonly subcommand: string;
  /** The words of the subcommand. */
  readonly subcommandWords: readonly ShellWord[];
  readonly options: readonly Option[];
  /** Behind the subcommand: packages, files, targets. */
  readonly operands: readonly ShellWord[];
  /** The packages that the command line names; those that only the shell knows (`$PACKAGES`) included. */
  readonly packages: readonly PackageOperand[];
  /** The files that options name, as pip's `-r requirements.txt`. */
  readonly manifestFiles: readonly ManifestFile[];
  /** Whether it brings development dependencies; null when the manager knows none or the action brings nothing. */
  readonly includesDevelopment: boolean | null;
}

export interface PackageOperand extends Omit<PackageName, "name"> {
  readonly word: ShellWord;
  /** Null when dynamic. */
  readonly name: string | null;
}

export interface ManifestFile {
  readonly word: ShellWord;
  /** Null when dynamic. */
  readonly path: string | null;
}

export interface ManagerContext {
  /** The environment variables that the stage sets before, as far as they are known. */
  readonly variable?: (name: string) => string | undefined;
}

const BY_PROGRAM: ReadonlyMap<string, Manager> = new Map(
  MANAGERS.flatMap((manager) => manager.programs.map((program) => [program, manager] as const)),
);

/** The managers that a script calls, in the order of its commands. */
export function managerUses(script: Script, context: ManagerContext = {}): readonly ManagerUse[] {
  const uses: ManagerUse[] = [];
  const exported = new Map<string, string>();
  for (const command of script.commands) {
    noteExports(command, exported);
    const call = managerCalled(command);
    if (call === null) continue;
    const variable = (name: string): string | undefined =>
      command.assignments.findLast((each) => each.name === name)?.value ??
      exported.get(name) ??
      context.variable?.(name);
    uses.push(readUse(command, call, variable));
  }
  return uses;
}

function noteExports(
  { basename, args, assignments, nameWord }: Command,
  exported: Map<string, string>,
): void {
  if (nameWord === null) {
    for (const { name, value } of assignments) {
      // Of a variable that is exported already, or is so by ENV.
      if (value !== null) exported.set(name, value);
    }
  }
  if (basename !== "export") return;
  for (const { value } of args) {
    const [, name, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(value ?? "") ?? [];
    if (name !== undefined && text !== undefined) exported.set(name, text);
  }
}

interface Called {
  readonly manager: Manager;
  /** The manager's own words: those behind `python -m pip`. */
  readonly args: readonly ShellWord[];
}

/** The manager that a command calls, also as `python3 -m pip` or `php composer.phar`; null when it is none. */
function managerCalled({ basename, args }: Command): Called | null {
  if (basename === null) return null;
  const program = basename.toLowerCase().replace(/\.(?:exe|cmd|bat)$/, "");
  const manager =
    BY_PROGRAM.get(program) ?? BY_PROGRAM.get(program.replace(/-?\d+(?:\.\d+)*$/, ""));
  if (manager !== undefined) return { manager, args };
  if (/^(?:python|pypy)[\d.]*$/.test(program)) {
    // Options such as -u may stand before -m.
    const index = args.findIndex(({ value }) => value === "-m");
    const isFirst = args
      .slice(0, Math.max(0, index))
      .every(({ value }) => value?.startsWith("-") === true);
    const name = index === -1 || !isFirst ? null : (args[index + 1]?.value ?? null);
    const called = name === null ? undefined : BY_PROGRAM.get(name);
    return called?.ecosystem === "python" ? { manager: called, args: args.slice(index + 2) } : null;
  }
  if (/^(?:php|ruby)[\d.]*$/.test(program)) {
    const index = args.findIndex(({ value }) => value !== null && !value.startsWith("-"));
    const name = args[index]?.value?.split("/").at(-1);
    const called = name === undefined ? undefined : BY_PROGRAM.get(name);
    const isOwn = called?.ecosystem === "php" || called?.ecosystem === "ruby";
    return called !== undefined && isOwn ? { manager: called, args: args.slice(index + 1) } : null;
  }
  return null;
}

function readUse(
  command: Command,
  { manager, args }: Called,
  variable: ManagerCall["variable"],
): ManagerUse {
  const first = argumentsOf({ args }, manager.style);
  const { key, start, end } = findSubcommand(manager, first.operands);
  const style = manager.styles.get(key);
  const { options, operands: words } = style === undefined ? first : argumentsOf({ args }, style);
  const operands = words.slice(end);
  const isQuestion =
    key === "" && operands.length === 0 && options.some(({ name }) => QUESTIONS.includes(name));
  const draft: ManagerCall = {
    subcommand: key,
    action: isQuestion ? "other" : (manager.actions.get(key) ?? "other"),
    options,
    operands,
    variable,
  };
  const action = manager.refine?.(draft) ?? draft.action;
  const hasPackages =
    action === "install" || action === "remove" || action === "upgrade" || action === "fetch";
  const brings = action === "install" || action === "fetch" || action === "upgrade";
  return {
    manager,
    command,
    action,
    subcommand: key,
    subcommandWords: words.slice(start, end),
    options,
    operands,
    packages: hasPackages ? readPackages(manager, operands, options) : [],
    manifestFiles: options.flatMap(({ name, value, valueWord }) =>
      valueWord !== null && manager.manifestOptions.includes(name)
        ? [{ word: valueWord, path: value }]
        : [],
    ),
    includesDevelopment: brings ? (manager.hasDevelopment?.({ ...draft, action }) ?? null) : null,
  };
}

/**
 * The subcommand of two words or one. A word that the manager does not know is one as well, unless it also takes targets there,
 * as make does. Words that only the shell knows may stand before it: `apt-get $FLAGS install`.
 */
function findSubcommand({ actions, refine }: Manager, words: readonly ShellWord[]): Subcommand {
  const start = words.findIndex(({ value }) => value !== null);
  const first = words[start]?.value ?? null;
  if (first === null) return { key: "", start: 0, end: 0 };
  const pair = `${first} ${words[start + 1]?.value ?? ""}`;
  if (actions.has(pair)) return { key: pair, start, end: start + 2 };
  if (actions.has(first)) return { key: first, start, end: start + 1 };
  const takesTargets = actions.has("") && refine !== undefined;
  return takesTargets || start > 0
    ? { key: "", start: 0, end: 0 }
    : { key: first, start, end: start + 1 };
}

interface Subcommand {
  readonly key: string;
  /** Its words among those that are no options. */
  readonly start: number;
  readonly end: number;
}

const QUESTIONS: readonly string[] = ["--version", "--help"];

function readPackages(
  { readPackage, versionOptions }: Manager,
  operands: readonly ShellWord[],
  options: readonly Option[],
): PackageOperand[] {
  if (readPackage === null) return [];
  const version = options.find(({ name }) => versionOptions.includes(name));
  const versionText = version?.value ?? version?.valueWord?.text ?? null;
  return operands.flatMap((word): PackageOperand[] => {
    const found = readPackage(word.value ?? templateOf(word));
    if (found === null) return [];
    const name = word.value === null && /[$`]/.test(found.name) ? null : found.name;
    return [{ ...found, word, name, version: found.version ?? versionText }];
  });
}

/** The word with its variables in it: of `name=$VERSION` the text tells that there is a version. */
function templateOf({ text, node }: ShellWord): string {
  const parts = node?.type === "Word" ? node.parts : undefined;
  return parts === undefined ? text : parts.map(templateOfPart).join("");
}

function templateOfPart(part: WordPart): string {
  switch (part.type) {
    case "DoubleQuoted":
    case "LocaleString":
      return part.parts.map(templateOfPart).join("");
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
      return part.value;
    case "CommandExpansion":
    case "ProcessSubstitution":
    case "ArithmeticExpansion":
      return "$()";
    case "ParameterExpansion":
      return `\${${part.parameter}}`;
    default:
      return part.text;
  }
}
