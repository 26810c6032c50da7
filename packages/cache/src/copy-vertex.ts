import { flagValue, inlineFiles, isHeredoc, parseGitSource } from "@stagemap/model";
import { expand } from "@stagemap/syntax";
import { contextPath, joinPath } from "./paths.ts";
import type { Input, Part } from "./plan.ts";
import type { Site, VertexCore, Walk } from "./read-plan.ts";
import { createSelection } from "./selection.ts";

/** What COPY or ADD does, and what it takes (dockerfile2llb/convert_copy.go, dispatchCopy). */
export function readCopy(walk: Walk, site: Site): VertexCore {
  const { instruction } = site;
  const words = instruction.args.map(({ text }) => (isHeredoc(text) ? text : walk.expand(text)));
  const written = words.at(-1) ?? "";
  const destination = joinPath(walk.setting.directory, written);
  const sources = words.slice(0, -1).filter((word) => !isHeredoc(word));
  const isRemote = (source: string) => instruction.name === "ADD" && isAddress(source);
  const local = sources.filter((source) => !isRemote(source));
  const remote = sources.filter(isRemote);
  const checksum = walk.expand(flagValue(instruction, "checksum") ?? "");
  const inputs: Input[] = remote.map((url) => ({
    kind: "remote",
    url,
    isPinned: checksum !== "" || isCommit(url),
  }));
  const [origin] = site.origins;
  const name = flagValue(instruction, "from") ?? "";
  if (local.length > 0) {
    const selection = createSelection({
      sources: local,
      excludes: flagsNamed(walk, site, "exclude"),
      hasParents: isOn(site, "parents"),
      destination,
      isFolder: /(^|\/)\.{0,2}$/.test(written) || sources.length > 1,
    });
    if (name !== "") {
      const from = origin ?? { kind: "none" as const };
      inputs.push({ kind: "origin", use: "copy", name, origin: from, selection });
    } else {
      const isLocal = (index: number) => local.includes(words[index] ?? "");
      const spans = instruction.args.slice(0, -1).filter((_, index) => isLocal(index));
      inputs.push({ kind: "context", use: "copy", selection, spans });
    }
  }
  return {
    kind: "copy",
    parts: partsOf(walk, site, { written, destination, sources, checksum }),
    inputs,
    isLink: isOn(site, "link") && flagValue(instruction, "chmod") === null,
    destination,
  };
}

interface CopyWords {
  readonly written: string;
  readonly destination: string;
  readonly sources: readonly string[];
  readonly checksum: string;
}

function partsOf(walk: Walk, site: Site, words: CopyWords): readonly Part[] {
  const { instruction, item } = site;
  const { written, destination, sources, checksum } = words;
  const texts = inlineFiles(instruction, item).map(({ name, content, expand: isExpanded }) => {
    const text = isExpanded ? expandBody(walk, content) : content;
    return `<<${name}\n${text}`;
  });
  // "dir" and "dir/" may come to other files, but "./a" is "a".
  const named = sources.map((source) => (isAddress(source) ? source : contextPath(source)));
  const end = written.endsWith("/") ? "/" : "";
  const flag = (name: string): string => walk.expand(flagValue(instruction, name) ?? "");
  const flags = [ownerText(flag("chown")), modeText(flag("chmod"))];
  const switches = ["parents", "link", "unpack", "keep-git-dir"].map((name) =>
    String(isOn(site, name)),
  );
  return [
    { name: "text", value: [instruction.name, ...named, ...texts, destination + end].join("\n") },
    {
      name: "flags",
      value: [...flags, ...switches, checksum, ...flagsNamed(walk, site, "exclude")].join("\n"),
    },
  ];
}

/** root is the user with the number 0, whatever the image calls it (client/llb/fileop.go, parseUID). */
function ownerText(owner: string): string {
  return owner
    .split(":")
    .map((part) => (part === "root" ? "0" : part))
    .join(":");
}

/** A mode in octal digits is a number: 0755 is 755. */
function modeText(mode: string): string {
  return /^[0-7]+$/.test(mode) ? mode.replace(/^0+(?=.)/, "") : mode;
}

function expandBody(walk: Walk, text: string): string {
  const lookUp = (name: string): string | undefined => walk.environment.variables.get(name)?.value;
  const result = expand(text, { escape: "\\", lookUp, ignoreQuotes: true });
  return result.ok ? result.text : text;
}

function flagsNamed(walk: Walk, { instruction }: Site, name: string): readonly string[] {
  return instruction.flags
    .filter((flag) => flag.name === name && flag.value !== null)
    .map((flag) => walk.expand(flag.value ?? ""));
}

/** True for a flag without a value or with "true". */
function isOn({ instruction }: Site, name: string): boolean {
  const flag = instruction.flags.findLast((each) => each.name === name);
  return flag !== undefined && flag.value?.toLowerCase() !== "false";
}

function isAddress(source: string): boolean {
  if (!source.includes(":")) return false;
  return /^https?:\/\//.test(source) || parseGitSource(source).kind === "git";
}

/** True when a Git address names a commit, which never holds anything else. */
function isCommit(url: string): boolean {
  const git = parseGitSource(url);
  if (git.kind !== "git") return false;
  const { ref, checksum } = git.source;
  return checksum !== "" || /^[0-9a-f]{40}$/i.test(ref);
}
