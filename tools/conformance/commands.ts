import {
  flagValue,
  formatDuration,
  inlineFiles,
  isHeredoc,
  parseDuration,
  readMount,
  splitArgument,
  triggerText,
} from "@stagemap/model";
import { heredocBody } from "@stagemap/syntax";
import type { Expansion, Instruction, InstructionItem } from "@stagemap/syntax";

/** The fields that the conformance files give for one instruction. */
export function describeCommand(item: InstructionItem): Record<string, unknown> {
  const { instruction } = item;
  const texts = instruction.args.map(({ text }) => text);
  const first = texts[0] ?? "";
  switch (instruction.name) {
    case "ADD":
      return { ...describeCopy(item), checksum: flagValue(instruction, "checksum") ?? "" };
    case "ARG":
      return { args: instruction.args.map(describeArgument) };
    case "CMD":
    case "ENTRYPOINT":
      return describeShell(instruction);
    case "COPY":
      return {
        ...describeCopy(item),
        from: flagValue(instruction, "from") ?? "",
        parents: isSet(instruction, "parents"),
      };
    case "ENV":
      return { env: describePairs(instruction) };
    case "EXPOSE":
      return { ports: texts.toSorted(compareText) };
    case "HEALTHCHECK":
      return { health: describeHealth(instruction) };
    case "LABEL":
      return { labels: describePairs(instruction) };
    case "MAINTAINER":
      return { maintainer: first };
    case "ONBUILD":
      return { expression: triggerText(item) };
    case "RUN":
      return describeRun(item);
    case "SHELL":
      return { shell: texts };
    case "STOPSIGNAL":
      return { signal: first };
    case "USER":
      return { user: first };
    case "VOLUME":
      return { volumes: texts.map((text) => text.trim()) };
    case "WORKDIR":
      return { path: first };
    case "FROM":
    case null:
      return {};
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function describeArgument(word: Parameters<typeof splitArgument>[0]): [string, string | null] {
  const { name, defaultText } = splitArgument(word);
  return [name, defaultText];
}

function describePairs({ pairs }: Instruction): [string, string][] {
  return pairs.map(({ key, value }) => [key.text, value.text]);
}

function describeShell({ args, isJson }: Instruction): Record<string, unknown> {
  const texts = args.map(({ text }) => text);
  return { command: texts, shellForm: !isJson };
}

function describeRun(item: InstructionItem): Record<string, unknown> {
  const { instruction, heredocs } = item;
  return {
    ...describeShell(instruction),
    network: flagValue(instruction, "network") ?? "default",
    security: flagValue(instruction, "security") ?? "sandbox",
    files: heredocs.map((heredoc) => [heredoc.name, heredocBody(heredoc, item.raw)]),
    mounts: describeMounts(instruction),
  };
}

/** RUN's mounts with their variables as written; where one of them needs a value to be read, all are as unread. */
function describeMounts({ flags }: Instruction): Record<string, unknown>[] {
  const values = flags.flatMap(({ name, value }) => (name === "mount" ? [value ?? ""] : []));
  const asWritten = values.map((value) => readMount(value, keepAsWritten));
  const mounts = asWritten.every(({ ok }) => ok)
    ? asWritten
    : values.map((value) => readMount(value, null));
  return mounts.flatMap((result) => {
    if (!result.ok) return [];
    const { type, from, source, target, id, readOnly, required, sharing } = result.mount;
    return [{ type, from, source, target, id, readOnly, required, sharing }];
  });
}

const NONE: ReadonlySet<string> = new Set();

function keepAsWritten(text: string): Expansion {
  return { ok: true, text, matched: NONE, unmatched: NONE };
}

function isSet(instruction: Instruction, name: string): boolean {
  const flag = instruction.flags.find((each) => each.name === name);
  return flag !== undefined && (flag.value ?? "true").toLowerCase() === "true";
}

function describeCopy(item: InstructionItem): Record<string, unknown> {
  const { instruction } = item;
  const sources = instruction.args.slice(0, -1).map(({ text }) => text);
  return {
    sources: sources.filter((text) => !isHeredoc(text)),
    dest: instruction.args.at(-1)?.text ?? "",
    chown: flagValue(instruction, "chown") ?? "",
    chmod: flagValue(instruction, "chmod") ?? "",
    link: isSet(instruction, "link"),
    exclude: instruction.flags.flatMap(({ name, value }) =>
      name === "exclude" && value !== null ? [value] : [],
    ),
    contents: inlineFiles(instruction, item).map(({ name, content, expand }) => [
      name,
      content,
      expand,
    ]),
  };
}

function describeHealth(instruction: Instruction): Record<string, unknown> {
  const [type = "", ...command] = instruction.args.map(({ text }) => text);
  const kind = type.toUpperCase();
  const isShell = kind === "CMD" && !instruction.isJson;
  const duration = (name: string): string => {
    const value = parseDuration(flagValue(instruction, name) ?? "0");
    return formatDuration(value.ok ? value.value : 0n);
  };
  if (kind === "NONE") {
    const none = "0s";
    return {
      test: ["NONE"],
      interval: none,
      timeout: none,
      startPeriod: none,
      startInterval: none,
      retries: 0,
    };
  }
  return {
    test: [isShell ? "CMD-SHELL" : kind, ...command],
    interval: duration("interval"),
    timeout: duration("timeout"),
    startPeriod: duration("start-period"),
    startInterval: duration("start-interval"),
    retries: Number(flagValue(instruction, "retries") ?? "0"),
  };
}
