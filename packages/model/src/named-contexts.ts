import { goQuote } from "@stagemap/syntax";
import { parseGitSource } from "./git-source.ts";
import { parseImageReference } from "./image-reference.ts";
import type { ImageReference } from "./image-reference.ts";
import { isWebAddress } from "./references.ts";

/** Something that --build-context puts in the place of a stage or an image. */
export interface NamedContext {
  /** As it is looked up: "alpine" for "docker.io/library/alpine:latest". */
  readonly name: string;
  /** As given. */
  readonly value: string;
  readonly source: ContextSource;
}

/** What a context's value names. */
export type ContextSource =
  | { readonly kind: "image"; readonly reference: ImageReference }
  /** `docker-image://scratch` */
  | { readonly kind: "scratch" }
  | { readonly kind: "oci-layout" }
  /** Another target of the same bake file. `docker build` itself has none. */
  | { readonly kind: "target" }
  | { readonly kind: "git" }
  | { readonly kind: "web" }
  | { readonly kind: "directory" }
  /** Nothing that a build could use. */
  | { readonly kind: "invalid"; readonly message: string };

/** All contexts of a build, by the name under which they are looked up. */
export interface NamedContexts {
  /** As they were given. */
  readonly given: ReadonlyMap<string, string>;
  readonly byName: ReadonlyMap<string, NamedContext>;
}

export type ContextNameResult =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly message: string };

/**
 * The form of a name in which contexts are given and looked up: an image's name as people write it, without ":latest"
 * (dockerui/config.go, NamedContext). Never throws.
 */
export function contextName(written: string): ContextNameResult {
  if (SHORTEST_NAME.test(written)) return { ok: true, name: written };
  const result = parseImageReference(written);
  if (result.ok) return { ok: true, name: familiarName(result.reference) };
  return { ok: false, message: `invalid context name ${written}: ${result.message}` };
}

/** Nearly all stages are called so: a name in this form already, too short for an image's identifier. */
const SHORTEST_NAME = /^(?=.{1,63}$)[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/**
 * What a context's value names, as `docker build` reads it (buildx, build/opt.go; dockerui/namedcontext.go): an address with a
 * known scheme, else a directory. Never throws; whether the directory exists is not known.
 */
export function parseContextSource(name: string, value: string): ContextSource {
  const image = afterPrefix(value, "docker-image://");
  if (image !== null) return parseImage(image);
  const git = parseGitSource(value);
  if (git.kind === "invalid") return invalid(git.message);
  if (isWebAddress(value)) return { kind: git.kind === "git" ? "git" : "web" };
  if (git.kind === "git") {
    const scheme = value.slice(0, value.indexOf(":"));
    if (scheme === "git" || scheme.startsWith("git@")) return { kind: "git" };
    return invalid(`unsupported context source ${scheme} for ${name}`);
  }
  if (value.startsWith("github.com/"))
    return invalid(`invalid context specifier ${value} for ${name}`);
  if (value.startsWith("target:")) return { kind: "target" };
  const layout = afterPrefix(value, "oci-layout://");
  if (layout === null) return { kind: "directory" };
  return layout === ""
    ? invalid(`oci-layout reference ${goQuote("")} has no name`)
    : { kind: "oci-layout" };
}

/**
 * The contexts among what was given. Of two that have the same name the later one counts; one whose name is no name of an image
 * or has no value yet is left out.
 */
export function readNamedContexts(given: ReadonlyMap<string, string>): NamedContexts {
  const byName = new Map<string, NamedContext>();
  for (const [written, value] of given) {
    const result = contextName(written);
    if (!result.ok || value === "") continue;
    const { name } = result;
    byName.set(name, { name, value, source: parseContextSource(name, value) });
  }
  return { given, byName };
}

/** The context that takes an image's place; undefined without one. */
export function contextOfImage(
  { byName }: NamedContexts,
  image: ImageReference,
): NamedContext | undefined {
  return byName.size === 0 ? undefined : byName.get(familiarName(image));
}

/** Names that keep their meaning as a stage's, whatever contexts there are. */
const KEPT_NAMES = new Set(["scratch", "context"]);

/** What the name of a stage comes to: the context that takes its place, if any; or why BuildKit refuses it. */
export type StageContextResult =
  | { readonly ok: true; readonly context: NamedContext | undefined }
  | { readonly ok: false; readonly message: string };

/**
 * Looks a stage's name up among the contexts. Not every name of a stage can be an image's: BuildKit refuses "build-" here, even
 * when no context is given.
 */
export function contextOfStage({ byName }: NamedContexts, name: string): StageContextResult {
  if (KEPT_NAMES.has(name)) return { ok: true, context: undefined };
  const result = contextName(name);
  return result.ok ? { ok: true, context: byName.get(result.name) } : result;
}

function familiarName({ short }: ImageReference): string {
  return short.endsWith(":latest") ? short.slice(0, -":latest".length) : short;
}

function parseImage(name: string): ContextSource {
  if (name === "scratch") return { kind: "scratch" };
  const result = parseImageReference(name);
  return result.ok ? { kind: "image", reference: result.reference } : invalid(result.message);
}

function invalid(message: string): ContextSource {
  return { kind: "invalid", message };
}

function afterPrefix(text: string, prefix: string): string | null {
  return text.startsWith(prefix) ? text.slice(prefix.length) : null;
}
