import type { Flag, Instruction, InstructionName } from "@stagemap/syntax";
import { didYouMean } from "./suggest.ts";

/** "boolean" takes true, false or nothing; "string" one value; "strings" one a time, several times. */
type FlagKind = "boolean" | "string" | "strings";

const NO_FLAGS: ReadonlyMap<string, FlagKind> = new Map();

/** Every flag of every instruction (instructions/parse.go). ARG and STOPSIGNAL do not look at theirs. */
const FLAGS: ReadonlyMap<InstructionName, ReadonlyMap<string, FlagKind>> = new Map([
  [
    "ADD",
    new Map<string, FlagKind>([
      ["checksum", "string"],
      ["chmod", "string"],
      ["chown", "string"],
      ["exclude", "strings"],
      ["keep-git-dir", "boolean"],
      ["link", "boolean"],
      ["unpack", "boolean"],
    ]),
  ],
  [
    "COPY",
    new Map<string, FlagKind>([
      ["chmod", "string"],
      ["chown", "string"],
      ["exclude", "strings"],
      ["from", "string"],
      ["link", "boolean"],
      ["parents", "boolean"],
    ]),
  ],
  ["FROM", new Map<string, FlagKind>([["platform", "string"]])],
  [
    "HEALTHCHECK",
    new Map<string, FlagKind>([
      ["interval", "string"],
      ["retries", "string"],
      ["start-interval", "string"],
      ["start-period", "string"],
      ["timeout", "string"],
    ]),
  ],
  [
    "RUN",
    new Map<string, FlagKind>([
      ["device", "strings"],
      ["mount", "strings"],
      ["network", "string"],
      ["security", "string"],
    ]),
  ],
]);

export interface FlagFault {
  readonly flag: Flag;
  readonly message: string;
}

/** The first flag that BuildKit refuses, with its wording (instructions/bflag.go, Parse); null when all are right. */
export function checkFlags(instruction: Instruction): FlagFault | null {
  const { name, flags } = instruction;
  if (name === null || flags.length === 0) return null;
  const known = FLAGS.get(name) ?? NO_FLAGS;
  for (const flag of flags) {
    const kind = known.get(flag.name);
    if (kind === undefined) {
      const hint = didYouMean(flag.name, [...known.keys()], true);
      return { flag, message: `unknown flag: --${flag.name}${hint}` };
    }
    if (kind !== "strings" && flags.find((each) => each.name === flag.name) !== flag) {
      return { flag, message: `duplicate flag specified: --${flag.name}` };
    }
    const fault = checkValue(flag, kind);
    if (fault !== null) return { flag, message: fault };
  }
  return null;
}

function checkValue({ name, value }: Flag, kind: FlagKind): string | null {
  if (kind !== "boolean") return value === null ? `missing a value on flag: --${name}` : null;
  if (value === null || ["true", "false"].includes(value.toLowerCase())) return null;
  if (value === "") return `missing a value on flag: --${name}`;
  return `expecting boolean value for flag --${name}, not: ${value}`;
}

/** The flag of that name; null when it is not given. The last one counts. */
export function findFlag({ flags }: Instruction, name: string): Flag | null {
  for (let index = flags.length - 1; index >= 0; index--) {
    const flag = flags[index];
    if (flag?.name === name) return flag;
  }
  return null;
}

/** The value of a flag; null when it is not given or has none. The last one counts. */
export function flagValue(instruction: Instruction, name: string): string | null {
  return findFlag(instruction, name)?.value ?? null;
}
