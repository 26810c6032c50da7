import { expand, expandWords, goQuote } from "@stagemap/syntax";
import type {
  EscapeCharacter,
  Expansion,
  Flag,
  Instruction,
  InstructionItem,
  LocalSpan,
} from "@stagemap/syntax";
import { checkCopy } from "./copy-faults.ts";
import { flagValue } from "./flag-rules.ts";
import type { GlobalScope } from "./global-scope.ts";
import { inlineFiles } from "./inline-files.ts";
import { isHeredoc } from "./instruction-problems.ts";
import { readMount } from "./mounts.ts";
import type { Mount } from "./mounts.ts";
import { checkPort } from "./ports.ts";
import { isSignal } from "./signals.ts";
import type { ModelProblemCode, Stage, StageProblem } from "./types.ts";
import {
  isArgument,
  replaceVariables,
  setVariable,
  splitArgument,
  startVariables,
  variableValue,
} from "./variables.ts";
import type { Variables } from "./variables.ts";

/** What a stage's steps make of variables, working directory and settings, read in order as BuildKit dispatches them. */
export interface StageScope {
  readonly stage: Stage;
  readonly base: StageScope | null;
  readonly variables: Variables;
  /** Absolute, without trailing slash but for the root. */
  readonly workingDirectory: string;
  /** What BuildKit refuses when it builds the stage. */
  readonly problems: readonly StageProblem[];
  /** ARG lines, in text order. */
  readonly declarations: readonly Declaration[];
  /** Arguments that steps use, in text order; a name once a step. */
  readonly uses: readonly VariableUse[];
}

export interface Declaration {
  readonly name: string;
  /** As written; null without one. */
  readonly defaultText: string | null;
  readonly span: LocalSpan;
  readonly itemOffset: number;
}

export interface VariableUse {
  readonly name: string;
  readonly itemOffset: number;
}

export interface ScopeInput {
  readonly stage: Stage;
  /** The scope of the stage it is built on; null for an image. */
  readonly base: StageScope | null;
  readonly globals: GlobalScope;
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly escape: EscapeCharacter;
  /** True when the file asks for a frontend that knows RUN --device. */
  readonly hasDevices: boolean;
}

const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
/** Arguments that steer the builder and never reach a step's environment (dockerfile2llb/convert.go, nonEnvArgs). */
const BUILDER_ARGUMENTS = new Set([
  "BUILDKIT_SBOM_SCAN_CONTEXT",
  "BUILDKIT_SBOM_SCAN_STAGE",
  "SOURCE_DATE_EPOCH",
]);

/** Reads a stage's steps in order. With an equal input before, use that result instead: it does not depend on anything else. */
export function readScope(input: ScopeInput): StageScope {
  const { stage, base } = input;
  const walk: Walk = {
    escape: input.escape,
    globals: input.globals,
    buildArguments: input.buildArguments,
    hasDevices: input.hasDevices,
    variables: startVariables(base?.variables ?? null, DEFAULT_PATH),
    workingDirectory: base?.workingDirectory ?? "/",
    problems: [],
    declarations: [],
    uses: [],
    used: null,
  };
  for (const { instruction, item } of base?.stage.triggers ?? []) {
    const place = stage.baseWord ?? stage.from.instruction.keyword;
    readStep(walk, { instruction, item, itemOffset: 0, place });
  }
  for (const { item, itemOffset } of stage.steps) {
    const { instruction } = item;
    readStep(walk, { instruction, item, itemOffset, place: null });
  }
  const { variables, workingDirectory, problems, declarations, uses } = walk;
  return { stage, base, variables, workingDirectory, problems, declarations, uses };
}

interface Walk extends Omit<ScopeInput, "stage" | "base"> {
  readonly variables: Variables;
  workingDirectory: string;
  readonly problems: StageProblem[];
  readonly declarations: Declaration[];
  readonly uses: VariableUse[];
  /** Names and items of `uses`. */
  used: Set<string> | null;
}

interface StepSite {
  readonly instruction: Instruction;
  readonly item: InstructionItem;
  readonly itemOffset: number;
  /** Where problems are shown when not in the step itself, as for ONBUILD's instructions. */
  readonly place: LocalSpan | null;
}

function report(
  walk: Walk,
  site: StepSite,
  problem: Pick<StageProblem, "code" | "message" | "span">,
): void {
  const { code, message } = problem;
  const { from, to } = site.place ?? problem.span;
  walk.problems.push({
    code,
    phase: "build",
    message,
    span: { from, to },
    itemOffset: site.itemOffset,
  });
}

function note(walk: Walk, site: StepSite, name: string): void {
  const key = `${site.itemOffset} ${name}`;
  walk.used ??= new Set();
  if (walk.used.has(key)) return;
  walk.used.add(key);
  walk.uses.push({ name, itemOffset: site.itemOffset });
}

/** Replaces variables; a failure is reported and gives null. */
function replace(walk: Walk, site: StepSite, text: string, span: LocalSpan): string | null {
  if (!SPECIAL.test(text)) return text;
  const noteUse = (name: string): void => note(walk, site, name);
  const result = replaceVariables(text, walk.variables, walk.escape, noteUse);
  if (result.ok) return result.text;
  report(walk, site, { code: "expansion", message: result.message, span });
  return null;
}

const SPECIAL = /["'$<\\`]/;

function readStep(walk: Walk, site: StepSite): void {
  const { instruction } = site;
  switch (instruction.name) {
    case "ADD":
    case "COPY":
      return readCopy(walk, site);
    case "ARG":
      return readArgument(walk, site);
    case "ENV":
      return readEnvironment(walk, site);
    case "EXPOSE":
      return readExpose(walk, site);
    case "LABEL":
      for (const { key, value } of instruction.pairs) {
        if (replace(walk, site, key.text, key) === null) return;
        if (replace(walk, site, value.text, value) === null) return;
      }
      return;
    case "RUN":
      return readRun(walk, site);
    case "STOPSIGNAL":
      return checkWord(walk, site, "arguments", (text) =>
        isSignal(text) ? null : `invalid signal: ${text}`,
      );
    case "USER":
    case "VOLUME":
      return checkWord(walk, site, "arguments", () => null);
    case "WORKDIR":
      return checkWord(walk, site, "arguments", (text) => {
        walk.workingDirectory = joinPath(walk.workingDirectory, text);
        return null;
      });
    default:
  }
}

/** Replaces variables in every argument and checks what comes out. */
function checkWord(
  walk: Walk,
  site: StepSite,
  code: ModelProblemCode,
  check: (text: string) => string | null,
): void {
  for (const word of site.instruction.args) {
    const text = replace(walk, site, word.text, word);
    if (text === null) return;
    const message = check(text);
    if (message !== null) return report(walk, site, { code, message, span: word });
  }
}

function readEnvironment(walk: Walk, site: StepSite): void {
  const pairs: [string, string][] = [];
  for (const { key, value } of site.instruction.pairs) {
    const name = replace(walk, site, key.text, key);
    const text = name === null ? null : replace(walk, site, value.text, value);
    if (name === null || text === null) return;
    pairs.push([name, text]);
  }
  for (const [name, text] of pairs) setVariable(walk.variables, name, text, "environment");
}

function readArgument(walk: Walk, site: StepSite): void {
  for (const word of site.instruction.args) {
    const { name, defaultText } = splitArgument(word);
    const { from, to } = word;
    const { itemOffset } = site;
    walk.declarations.push({ name, defaultText, span: { from, to }, itemOffset });
    let value = walk.buildArguments.get(name);
    if (value === undefined && defaultText !== null) {
      const text = replace(walk, site, defaultText, word);
      if (text === null) return;
      value = text;
    }
    value ??= walk.globals.values.get(name);
    if (value !== undefined && !BUILDER_ARGUMENTS.has(name)) {
      setVariable(walk.variables, name, value, "argument");
    }
  }
}

function readExpose(walk: Walk, site: StepSite): void {
  const { variables, escape } = walk;
  const lookUp = (name: string): string | undefined => variableValue(variables, name);
  const ports: [string, LocalSpan][] = [];
  // BuildKit sorts the ports before it looks at them, so the first error is that of the sorted list.
  for (const word of site.instruction.args.toSorted((a, b) => (a.text < b.text ? -1 : 1))) {
    const result = expandWords(word.text, { escape, lookUp });
    if (!result.ok) {
      const message = `failed to process ${goQuote(word.text)}: ${result.message}`;
      return report(walk, site, { code: "expansion", message, span: word });
    }
    for (const name of result.matched) if (isArgument(variables, name)) note(walk, site, name);
    for (const { text } of result.words) ports.push([text, word]);
  }
  for (const [port, span] of ports) {
    const message = checkPort(port);
    if (message !== null) return report(walk, site, { code: "port", message, span });
  }
}

function readCopy(walk: Walk, site: StepSite): void {
  const { instruction } = site;
  const place =
    instruction.rest.to > instruction.rest.from ? instruction.rest : instruction.keyword;
  const flags = new Map<string, string>();
  for (const name of ["chown", "chmod", "checksum"]) {
    const flag = instruction.flags.findLast((each) => each.name === name);
    if (flag === undefined) continue;
    const text = replace(walk, site, flag.value ?? "", flag);
    if (text === null) return;
    flags.set(name, text);
  }
  const sources: string[] = [];
  for (const [index, word] of instruction.args.entries()) {
    const isDestination = index === instruction.args.length - 1;
    if (!isDestination && isHeredoc(word.text)) continue;
    const text = replace(walk, site, word.text, word);
    if (text === null) return;
    if (!isDestination) sources.push(text);
  }
  if (!readInlineFiles(walk, site)) return;
  const keep = flagValue(instruction, "keep-git-dir");
  const hasKeep = instruction.flags.some(({ name }) => name === "keep-git-dir");
  const message = checkCopy({
    isAdd: instruction.name === "ADD",
    sources,
    chmod: flags.get("chmod") ?? "",
    checksum: flags.get("checksum") ?? "",
    keepGitDirectory: hasKeep ? keep?.toLowerCase() !== "false" : null,
  });
  if (message !== null) report(walk, site, { code: "copy", message, span: place });
}

/** Replaces variables in inline files, where quotes are ordinary characters; false when that fails. */
function readInlineFiles(walk: Walk, site: StepSite): boolean {
  const { item, instruction } = site;
  if (item.heredocs.length === 0) return true;
  for (const { content, expand: isExpanded, span } of inlineFiles(instruction, item)) {
    if (!isExpanded) continue;
    const lookUp = (name: string): string | undefined => variableValue(walk.variables, name);
    const result = expand(content, { escape: "\\", lookUp, ignoreQuotes: true });
    if (!result.ok) {
      const message = `failed to process ${goQuote(content)}: ${result.message}`;
      report(walk, site, { code: "expansion", message, span });
      return false;
    }
    for (const name of result.matched) {
      if (isArgument(walk.variables, name)) note(walk, site, name);
    }
  }
  return true;
}

function readRun(walk: Walk, site: StepSite): void {
  const { flags } = site.instruction;
  const mounts: [Flag, Mount][] = [];
  for (const flag of flags) {
    if (flag.name !== "mount" || flag.value === null) continue;
    const result = readMount(flag.value, (value) => expandNoting(walk, site, value));
    if (!result.ok) {
      return report(walk, site, { code: "mount", message: result.message, span: flag });
    }
    mounts.push([flag, result.mount]);
  }
  for (const [span, mount] of mounts) {
    const message = checkMountPlace(mount, walk.workingDirectory);
    if (message !== null) return report(walk, site, { code: "mount", message, span });
  }
  const device = walk.hasDevices ? undefined : flags.find(({ name }) => name === "device");
  if (device !== undefined) {
    return report(walk, site, { code: "flag", message: NO_DEVICES, span: device });
  }
  noteShellUses(walk, site);
}

const NO_DEVICES = "device feature is only supported in Dockerfile frontend 1.14.0-labs or later";

function expandNoting(walk: Walk, site: StepSite, text: string): Expansion {
  const { variables, escape } = walk;
  const lookUp = (name: string): string | undefined => variableValue(variables, name);
  const expansion = expand(text, { escape, lookUp });
  if (!expansion.ok) return expansion;
  for (const name of expansion.matched) if (isArgument(variables, name)) note(walk, site, name);
  return expansion;
}

/** What BuildKit refuses of a mount when it builds the step (dockerfile2llb/convert_runmount.go, convert_ssh.go). */
function checkMountPlace({ type, source, target }: Mount, directory: string): string | null {
  if (type === "ssh") return source === "" ? null : "ssh does not support source";
  if (type === "secret") return null;
  const place = target.startsWith("/") ? target : joinPath(directory, target);
  return place === "/" ? 'invalid mount target "/"' : null;
}

const SHELL_VARIABLE = /\$\{?([A-Za-z_]\w*)/g;

/** The shell replaces these itself, at build time, out of the same variables; some of them an inner shell, in single quotes. */
function noteShellUses(walk: Walk, site: StepSite): void {
  if (!site.item.raw.includes("$")) return;
  for (const [, name = ""] of site.item.raw.matchAll(SHELL_VARIABLE)) {
    if (isArgument(walk.variables, name)) note(walk, site, name);
  }
}

/** Absolute, without dots at the start of a part and without empty parts. */
const PLAIN_PATH = /^(?:\/[^/.][^/]*)+$/;

/** A path as BuildKit resolves it against the working directory on Linux. */
function joinPath(directory: string, path: string): string {
  if (PLAIN_PATH.test(path)) return path;
  const parts: string[] = [];
  const whole = path.startsWith("/") ? path : `${directory}/${path}`;
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}
