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

/** The fields that most contents leave alone. */
export const EMPTY = { use: null, flag: null, sources: [], copies: [], isHidden: false } as const;
