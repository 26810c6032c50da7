import { shellFamily } from "./shell.ts";
import type { ShellWord } from "./types.ts";

/** How a program that runs another takes its own words before that. */
interface Wrapper {
  /** Options whose value is the next word. */
  readonly values?: readonly string[];
  /** How many words of its own follow the options. */
  readonly operands?: number;
  /** Its first word, when only that one runs something, as `run` of `poetry run`. */
  readonly subcommands?: readonly string[];
  /** True when `A=b` words may follow. */
  readonly assigns?: boolean;
  /** With one of these it runs nothing. */
  readonly stops?: readonly string[];
  /** The option whose value is a script for the shell. */
  readonly script?: string;
  readonly hasMoreArguments?: boolean;
}

const SUDO: Wrapper = {
  values: ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R", "--user", "--group"],
  assigns: true,
  stops: ["-l", "-v", "-k", "-K", "-V", "--list"],
};
const PLAIN: Wrapper = {};
const USER_FIRST: Wrapper = { operands: 1 };
const CONDA: Wrapper = {
  subcommands: ["run"],
  values: ["-n", "-p", "--name", "--prefix", "--cwd", "-r", "--root-prefix", "--attach", "-a"],
};

/** Names that users type, so a Map. Options of these programs as their manual pages give them. */
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([
  ["sudo", SUDO],
  ["doas", { values: ["-u", "-C"] }],
  ["env", { values: ["-u", "-C", "--unset", "--chdir"], assigns: true }],
  ["exec", { values: ["-a"] }],
  ["command", { stops: ["-v", "-V"] }],
  ["builtin", PLAIN],
  ["nohup", PLAIN],
  ["time", { values: ["-f", "-o"] }],
  ["timeout", { values: ["-k", "-s", "--kill-after", "--signal"], operands: 1 }],
  ["nice", { values: ["-n"] }],
  ["ionice", { values: ["-c", "-n"], stops: ["-p"] }],
  ["stdbuf", { values: ["-i", "-o", "-e"] }],
  ["setarch", { operands: 1 }],
  ["linux32", PLAIN],
  ["linux64", PLAIN],
  ["chroot", { operands: 1 }],
  ["gosu", USER_FIRST],
  ["su-exec", USER_FIRST],
  ["setuidgid", USER_FIRST],
  ["s6-setuidgid", USER_FIRST],
  ["su", { script: "-c" }],
  ["runuser", { values: ["-u", "-g", "-G", "-s"], script: "-c" }],
  ["setpriv", { values: ["--reuid", "--regid", "--groups", "--inh-caps", "--bounding-set"] }],
  ["dumb-init", { values: ["-r", "--rewrite"] }],
  ["tini", { values: ["-p", "-e"] }],
  ["eatmydata", PLAIN],
  ["fakeroot", PLAIN],
  ["chronic", PLAIN],
  ["unbuffer", PLAIN],
  ["flock", { values: ["-w", "-E", "--timeout"], operands: 1, script: "-c" }],
  ["strace", { values: ["-o", "-e", "-p", "-s"] }],
  ["xargs", { values: ["-I", "-n", "-P", "-L", "-d", "-a", "-s", "-E"], hasMoreArguments: true }],
  ["busybox", { stops: ["--install", "--list"] }],
  ["catchsegv", PLAIN],
  ["faketime", { operands: 1 }],
  ["proxychains", PLAIN],
  ["proxychains4", PLAIN],
  ["cross-env", { assigns: true }],
  [
    "corepack",
    { stops: ["enable", "disable", "prepare", "use", "up", "install", "pack", "cache"] },
  ],
  ["npx", { values: ["-p", "--package"], script: "-c" }],
  ["bunx", PLAIN],
  ["poetry", { subcommands: ["run"] }],
  ["pipenv", { subcommands: ["run"] }],
  ["pdm", { subcommands: ["run"] }],
  ["hatch", { subcommands: ["run"] }],
  ["rye", { subcommands: ["run"] }],
  ["uv", { subcommands: ["run"], values: ["-p", "--python", "--with", "--group", "--extra"] }],
  ["bundle", { subcommands: ["exec"] }],
  ["conda", CONDA],
  ["mamba", CONDA],
  ["micromamba", CONDA],
  ["opam", { subcommands: ["exec"] }],
  ["rbenv", { subcommands: ["exec"] }],
  ["pyenv", { subcommands: ["exec"] }],
  ["mise", { subcommands: ["exec", "x"] }],
]);

export type Wrapped =
  /** The words from `index` on are a command, those from `assignmentIndex` to there are `A=b`. */
  | {
      readonly kind: "command";
      readonly index: number;
      readonly assignmentIndex: number;
      readonly end: number;
      readonly hasMoreArguments: boolean;
    }
  /** The word at `index` is a script. */
  | { readonly kind: "script"; readonly index: number };

/** What the words behind a program's name run; null when nothing that can be read. */
export function findWrapped(basename: string, args: readonly ShellWord[]): Wrapped | null {
  if (shellFamily(basename) !== null) return wrappedScript(args);
  if (basename === "eval") return args.length === 1 ? { kind: "script", index: 0 } : null;
  if (basename === "find") return findExec(args);
  const wrapper = WRAPPERS.get(basename);
  if (wrapper === undefined) return null;
  if (wrapper.script !== undefined) {
    const option = args.findIndex(({ value }) => value === wrapper.script || value === "--command");
    if (option !== -1)
      return args[option + 1] === undefined ? null : { kind: "script", index: option + 1 };
    if (basename === "su") return null;
  }
  return wrappedCommand(wrapper, args);
}

/** Where the script stands in `-c 'script'`, `-exc 'script'` or `-o pipefail -c 'script'`. */
function wrappedScript(args: readonly ShellWord[]): Wrapped | null {
  for (let index = 0; index < args.length; index++) {
    const value = args[index]?.value;
    if (value === undefined || value === null || !/^[-+]/.test(value)) return null;
    if (/^-[a-zA-Z]*c[a-zA-Z]*$/.test(value)) {
      // Options may still follow, as in `bash -c -e 'script'`.
      let at = index + 1;
      while (/^[-+][a-zA-Z]+$/.test(args[at]?.value ?? "")) at++;
      return args[at] === undefined ? null : { kind: "script", index: at };
    }
    if (/^[-+][a-zA-Z]*[oO]$/.test(value) || value === "--rcfile") index++;
  }
  return null;
}

function wrappedCommand(wrapper: Wrapper, args: readonly ShellWord[]): Wrapped | null {
  const { values, operands = 0, subcommands, assigns, stops, hasMoreArguments } = wrapper;
  let at = 0;
  if (subcommands !== undefined) {
    if (!subcommands.includes(args[0]?.value ?? "")) return null;
    at = 1;
  }
  if (stops?.includes(args[at]?.value ?? "") === true) return null;
  let left = operands;
  while (at < args.length) {
    const value = args[at]?.value ?? "";
    if (value === "--") {
      at++;
      if (left === 0) break;
    } else if (value.startsWith("-") && value.length > 1) {
      if (stops?.includes(value) === true) return null;
      at += values?.includes(value) === true ? 2 : 1;
    } else if (left > 0) {
      left--;
      at++;
    } else break;
  }
  const assignmentIndex = at;
  if (assigns === true) while (/^[A-Za-z_]\w*=/.test(args[at]?.text ?? "")) at++;
  if (at >= args.length) return null;
  return {
    kind: "command",
    index: at,
    assignmentIndex,
    end: args.length,
    hasMoreArguments: hasMoreArguments === true,
  };
}

/** `find … -exec command {} \;` or `+`. */
function findExec(args: readonly ShellWord[]): Wrapped | null {
  const option = args.findIndex(({ value }) => /^-(?:exec|ok)(?:dir)?$/.test(value ?? ""));
  if (option === -1 || args[option + 1] === undefined) return null;
  const length = args.slice(option + 1).findIndex(({ value }) => value === ";" || value === "+");
  const end = length === -1 ? args.length : option + 1 + length;
  if (end === option + 1) return null;
  return {
    kind: "command",
    index: option + 1,
    assignmentIndex: option + 1,
    end,
    hasMoreArguments: true,
  };
}
