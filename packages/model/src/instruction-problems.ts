import { INSTRUCTION_NAMES, goQuote, parseHeredocMarker } from "@stagemap/syntax";
import type { Instruction, LocalSpan } from "@stagemap/syntax";
import { checkFlags, flagValue } from "./flag-rules.ts";
import { parseDuration, parseInteger } from "./go-values.ts";
import { checkRunFlags } from "./run-flags.ts";
import { didYouMean } from "./suggest.ts";
import type { ModelProblemCode } from "./types.ts";

export interface InstructionFault {
  readonly code: ModelProblemCode;
  /** In BuildKit's wording, without "dockerfile parse error on line". */
  readonly message: string;
  readonly span: LocalSpan;
}

/** What BuildKit's instruction parser refuses in one instruction (instructions/parse.go); null when it accepts it. */
export function checkInstruction(instruction: Instruction): InstructionFault | null {
  const { keyword, name, rest } = instruction;
  if (name === null) {
    const hint = didYouMean(keyword.text, INSTRUCTION_NAMES, false);
    const message = `unknown instruction: ${keyword.text}${hint}`;
    return { code: "unknown-instruction", message, span: localSpan(keyword) };
  }
  const place = rest.to > rest.from ? rest : keyword;
  const before = checkArgumentsFirst(instruction);
  if (before !== null) return { code: "arguments", message: before, span: localSpan(place) };
  const isUnchecked =
    name === "ARG" || name === "STOPSIGNAL" || (name === "HEALTHCHECK" && isNone(instruction));
  const flag = isUnchecked ? null : checkFlags(instruction);
  if (flag !== null) return { code: "flag", message: flag.message, span: localSpan(flag.flag) };
  const value = name === "RUN" ? checkRunFlags(instruction) : null;
  if (value !== null) return { code: "flag", message: value.message, span: localSpan(value.flag) };
  const after = checkArgumentsLast(instruction);
  return after === null ? null : { code: "arguments", message: after, span: localSpan(place) };
}

function localSpan({ from, to }: LocalSpan): LocalSpan {
  return { from, to };
}

function isNone({ args }: Instruction): boolean {
  return args[0]?.text.toUpperCase() === "NONE";
}

/** What is checked before the flags are looked at. */
function checkArgumentsFirst(instruction: Instruction): string | null {
  const { name, args, inner } = instruction;
  switch (name) {
    case "ADD":
    case "COPY":
      return args.length < 2
        ? `${name} requires at least two arguments, but only one was provided. Destination could not be determined`
        : null;
    case "MAINTAINER":
    case "STOPSIGNAL":
    case "USER":
    case "WORKDIR":
      return args.length === 1 ? null : `${name} requires exactly one argument`;
    case "ARG":
    case "EXPOSE":
    case "HEALTHCHECK":
    case "VOLUME":
      return args.length === 0 ? `${name} requires at least one argument` : checkArg(instruction);
    case "ONBUILD":
      return inner === null ? "ONBUILD requires at least one argument" : null;
    default:
      return null;
  }
}

function checkArg({ name, args }: Instruction): string | null {
  const isBlank = name === "ARG" && args.some(({ text }) => text.startsWith("="));
  return isBlank ? "ARG names can not be blank" : null;
}

/** What is checked after the flags. */
function checkArgumentsLast(instruction: Instruction): string | null {
  const { name, args, pairs, isJson } = instruction;
  switch (name) {
    case "ENV":
    case "LABEL":
      if (pairs.length === 0) return `${name} requires at least one argument`;
      return pairs.some(({ key }) => key.text === "") ? `${name} names can not be blank` : null;
    case "ADD":
    case "COPY":
      return isHeredoc(args.at(-1)?.text ?? "")
        ? `${name} cannot accept a heredoc as a destination`
        : null;
    case "VOLUME":
      return args.some(({ text }) => text.trim() === "")
        ? "VOLUME specified can not be an empty string"
        : null;
    case "HEALTHCHECK":
      return checkHealthcheck(instruction);
    case "SHELL":
      if (args.length === 0) return "SHELL requires at least one argument";
      return isJson ? null : "SHELL requires the arguments to be in JSON form";
    case "ONBUILD":
      return checkTrigger(instruction);
    default:
      return null;
  }
}

/** True for a `<<NAME` word. */
export function isHeredoc(word: string): boolean {
  return word.includes("<<") && parseHeredocMarker(word)?.ok === true;
}

function checkHealthcheck(instruction: Instruction): string | null {
  const { args } = instruction;
  const type = args[0]?.text.toUpperCase() ?? "";
  if (isNone(instruction)) return args.length > 1 ? "HEALTHCHECK NONE takes no arguments" : null;
  if (type !== "CMD") return `Unknown type ${goQuote(type)} in HEALTHCHECK (try CMD)`;
  if (args.length < 2) return "Missing command after HEALTHCHECK CMD";
  for (const name of ["interval", "timeout", "start-period", "start-interval"]) {
    const message = checkInterval(name, flagValue(instruction, name) ?? "");
    if (message !== null) return message;
  }
  return checkRetries(flagValue(instruction, "retries") ?? "");
}

const SHORTEST_INTERVAL = 1_000_000n;

function checkInterval(name: string, value: string): string | null {
  if (value === "") return null;
  const duration = parseDuration(value);
  if (!duration.ok) return duration.message;
  const isTooShort = duration.value !== 0n && duration.value < SHORTEST_INTERVAL;
  return isTooShort ? `Interval ${goQuote(name)} cannot be less than 1ms` : null;
}

function checkRetries(value: string): string | null {
  if (value === "") return null;
  const count = parseInteger(value);
  if (!count.ok) return count.message;
  return count.value < 0 ? `--retries cannot be negative (${count.value})` : null;
}

function checkTrigger({ inner }: Instruction): string | null {
  const trigger = inner?.keyword.text.toUpperCase() ?? "";
  if (trigger === "ONBUILD") return "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed";
  const isForbidden = trigger === "FROM" || trigger === "MAINTAINER";
  return isForbidden ? `${trigger} isn't allowed as an ONBUILD trigger` : null;
}
