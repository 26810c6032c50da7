import type { NodeOf } from "./run-scripts.ts";

const ALWAYS: ReadonlySet<string> = new Set([
  "nproc",
  "arch",
  "whoami",
  "hostname",
  "mktemp",
  "tty",
]);

/** Programs that print one word when they are told to by these words, none of them empty. */
const WITH_WORDS: readonly (readonly [string, RegExp])[] = [
  ["uname", /^-[mrsnpi]$/],
  ["dpkg", /^--print-architecture$/],
  ["apk", /^--print-arch$/],
  ["id", /^-[ugn]+(?: [\w-]+)?$/],
  ["date", /^(?:-u )?["']?\+(?:[\w.:-]|%[a-zA-Z])+["']?$/],
  ["lsb_release", /^-[crs]+s[crs]*$|^-[cr] -s$|^-s -[cr]$/],
  ["getconf", /^_NPROCESSORS_ONLN$/],
  ["rpm", /^-E %\{?\??(?:fedora|rhel|_arch)\}?$/],
  ["git", /^rev-parse (?:--short )?HEAD$/],
  ["go", /^env (?:GOPATH|GOROOT|GOARCH|GOOS|GOVERSION)$/],
  ["dirname", /^[\w./-]+$/],
  ["basename", /^[\w./-]+$/],
];

/** Whether `$(…)` always comes to one word, so that quotes around it change nothing. */
export function isOneWord({ script }: NodeOf<"CommandExpansion">): boolean {
  const [only, ...rest] = script?.commands ?? [];
  const command = only?.command;
  if (rest.length > 0 || command?.type !== "Command" || command.prefix.length > 0) return false;
  const name = command.name?.text ?? "";
  const words = command.args.map(({ text }) => text);
  if (ALWAYS.has(name)) return words.every((word) => /^-{1,2}[a-z-]+(?:=\d+)?$/.test(word));
  return WITH_WORDS.some(([program, form]) => program === name && form.test(words.join(" ")));
}
