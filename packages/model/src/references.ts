import type { Expansion, Flag, Instruction, InstructionItem, LocalSpan } from "@stagemap/syntax";
import { findFlag, flagValue } from "./flag-rules.ts";
import { parseGitSource } from "./git-source.ts";
import { isHeredoc } from "./instruction-problems.ts";
import { mayNameSource, readMount } from "./mounts.ts";
import type { Mount } from "./mounts.ts";
import type { Reference } from "./types.ts";

const NO_REFERENCES: readonly Reference[] = [];

/** What an instruction names with --from= or a mount's from=. */
export function readReferences(
  instruction: Instruction,
  item: InstructionItem,
): readonly Reference[] {
  if (instruction.flags.length === 0) return NO_REFERENCES;
  if (instruction.name === "COPY") return readCopyReference(instruction);
  if (instruction.name !== "RUN") return NO_REFERENCES;
  const references: Reference[] = [];
  for (const flag of instruction.flags) {
    if (flag.name !== "mount" || flag.value === null || !mayNameSource(flag.value)) continue;
    const mount = readPlainMount(flag.value);
    if (mount === null || mount.from === "") continue;
    const path = mount.source || mount.target;
    const span = nameSpan(flag, mount.from, item);
    const paths = path === "" ? [] : [path];
    references.push({ kind: "mount", name: mount.from, span, paths, target: mount.target });
  }
  return references;
}

/** A mount with its variables unreplaced, as far as it can be read; null when it cannot. */
function readPlainMount(value: string): Mount | null {
  const whole = readMount(value, keepAsWritten);
  if (whole.ok) return whole.mount;
  const from = readMount(value, null);
  return from.ok ? from.mount : null;
}

const NO_NAMES: ReadonlySet<string> = new Set();

function keepAsWritten(text: string): Expansion {
  return { ok: true, text, matched: NO_NAMES, unmatched: NO_NAMES };
}

/** Where the name behind `from=` stands, or the whole value where quotes and escapes hide it. */
function nameSpan(flag: Flag, name: string, item: InstructionItem): LocalSpan {
  const whole = flag.valueSpan ?? flag;
  const raw = item.raw.slice(whole.from, whole.to);
  const field = /(?:^|,)["']?from=/i.exec(raw);
  const start = field === null ? -1 : field.index + field[0].length;
  if (field === null || !raw.startsWith(name, start)) return { from: whole.from, to: whole.to };
  return { from: whole.from + start, to: whole.from + start + name.length };
}

function readCopyReference(instruction: Instruction): readonly Reference[] {
  const flag = findFlag(instruction, "from");
  if (flag === null || flag.value === null || flag.value === "") return NO_REFERENCES;
  const { from, to } = flag.valueSpan ?? flag;
  const paths = copiedPaths(instruction);
  return [{ kind: "copy", name: flag.value, span: { from, to }, paths, target: "" }];
}

/** What COPY or ADD takes from the build context; null for another step or when it takes nothing from there. */
export function readContextPaths(instruction: Instruction): readonly string[] | null {
  const { name } = instruction;
  const isFromContext =
    name === "ADD" || (name === "COPY" && (flagValue(instruction, "from") ?? "") === "");
  if (!isFromContext) return null;
  const copied = copiedPaths(instruction);
  const paths = copied.some(isRemote) ? copied.filter((path) => !isRemote(path)) : copied;
  return paths.length === 0 ? null : paths;
}

/** The sources of COPY or ADD but for heredocs, whose content stands in the Dockerfile. */
function copiedPaths({ args }: Instruction): readonly string[] {
  const paths: string[] = [];
  for (let index = 0; index < args.length - 1; index++) {
    const text = args[index]?.text ?? "";
    if (!isHeredoc(text)) paths.push(text);
  }
  return paths;
}

/** True for what ADD fetches from the network: a web address or a Git repository. */
function isRemote(source: string): boolean {
  // Every address of either kind has one of these.
  if (!source.includes(":")) return false;
  return isWebAddress(source) || parseGitSource(source).kind !== "other";
}

/** True for `http://` and `https://`, whatever they lead to. */
export function isWebAddress(source: string): boolean {
  return source.startsWith("http://") || source.startsWith("https://");
}
