import { DEFAULT_INPUTS, isDependencyFile, isSourceFile } from "./default-inputs.ts";
import { readCommits } from "./log-commits.ts";

export interface LogOptions {
  /** The build context's folder in the repository: "" or "web/api". Commits that touch nothing in it do not count. */
  readonly folder?: string;
}

/** How often each scenario happened, or why the text does not tell. */
export type WeightsFromLog =
  | {
      readonly ok: true;
      /** By the scenario's id; together 1. */
      readonly weights: Readonly<Record<string, number>>;
      /** The commits that were counted. */
      readonly commits: number;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Counts what the commits of a `git log --name-only` touch, as weights for the scenarios of {@link DEFAULT_INPUTS}. It takes whatever
 * format the log is in, as long as it names files. Never throws.
 */
export function weightsFromLog(text: string, { folder = "" }: LogOptions = {}): WeightsFromLog {
  const { commits, headers } = readCommits(text);
  if (commits.length === 0) return { ok: false, message: faultOf(text, headers) };
  const prefix = folder.replace(/^(?:\.?\/)+|\/+$/g, "");
  const inside = commits.flatMap((files) => {
    const own = files.filter((file) => prefix === "" || file.startsWith(`${prefix}/`));
    return own.length === 0 ? [] : [own];
  });
  if (inside.length === 0) {
    return { ok: false, message: `None of the ${commits.length} commits touches “${prefix}”.` };
  }
  const counts = new Map(DEFAULT_INPUTS.scenarios.map(({ id }) => [id, 0]));
  for (const files of inside) {
    const id = scenarioOf(files);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const weights = [...counts].map(([id, count]) => [id, count / inside.length] as const);
  return { ok: true, weights: Object.fromEntries(weights), commits: inside.length };
}

function faultOf(text: string, headers: number): string {
  if (text.trim() === "") {
    return "There is nothing to count: paste what “git log --name-only” prints.";
  }
  if (headers > 0) {
    const commits = headers === 1 ? "1 commit" : `${headers} commits`;
    return `The log has ${commits} but names no file: add “--name-only”.`;
  }
  return "That is no log of Git: no line names a commit or a file. Paste what “git log --name-only” prints.";
}

const DOCUMENTATION =
  /(?:^|\/)(?:docs?|documentation|\.github|\.gitlab|\.circleci|\.buildkite|\.azure-pipelines)\/|(?:^|\/)(?:LICEN[CS]E|NOTICE|CHANGELOG|README|CONTRIBUTING|CODE_OF_CONDUCT|CODEOWNERS|SECURITY|AUTHORS|Jenkinsfile)(?:\.\w+)?$|\.(?:md|mdx|rst|adoc)$|(?:^|\/)(?:\.gitlab-ci|\.travis|azure-pipelines|appveyor|\.pre-commit-config)\.ya?ml$/;

/** What a file of a project is for, by its path. */
export function purposeOf(path: string): "sources" | "dependencies" | "documentation" | "other" {
  if (isDependencyFile(path)) return "dependencies";
  if (DOCUMENTATION.test(path)) return "documentation";
  return isSourceFile(path) ? "sources" : "other";
}

function scenarioOf(files: readonly string[]): string {
  const purposes = new Set(files.map(purposeOf));
  const hasSources = purposes.has("sources");
  if (purposes.has("dependencies")) return hasSources ? "sources-and-dependencies" : "dependencies";
  if (hasSources) return "sources";
  return purposes.has("other") ? "other" : "documentation";
}
