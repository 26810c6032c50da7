import { expand, goQuote } from "@stagemap/syntax";
import type { EscapeCharacter, Instruction } from "@stagemap/syntax";
import { isWebAddress } from "./references.ts";
import { checkDigest } from "./digest.ts";
import { flagValue } from "./flag-rules.ts";
import { parseGitSource } from "./git-source.ts";
import type { GlobalScope } from "./global-scope.ts";
import { isHeredoc } from "./instruction-problems.ts";
import { contextName } from "./named-contexts.ts";
import type { NamedContexts } from "./named-contexts.ts";
import type { Stage } from "./types.ts";
import { splitArgument } from "./variables.ts";

export const EPOCH_ARGUMENT = "SOURCE_DATE_EPOCH";

export interface EpochInput {
  readonly stages: readonly Stage[];
  readonly globals: GlobalScope;
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly namedContexts: NamedContexts | null;
  readonly escape: EscapeCharacter;
}

export interface EpochFault {
  readonly message: string;
  /** The stage that cannot be the source of the time; null when the value is at fault. */
  readonly stage: Stage | null;
}

/**
 * What BuildKit refuses of SOURCE_DATE_EPOCH: it is a number of seconds, "context", a named context, or the name of a stage
 * that fetches one thing (dockerfile2llb/epoch.go).
 */
export function checkEpoch(input: EpochInput): EpochFault | null {
  const { stages, globals, buildArguments, namedContexts } = input;
  const value = buildArguments.get(EPOCH_ARGUMENT) ?? globals.values.get(EPOCH_ARGUMENT) ?? "";
  if (value === "" || value === "context" || isSeconds(value)) return null;
  if (namedContexts !== null) {
    const result = contextName(value);
    if (!result.ok) return { message: result.message, stage: null };
    if (namedContexts.byName.has(result.name)) return null;
  }
  const stage = stages.find(({ name }) => name === value.toLowerCase());
  if (stage === undefined) {
    return { message: `invalid ${EPOCH_ARGUMENT}: ${value}`, stage: null };
  }
  const message = checkSource(stage, input);
  return message === null ? null : { message, stage };
}

const LARGEST = 2n ** 63n - 1n;

function isSeconds(value: string): boolean {
  if (!/^[+-]?\d+$/.test(value)) return false;
  const seconds = BigInt(value.replace("+", ""));
  return seconds <= LARGEST && seconds >= -LARGEST - 1n;
}

const NOT_ONE = `${EPOCH_ARGUMENT} stage must contain exactly one remote ADD`;

function checkSource({ base, steps }: Stage, input: EpochInput): string | null {
  if (base !== "scratch") return `${EPOCH_ARGUMENT} stage must use FROM scratch`;
  const variables = new Map(input.globals.values);
  variables.delete(EPOCH_ARGUMENT);
  let hasSource = false;
  for (const { item } of steps) {
    const { instruction } = item;
    if (instruction.name === "ARG") {
      const message = setArguments(instruction, variables, input);
      if (message !== null) return message;
    } else if (instruction.name !== "ADD") {
      return `${EPOCH_ARGUMENT} stage does not meet source-only requirements: unsupported ${instruction.keyword.text} instruction`;
    } else {
      if (hasSource) return NOT_ONE;
      const message = checkAdd(instruction, variables, input.escape);
      if (message !== null) return message;
      hasSource = true;
    }
  }
  return hasSource ? null : NOT_ONE;
}

function setArguments(
  { args }: Instruction,
  variables: Map<string, string>,
  { buildArguments, escape }: EpochInput,
): string | null {
  for (const { name, defaultText } of args.map(splitArgument)) {
    const given = buildArguments.get(name);
    const value = given ?? defaultText;
    if (value === null) continue;
    const result = given === undefined ? expandIn(value, variables, escape) : null;
    if (result?.ok === false) return result.message;
    variables.set(name, result?.text ?? value);
  }
  return null;
}

function checkAdd(
  instruction: Instruction,
  variables: ReadonlyMap<string, string>,
  escape: EscapeCharacter,
): string | null {
  const [written, ...others] = instruction.args.slice(0, -1);
  if (written === undefined || others.length > 0 || isHeredoc(written.text)) {
    return `${NOT_ONE} source`;
  }
  const source = expandIn(written.text, variables, escape);
  if (!source.ok) return source.message;
  const checksum = expandIn(flagValue(instruction, "checksum") ?? "", variables, escape);
  if (!checksum.ok) return checksum.message;
  const git = parseGitSource(source.text);
  if (git.kind === "git") return null;
  if (isWebAddress(source.text)) return checksum.text === "" ? null : checkDigest(checksum.text);
  return git.kind === "invalid"
    ? git.message
    : `${EPOCH_ARGUMENT} stage source must be a single HTTP(S) or Git ADD`;
}

function expandIn(text: string, variables: ReadonlyMap<string, string>, escape: EscapeCharacter) {
  const result = expand(text, { escape, lookUp: (name) => variables.get(name) });
  if (result.ok) return { ok: true, text: result.text } as const;
  return { ok: false, message: `failed to process ${goQuote(text)}: ${result.message}` } as const;
}
