import {
  buildModel,
  flagValue,
  inlineFiles,
  isHeredoc,
  parseImageReference,
  readMount,
} from "@stagemap/model";
import type { Model, Stage, Step } from "@stagemap/model";
import type { ScriptEffects } from "@stagemap/shell";
import { joinPath, readScript, scriptEffects, scriptOf, shellOf } from "@stagemap/shell";
import { expand, parse } from "@stagemap/syntax";
import type { Instruction, InstructionItem } from "@stagemap/syntax";
import {
  copyOf,
  imageFiles,
  touchTest,
  makeParents,
  parentsOf,
  PLACES,
  resolved,
  scratchFiles,
  term,
} from "./abstract-files.ts";
import type { Entry, Files } from "./abstract-files.ts";

/** An image as terms. Two Dockerfiles whose abstract images are equal give the same image, however they are written. */
interface Image {
  files: Files;
  /** What ENV and ARG have set; ARG's do not stay. */
  variables: Map<string, { value: string; isArgument: boolean }>;
  hidden: Map<string, string>;
  directory: string;
  user: string;
  shell: readonly string[] | null;
  config: Map<string, unknown>;
  isCommandSet: boolean;
  triggers: Instruction[];
}

/** What the build context holds. */
const CONTEXT =
  "package.json package-lock.json requirements.txt conf.json go.mod go.sum main.go src/a.js src/b.js public/i.html entry.sh".split(
    " ",
  );

/** The last texts that were built: a text is compared with many others. */
const built = new Map<string, readonly number[]>();

/** The image of every stage as one number each. */
export function abstractImages(text: string): readonly number[] {
  const before = built.get(text);
  if (before !== undefined) return before;
  const images = buildText(text);
  if (built.size > 200) built.clear();
  built.set(text, images);
  return images;
}

/** What an image is besides its files, and its files, as numbers by path. */
export interface AbstractStage {
  readonly files: ReadonlyMap<string, number>;
  readonly rest: number;
}

/** Every stage, taken apart. */
export function abstractStages(text: string): readonly AbstractStage[] {
  return imagesOf(text).map((image) => ({
    files: new Map([...image.files.entries].map(([path, { term: of }]) => [path, of])),
    rest: imageTerm({ ...image, files: scratchFiles() }),
  }));
}

function buildText(text: string): readonly number[] {
  return imagesOf(text).map(imageTerm);
}

function imagesOf(text: string): readonly Image[] {
  const model = buildModel(parse(text), { target: null });
  const images: Image[] = [];
  for (const stage of model.stages) images.push(buildStage(model, stage, images));
  return images;
}

function imageTerm({
  files,
  variables,
  hidden,
  directory,
  user,
  shell,
  config,
  triggers,
}: Image): number {
  const entries = [...files.entries].map(([path, { kind, term: of }]) => [path, kind, of]);
  const environment = [
    ...[...variables].filter(([, { isArgument }]) => !isArgument),
    ...[...hidden].map(([name, value]) => [name, { value }] as const),
  ];
  return term(
    entries.toSorted(byName),
    [...files.links].toSorted(byName),
    environment.map(([name, { value }]) => [name, value]).toSorted(byName),
    [directory, user, shell],
    [...config].toSorted(byName),
    triggers.map(({ rest }) => rest.text),
  );
}

function byName(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}

function buildStage(model: Model, stage: Stage, images: readonly Image[]): Image {
  const base = model.bases[stage.index];
  const below = base?.kind === "stage" ? images[base.stage] : undefined;
  const image = below === undefined ? startImage(stage, base?.kind === "scratch") : childOf(below);
  for (const step of stage.steps) buildStep({ model, image, images }, step);
  return image;
}

function startImage(stage: Stage, isScratch: boolean): Image {
  return {
    files: isScratch ? scratchFiles() : filesOfImage(stage.base),
    variables: new Map([["PATH", { value: "/usr/local/bin:/usr/bin:/bin", isArgument: false }]]),
    hidden: new Map(),
    directory: "/",
    user: "",
    shell: null,
    config: new Map(),
    isCommandSet: false,
    triggers: [],
  };
}

function childOf(below: Image): Image {
  // Arguments reach the stages that are built on their own, where they lie over no variable of the image.
  const variables = new Map(below.variables);
  for (const [name, value] of below.hidden) variables.set(name, { value, isArgument: false });
  return {
    ...below,
    files: copyOf(below.files),
    variables,
    hidden: new Map(),
    config: new Map(below.config),
    isCommandSet: false,
    triggers: [],
  };
}

interface Site {
  readonly model: Model;
  readonly image: Image;
  readonly images: readonly Image[];
}

function replaced({ model, image }: Site, text: string): string {
  const lookUp = (name: string): string | undefined => image.variables.get(name)?.value;
  const result = expand(text, { escape: model.tree.escape, lookUp });
  return result.ok ? result.text : text;
}

function setVariable({ image }: Site, name: string, value: string, isArgument: boolean): void {
  const before = image.variables.get(name);
  if (isArgument && before?.isArgument === false) image.hidden.set(name, before.value);
  if (!isArgument) image.hidden.delete(name);
  image.variables.set(name, { value, isArgument });
}

function buildStep(site: Site, { item }: Step): void {
  const { image, model } = site;
  const { instruction } = item;
  const { name, args, pairs, rest } = instruction;
  const words = args.map(({ text }) => replaced(site, text));
  const [first = ""] = words;
  switch (name) {
    case "COPY":
    case "ADD":
      return buildCopy(site, instruction, item);
    case "RUN":
      for (const [script, part] of scriptsOf(item)) buildRun(site, script, part);
      return;
    case "WORKDIR": {
      image.directory = joinPath(image.directory, first);
      makeParents(image.files, `${image.directory}/x`, ownerTerm(image, image.user));
      return;
    }
    case "ENV": {
      const values = pairs.map(({ key, value }) => [key.text, replaced(site, value.text)] as const);
      for (const [key, value] of values) setVariable(site, key, value, false);
      return;
    }
    case "ARG":
      for (const { text } of args) {
        const [key = "", ...values] = text.split("=");
        const given = model.globals.values.get(key);
        const value = values.length > 0 ? replaced(site, values.join("=")) : given;
        if (value !== undefined) setVariable(site, key, value, true);
      }
      return;
    case "USER":
      image.user = first;
      return;
    case "SHELL":
      image.shell = args.map(({ text }) => text);
      return;
    case "LABEL":
      for (const { key, value } of pairs) {
        image.config.set(`LABEL ${replaced(site, key.text)}`, replaced(site, value.text));
      }
      return;
    case "EXPOSE":
    case "VOLUME":
      for (const word of words) image.config.set(`${name} ${word}`, true);
      return;
    case "CMD":
    case "ENTRYPOINT":
      image.config.set(
        name,
        instruction.isJson ? args.map(({ text }) => text) : [image.shell, rest.text],
      );
      if (name === "CMD") image.isCommandSet = true;
      else if (!image.isCommandSet) image.config.delete("CMD");
      return;
    case "ONBUILD":
      image.triggers.push(instruction);
      return;
    default:
      image.config.set(name ?? "?", replaced(site, rest.text));
  }
}

/** A name is who the file of accounts says; a number is itself. */
function ownerTerm({ files }: Image, user: string): unknown {
  if (/^(?:|root|\d+)(?::(?:root|\d+))?$/.test(user)) return user === "" ? "root" : user;
  return [user, entryTerm(files, "/etc/passwd"), entryTerm(files, "/etc/group")];
}

function entryTerm({ entries }: Files, path: string): number {
  return entries.get(path)?.term ?? 0;
}

interface Source {
  /** Below the folder that is copied; the file's own name for a file. */
  readonly name: string;
  readonly isOfFolder: boolean;
  readonly content: unknown;
}

function buildCopy(site: Site, instruction: Instruction, item: InstructionItem): void {
  const { image } = site;
  const destination = replaced(site, instruction.args.at(-1)?.text ?? "");
  const path = resolved(image.files, joinPath(image.directory, destination));
  const owner = ownerTerm(image, replaced(site, flagValue(instruction, "chown") ?? ""));
  const isLink = instruction.flags.some(({ name }) => name === "link");
  const sources = sourcesOf(site, instruction, item);
  const isFolder = /(^|\/)\.{0,2}$/.test(destination) || instruction.args.length > 2;
  const before = image.files.entries.get(path)?.kind;
  const folder = isFolder || before === "folder" ? path : null;
  for (const { name, isOfFolder, content } of sources) {
    const target = isOfFolder || folder !== null ? joinPath(path, `./${name}`) : path;
    if (isLink) {
      for (const parent of parentsOf(target)) {
        image.files.entries.set(parent, { kind: "folder", term: term("folder", parent, owner) });
      }
    }
    makeParents(image.files, target, owner);
    image.files.entries.set(target, {
      kind: "file",
      term: term("copy", content, owner, flagValue(instruction, "chmod")),
    });
  }
  if (folder !== null) makeParents(image.files, `${folder}/x`, owner);
}

function sourcesOf(site: Site, instruction: Instruction, item: InstructionItem): Source[] {
  const inline = inlineFiles(instruction, item).map(({ name, content, expand: isExpanded }) => ({
    name,
    isOfFolder: false,
    content: isExpanded
      ? content.replace(/\$(\w+)/g, (_, key: string) => site.image.variables.get(key)?.value ?? "")
      : content,
  }));
  const words = instruction.args.slice(0, -1).filter(({ text }) => !isHeredoc(text));
  const from = flagValue(instruction, "from");
  const there = from === null ? contextFiles() : stageFiles(site, from);
  return [...inline, ...words.flatMap(({ text }) => chosen(there, replaced(site, text)))];
}

/** An image is the same however its name is written. */
function filesOfImage(name: string): Files {
  const read = parseImageReference(name);
  return imageFiles(read.ok ? JSON.stringify(read.reference) : name);
}

type Contents = ReadonlyMap<string, unknown>;

function contextFiles(): Contents {
  return new Map(CONTEXT.map((path) => [path, ["context", path]]));
}

function stageFiles({ model, images }: Site, name: string): Contents {
  const stage = model.stages.find((each) => each.name === name || String(each.index) === name);
  const files = images[stage?.index ?? -1]?.files ?? filesOfImage(name);
  return new Map([...files.entries].map(([path, { term: of }]) => [path.slice(1), of]));
}

function chosen(contents: Contents, source: string): Source[] {
  const path = joinPath("/", source).slice(1);
  const pattern = new RegExp(
    `^${path.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`).replaceAll("*", "[^/]*")}(/.*)?$`,
  );
  return [...contents].flatMap(([each, content]): Source[] => {
    if (path === "") return [{ name: each, isOfFolder: true, content }];
    const inside = pattern.exec(each);
    if (inside === null) return [];
    const rest = inside[1] ?? "";
    if (rest !== "") return [{ name: rest.slice(1), isOfFolder: true, content }];
    return [{ name: each.split("/").at(-1) ?? "", isOfFolder: false, content }];
  });
}

/** Commands joined with "&&" that leave their shell as it is are the same in one RUN as in one each. */
function scriptsOf(item: InstructionItem): (readonly [InstructionItem, string])[] {
  const { instruction } = item;
  const text = instruction.rest.text.trim();
  const isPlain = !instruction.isJson && !/\|\||[;(`<]/.test(text);
  if (!isPlain || item.heredocs.length > 0) return [[item, canonical(text)]];
  const parts = text.split(/\s*&&\s*/);
  const state = parts.findIndex((part) => /^(?:cd|set|export)\b/.test(part));
  const whole = state === -1 ? parts : [...parts.slice(0, state), parts.slice(state).join(" && ")];
  return whole.flatMap((part) => {
    const head = instruction.flags.map(({ name, value }) => `--${name}=${value ?? ""} `).join("");
    const read = parse(`RUN ${head}${part}\n`).items[0];
    return read?.kind === "instruction" ? [[read, canonical(part)] as const] : [];
  });
}

/** The packages of an install come in no order. */
function canonical(text: string): string {
  return /\b(?:install|add)\b/.test(text) ? text.split(/\s+/).toSorted().join(" ") : text;
}

/** The same scripts come again and again, in the same surroundings. */
const known = new Map<string, ScriptEffects | null>();

function effectsOfRun({ image }: Site, item: InstructionItem): ScriptEffects | null {
  const { directory, shell: words } = image;
  const variables = [...image.variables].map(([name, { value }]) => [name, value]);
  const [user = ""] = image.user.split(":");
  const key = JSON.stringify([item.raw, words, directory, user, variables]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const source = scriptOf(item, shellOf(words));
  const home = image.variables.get("HOME")?.value;
  const effects =
    source === null
      ? null
      : scriptEffects(readScript(source, item.raw), {
          directory,
          homes: home === undefined ? homesOf(user) : [home],
          variable: (name) => image.variables.get(name)?.value,
        });
  known.set(key, effects);
  return effects;
}

/** A RUN writes, wherever it may write, a term of its command and of all that it may read. */
function buildRun(site: Site, item: InstructionItem, text: string): void {
  const { instruction } = item;
  const { image } = site;
  const effects = effectsOfRun(site, item);
  if (effects === null) return;
  const mounted = mountsOf(site, instruction);
  const isOfImage = ({ path }: { path: string }): boolean =>
    !mounted.paths.some((target) => path === target || path.startsWith(`${target}/`));
  const reads = throughLinks(image.files, effects.reads.filter(isOfImage));
  const writes = throughLinks(image.files, effects.writes.filter(isOfImage));
  const paths = [...new Set([...PLACES, ...image.files.entries.keys()])];
  const isRead = touchTest(reads);
  const isWritten = touchTest(writes);
  const parents = new Set([...reads, ...writes].flatMap(({ path }) => parentsOf(path)));
  const seen = paths.filter((path) => isRead(path) || parents.has(path)).toSorted();
  const looked = [...image.variables].filter(([name]) =>
    effects.variables.some(
      (read) => fits(name, read.name) && !read.except.some((each) => fits(name, each)),
    ),
  );
  const done = term(
    "run",
    text,
    item.heredocs.map(({ body }) => item.raw.slice(body.from, body.to).replaceAll("\r\n", "\n")),
    mounted.terms,
    effects.usesDirectory ? image.directory : null,
    ownerTerm(image, image.user),
    instruction.isJson ? null : image.shell,
    looked.map(([name, { value }]) => [name, value]).toSorted(byName),
    seen.map((path) => [path, entryTerm(image.files, path)]),
  );
  for (const { path } of effects.creates.filter(isOfImage)) {
    makeParents(image.files, resolved(image.files, `${path}/x`), ownerTerm(image, image.user));
  }
  for (const path of paths) {
    if (!isWritten(path)) continue;
    const old = image.files.entries.get(path);
    const entry: Entry = { kind: old?.kind ?? "file", term: term(done, path, old?.term ?? 0) };
    image.files.entries.set(path, entry);
  }
  const [link] = effects.links;
  if (link !== undefined) image.files.links.set(link.path, link.target);
}

function homesOf(user: string): readonly string[] {
  if (user === "root" || user === "0") return ["/root"];
  if (/^\d*$/.test(user)) return ["/root", "/home/*"];
  return [`/home/${user}`, `/var/lib/${user}`, `/opt/${user}`];
}

function fits(name: string, pattern: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

interface Access {
  readonly path: string;
  readonly scope: "node" | "tree" | "below";
}

function throughLinks({ links }: Files, accesses: readonly Access[]): Access[] {
  return accesses.flatMap((access) => {
    const found = [access];
    for (const [link, target] of links) {
      const { path } = access;
      if (path === link || path.startsWith(`${link}/`)) {
        found.push({ ...access, path: target + path.slice(link.length) });
      }
    }
    return found;
  });
}

/** Where mounts lie, and what they bring. */
function mountsOf(site: Site, { flags }: Instruction): { paths: string[]; terms: unknown[] } {
  const paths: string[] = [];
  const terms: unknown[] = [];
  for (const { value, name } of flags) {
    const result =
      name !== "mount" || value === null
        ? null
        : readMount(value, (text) => ({
            ok: true,
            text: replaced(site, text),
            matched: new Set(),
            unmatched: new Set(),
          }));
    if (result?.ok !== true) continue;
    const { type, target, from } = result.mount;
    paths.push(joinPath(site.image.directory, target));
    terms.push(
      // Whose files they are, their terms say.
      value?.replace(/\bfrom=[^,]*/, ""),
      type === "bind" && from !== "" ? [...stageFiles(site, from)].toSorted(byName) : null,
    );
  }
  return { paths, terms };
}
