import type { LocalSpan } from "@stagemap/syntax";
import type { PackageUse } from "./package-uses.ts";
import type { Site } from "./rule.ts";

/** Something in a stage's file system that is worth following. */
export interface Content {
  readonly kind:
    /** Files of the build context. */
    | "context"
    /** What a project depends on, fetched by its manifest. */
    | "dependencies"
    /** A compiler or other build tools, installed or part of the base image. */
    | "compiler"
    /** What a package manager downloaded and keeps. */
    | "cache"
    /** A program that the stage compiled. */
    | "binary";
  /** Where it stands in the stage that holds it, absolute; null when that is not known. */
  readonly path: string | null;
  /** In words: "node_modules", "the Go compiler". */
  readonly what: string;
  /** The stage in which it came to be. */
  readonly stage: number;
  /** Where it came to be. */
  readonly site: Site;
  readonly span: LocalSpan;
  /** For what a package manager brought. */
  readonly use: PackageUse | null;
  /** For dependencies: whether those of development are among them. For a binary: whether it needs no libraries. Else null. */
  readonly flag: boolean | null;
  /** For the build context: what COPY names. */
  readonly sources: readonly string[];
  /** The COPY --from lines that brought it here, the first one first; empty where it came to be and in stages on top. */
  readonly copies: readonly Site[];
  /** True when a later layer takes it away: it weighs in the image all the same, but no COPY --from finds it. */
  readonly isHidden: boolean;
}

type Known = "kind" | "path" | "what" | "stage" | "site" | "span";

/** Content of which only what is special has to be said. */
export function createContent(
  given: Pick<Content, Known> & Partial<Omit<Content, Known>>,
): Content {
  const { kind, path, what, stage, site, span } = given;
  const { use = null, flag = null, sources = [], copies = [], isHidden = false } = given;
  // All of one form and with their fields in one order: there are many, and they are copied often.
  return { kind, path, what, stage, site, span, use, flag, sources, copies, isHidden };
}
