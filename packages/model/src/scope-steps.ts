import { expandWords, goQuote, plainNameEnd } from "@stagemap/syntax";
import type { Flag, LocalSpan } from "@stagemap/syntax";
import { checkCopy } from "./copy-faults.ts";
import { findFlag } from "./flag-rules.ts";
import { inlineFiles } from "./inline-files.ts";
import { isHeredoc } from "./instruction-problems.ts";
import { readMount } from "./mounts.ts";
import type { Mount } from "./mounts.ts";
import { checkPort } from "./ports.ts";
import {
  BUILDER_ARGUMENTS,
  expandNoting,
  flagWord,
  noteUse,
  placeOf,
  replace,
  report,
} from "./scope-walk.ts";
import type { StepSite, Walk } from "./scope-walk.ts";
import { isSignal } from "./signals.ts";
import type { ModelProblemCode } from "./types.ts";
import { setVariable, splitArgument } from "./variables.ts";

/** Reads one step: what it sets, what it uses and what BuildKit refuses of it. */
export function readStep(walk: Walk, site: StepSite): void {
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
        if (replace(walk, site, key) === null) return;
        if (replace(walk, site, value) === null) return;
      }
      return;
    case "RUN":
      return readRun(walk, site);
    case "STOPSIGNAL":
      return checkWord(walk, site, "arguments", (text) =>
        isSignal(text) ? null : `invalid signal: ${text}`,
      );
    case "USER":
      return checkWord(walk, site, "arguments", () => null);
    case "VOLUME":
      return checkWord(walk, site, "arguments", (text) =>
        text === "" ? "VOLUME specified can not be an empty string" : null,
      );
    case "WORKDIR":
      return readWorkdir(walk, site);
    default:
  }
}

/** Replaces variables in all arguments, and then checks what comes out. */
function checkWord(
  walk: Walk,
  site: StepSite,
  code: ModelProblemCode,
  check: (text: string) => string | null,
): void {
  const texts: [string, LocalSpan][] = [];
  for (const word of site.instruction.args) {
    const text = replace(walk, site, word);
    if (text === null) return;
    texts.push([text, word]);
  }
  for (const [text, span] of texts) {
    const message = check(text);
    if (message !== null) return report(walk, site, { code, message, span });
  }
}

function readWorkdir(walk: Walk, site: StepSite): void {
  const [word] = site.instruction.args;
  const path = word === undefined ? null : replace(walk, site, word);
  if (word === undefined || path === null) return;
  if (!walk.hasWorkdir && !path.startsWith("/")) {
    const span = placeOf(site, word);
    const { itemOffset } = site;
    walk.observations.push({ kind: "relative-workdir", path, span, itemOffset });
  }
  walk.hasWorkdir = true;
  walk.workingDirectory = joinPath(walk.workingDirectory, path);
}

function readEnvironment(walk: Walk, site: StepSite): void {
  const pairs: [string, string, LocalSpan][] = [];
  for (const { key, value } of site.instruction.pairs) {
    const name = replace(walk, site, key);
    const text = name === null ? null : replace(walk, site, value);
    if (name === null || text === null) return;
    pairs.push([name, text, key]);
  }
  for (const [name, text, span] of pairs) {
    define(walk, site, { instruction: "ENV", name, span });
    setVariable(walk.variables, name, text, "environment");
  }
}

function define(
  walk: Walk,
  site: StepSite,
  { instruction, name, span }: { instruction: "ARG" | "ENV"; name: string; span: LocalSpan },
): void {
  walk.observations.push({
    kind: "definition",
    instruction,
    name,
    span: placeOf(site, span),
    itemOffset: site.itemOffset,
  });
}

function readArgument(walk: Walk, site: StepSite): void {
  const { itemOffset } = site;
  for (const word of site.instruction.args) {
    const { name, defaultText } = splitArgument(word);
    const { from, to } = word;
    const nameSpan = defaultText === null ? word : { from, to: to - defaultText.length - 1 };
    define(walk, site, { instruction: "ARG", name, span: nameSpan });
    let value = walk.buildArguments.get(name);
    let isRefused = false;
    if (value === undefined && defaultText !== null) {
      const text = replace(walk, site, { text: defaultText, from: to - defaultText.length, to });
      isRefused = text === null;
      value = text ?? undefined;
    }
    if (!isRefused) value ??= walk.globals.values.get(name);
    const span = { from, to };
    walk.declarations.push({ name, defaultText, value: value ?? null, span, itemOffset });
    if (isRefused) return;
    if (value !== undefined && !BUILDER_ARGUMENTS.has(name)) {
      setVariable(walk.variables, name, value, "argument");
    }
  }
}

function readExpose(walk: Walk, site: StepSite): void {
  const { escape, lookUp } = walk;
  const ports: [string, LocalSpan][] = [];
  // BuildKit sorts the ports before it looks at them, so the first error is that of the sorted list.
  for (const word of site.instruction.args.toSorted((a, b) => (a.text < b.text ? -1 : 1))) {
    const result = expandWords(word.text, { escape, lookUp });
    if (!result.ok) {
      const message = `failed to process ${goQuote(word.text)}: ${result.message}`;
      return report(walk, site, { code: "expansion", message, span: word });
    }
    for (const name of result.matched) noteUse(walk, site, name);
    for (const name of result.unmatched) noteUse(walk, site, name);
    for (const { text } of result.words) ports.push([text, word]);
  }
  for (const [port, span] of ports) {
    const message = checkPort(port);
    if (message?.startsWith("invalid port:") !== true) {
      const { itemOffset } = site;
      walk.observations.push({ kind: "port", text: port, span: placeOf(site, span), itemOffset });
    }
    if (message !== null) return report(walk, site, { code: "port", message, span });
  }
}

function readCopy(walk: Walk, site: StepSite): void {
  const { instruction } = site;
  const { name, args, rest, keyword } = instruction;
  if (replaceFlag(walk, site, "chown") === null) return;
  const chmod = replaceFlag(walk, site, "chmod");
  if (chmod === null) return;
  const checksum = replaceFlag(walk, site, "checksum");
  if (checksum === null) return;
  const sources: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    const isDestination = index === args.length - 1;
    if (word === undefined || (!isDestination && isHeredoc(word.text))) continue;
    const text = replace(walk, site, word);
    if (text === null) return;
    if (!isDestination) sources.push(text);
  }
  if (!readInlineFiles(walk, site)) return;
  const keep = findFlag(instruction, "keep-git-dir");
  const keepGitDirectory = keep === null ? null : keep.value?.toLowerCase() !== "false";
  const isAdd = name === "ADD";
  const message = checkCopy({ isAdd, sources, chmod, checksum, keepGitDirectory });
  if (message === null) return;
  report(walk, site, { code: "copy", message, span: rest.to > rest.from ? rest : keyword });
}

/** A flag's value with its variables replaced, "" without the flag; null when that failed. */
function replaceFlag(walk: Walk, site: StepSite, name: string): string | null {
  const flag = findFlag(site.instruction, name);
  return flag === null ? "" : replace(walk, site, flagWord(flag));
}

/** Replaces variables in inline files, where quotes are ordinary characters; false when that fails. */
function readInlineFiles(walk: Walk, site: StepSite): boolean {
  const { item, instruction } = site;
  if (item.heredocs.length === 0) return true;
  for (const { content, expand: isExpanded, span } of inlineFiles(instruction, item)) {
    if (!isExpanded) continue;
    const { from, to } = span;
    const result = expandNoting(walk, site, { text: content, from, to }, true);
    if (!result.ok) {
      report(walk, site, { code: "expansion", message: result.message, span });
      return false;
    }
  }
  return true;
}

function readRun(walk: Walk, site: StepSite): void {
  const { flags } = site.instruction;
  const mounts: [Flag, Mount][] = [];
  for (const flag of flags) {
    if (flag.name !== "mount" || flag.value === null) continue;
    const { from, to } = flag.valueSpan ?? flag;
    const result = readMount(flag.value, (text) => expandNoting(walk, site, { text, from, to }));
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

/** What BuildKit refuses of a mount when it builds the step (dockerfile2llb/convert_runmount.go, convert_ssh.go). */
function checkMountPlace({ type, source, target }: Mount, directory: string): string | null {
  if (type === "ssh") return source === "" ? null : "ssh does not support source";
  if (type === "secret") return null;
  const place = target.startsWith("/") ? target : joinPath(directory, target);
  return place === "/" ? 'invalid mount target "/"' : null;
}

/** The shell replaces these itself, at build time, out of the same variables; some of them an inner shell, in single quotes. */
function noteShellUses(walk: Walk, site: StepSite): void {
  const { raw } = site.item;
  for (let dollar = raw.indexOf("$"); dollar !== -1; dollar = raw.indexOf("$", dollar + 1)) {
    const start = raw.charAt(dollar + 1) === "{" ? dollar + 2 : dollar + 1;
    const end = plainNameEnd(raw, start);
    if (end > start) noteUse(walk, site, raw.slice(start, end));
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
