/*
 * One command is written in several ways. Goals and Dockerfiles are compared in the plainest of them.
 */

const NODE: readonly (readonly [string, string])[] = [
  ["i", "install"],
  ["add", "install"],
  ["clean-install", "ci"],
  ["ic", "ci"],
  ["install-clean", "ci"],
  ["t", "test"],
  ["tst", "test"],
  ["run-script", "run"],
  ["rum", "run"],
  ["urn", "run"],
];
const CARGO: readonly (readonly [string, string])[] = [
  ["b", "build"],
  ["t", "test"],
  ["r", "run"],
];
const ALIASES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ["npm", new Map(NODE)],
  ["pnpm", new Map(NODE)],
  ["cargo", new Map(CARGO)],
]);
/** Scripts that these run without "run" as well. */
const OWN_SCRIPTS = new Set(["test", "start", "stop", "restart"]);

/** A program under the name that all of its family go by. */
export function plainProgram(program: string): string {
  return program === "apt" ? "apt-get" : program;
}

/** The words behind a program, aliases replaced: of "npm run-script test" only "test" is left. */
export function plainWords(program: string, words: readonly string[]): readonly string[] {
  const aliases = ALIASES.get(program);
  const [first = "", ...rest] = words;
  if (aliases === undefined || words.length === 0) return words;
  const plain = aliases.get(first) ?? first;
  return plain === "run" && OWN_SCRIPTS.has(rest[0] ?? "") ? rest : [plain, ...rest];
}

/** True for the flag itself, with a value behind "=", and for a letter among others: "-e" in "-euo". */
export function isFlag(word: string, flag: string): boolean {
  if (word === flag || word.startsWith(`${flag}=`)) return true;
  const letter = /^-([a-zA-Z])$/.exec(flag)?.[1];
  return letter !== undefined && /^-[a-zA-Z]+$/.test(word) && word.includes(letter);
}
