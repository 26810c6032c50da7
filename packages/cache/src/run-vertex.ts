import { flagValue, isHeredoc, readMount } from "@stagemap/model";
import type { Mount } from "@stagemap/model";
import { heredocBody } from "@stagemap/syntax";
import type { LocalSpan } from "@stagemap/syntax";
import { baseName, joinPath } from "./paths.ts";
import type { Input, Part } from "./plan.ts";
import type { Site, VertexCore, Walk } from "./read-plan.ts";
import { createSelection } from "./selection.ts";

const NO_NAMES: ReadonlySet<string> = new Set();

/** What RUN does, and what its mounts show it (solver/llbsolver/ops/exec.go, CacheMap). */
export function readRun(walk: Walk, site: Site): VertexCore {
  const { instruction } = site;
  const inputs: Input[] = [];
  const mounts: string[] = [];
  const origins = [...site.origins];
  for (const flag of instruction.flags) {
    const { name, value } = flag;
    if (name !== "mount" || value === null) continue;
    const result = readMount(value, (text) => ({
      ok: true,
      text: walk.expand(text),
      matched: NO_NAMES,
      unmatched: NO_NAMES,
    }));
    if (!result.ok) {
      mounts.push(value);
      continue;
    }
    const { mount } = result;
    mounts.push(mountText(walk, mount, value));
    const input = mountInput(mount, flag, origins);
    if (input !== null) inputs.push(input);
  }
  const { user, shell, directory } = walk.setting;
  const other = [
    without(flagValue(instruction, "network"), "default"),
    without(flagValue(instruction, "security"), "sandbox"),
    ...instruction.flags.filter(({ name }) => name === "device").map(({ value }) => value ?? ""),
  ];
  const parts: Part[] = [
    { name: "text", value: commandText(site) },
    { name: "flags", value: [...mounts, ...other].join("\n") },
    { name: "directory", value: directory },
    { name: "user", value: user },
    { name: "platform", value: walk.plan.platform },
  ];
  if (!instruction.isJson) parts.push({ name: "shell", value: shell?.join("\0") ?? "" });
  return { kind: "run", parts, inputs, isLink: false, destination: "/" };
}

/** To say the default aloud is to say nothing. */
function without(value: string | null, byDefault: string): string {
  return value === null || value === byDefault ? "" : value;
}

/**
 * The command after continuation marks and comments are gone; spaces inside it count. Of a command that is one heredoc and nothing
 * else only the body counts, and its name where the body is a script of its own (dispatchRun in convert.go).
 */
function commandText({ instruction, item }: Site): string {
  if (instruction.isJson) return instruction.args.map(({ text }) => text).join("\0");
  const { text } = instruction.rest;
  const [only] = item.heredocs;
  if (only !== undefined && item.heredocs.length === 1 && isHeredoc(text)) {
    const written = heredocBody(only, item.raw);
    const body = only.chomp ? written.replaceAll(/(^|\n)\t+/g, "$1") : written;
    return body.startsWith("#!") ? `/dev/pipes/${only.name}\n${body}` : body;
  }
  // The shell takes away leading tabs itself.
  const bodies = item.heredocs.map(
    (heredoc) => `\n${heredocBody(heredoc, item.raw)}${heredoc.name}`,
  );
  return text + bodies.join("");
}

/** What a bind mount shows, or a cache mount starts with; null for the others, whose contents no key holds. */
function mountInput(
  mount: Mount,
  span: LocalSpan,
  origins: Site["origins"][number][],
): Input | null {
  const { type, from, source } = mount;
  const origin = from === "" ? undefined : origins.shift();
  if (type !== "bind" && (type !== "cache" || from === "")) return null;
  const selection = createSelection({
    sources: [source === "" ? "/" : source],
    excludes: [],
    hasParents: false,
    destination: "",
    isFolder: false,
  });
  if (from === "") return { kind: "context", use: "mount", selection, spans: [span] };
  const found = origin ?? { kind: "none" as const };
  return { kind: "origin", use: "mount", name: from, origin: found, selection };
}

/**
 * What of a mount is in the key: all that its flag says but what it is filled from, which counts by content. A cache's id and
 * sharing are left out, too, unless they are the default ones (exec.go, checkShouldClearCacheOpts).
 */
function mountText(walk: Walk, mount: Mount, written: string): string {
  const { type, readOnly, required, env } = mount;
  const owner = written
    .split(",")
    .filter((field) => /^(mode|uid|gid|size)=/i.test(field))
    .map(walk.expand);
  const { identity, target } = identityOf(mount);
  const place = target === "" ? "" : joinPath(walk.setting.directory, target);
  const known = type === "cache" ? String(isDefaultCache(mount, place)) : identity;
  return [type, place, known, readOnly, required, env ?? "", ...owner].join(",");
}

interface MountIdentity {
  readonly identity: string;
  readonly target: string;
}

/** What a secret or an agent is known by, and where it is shown, with the defaults (convert_secrets.go, convert_ssh.go). */
function identityOf({ type, id, source, target, env }: Mount): MountIdentity {
  if (type === "ssh") return { identity: source || id || "default", target };
  if (type !== "secret") return { identity: id, target };
  const identity = source || id || baseName(target);
  const byDefault = env === null ? `/run/secrets/${baseName(identity)}` : "";
  return { identity, target: target || byDefault };
}

function isDefaultCache({ id, target, sharing }: Mount, place: string): boolean {
  const cacheId = id === "" ? target.replace(/(?<=.)\/+$/, "") : id;
  const isShared = sharing !== "locked" && sharing !== "private";
  return isShared && (cacheId === place || `/${cacheId}` === place);
}
