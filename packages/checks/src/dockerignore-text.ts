import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import type { IgnoreMatcher } from "@stagemap/dockerignore";
import type { Model } from "@stagemap/model";
import { createContext } from "./context.ts";
import { projectEvidence } from "./dockerignore-evidence.ts";
import type { ProjectEvidence } from "./dockerignore-evidence.ts";
import { sectionsOf } from "./dockerignore-sections.ts";
import type { Section } from "./dockerignore-sections.ts";
import type { CheckContext } from "./rule.ts";

/** A new .dockerignore, and its patterns with the reason of each. */
export interface WrittenIgnoreFile {
  readonly text: string;
  readonly lines: readonly { readonly pattern: string; readonly reason: string }[];
}

/** A .dockerignore for what a Dockerfile builds, with reasons. It leaves out nothing that a COPY, ADD or mount names. */
export function dockerignoreFor(model: Model): WrittenIgnoreFile {
  const sections = sectionsFor(createContext(model, {}));
  return {
    text: textOf(sections),
    lines: sections.flatMap(({ why, lines }) => lines.map((pattern) => ({ pattern, reason: why }))),
  };
}

/** The same for the context of checks that run. */
export function dockerignoreText(context: CheckContext): string {
  return textOf(sectionsFor(context));
}

function textOf(sections: readonly Section[]): string {
  return sections.map(({ why, lines }) => `# ${why}.\n${lines.join("\n")}\n`).join("\n");
}

function sectionsFor(context: CheckContext): readonly Section[] {
  const evidence = projectEvidence(context);
  const exceptions: string[] = [];
  const met = new Set<string>();
  const sections = sectionsOf(evidence).map(({ why, lines }) => ({
    why,
    lines: lines.filter((line) => {
      if (met.has(line) || isMentioned(line, evidence) || isNeededInside(line, evidence)) {
        return false;
      }
      const own = exceptionsFor(line, evidence.named);
      if (own === null) return false;
      exceptions.push(...own.filter((each) => !exceptions.includes(each)));
      met.add(line);
      return true;
    }),
  }));
  const back = { why: "This Dockerfile takes it all the same", lines: exceptions };
  return [...sections, back].filter(({ lines }) => lines.length > 0);
}

/**
 * What has to be let in again for a line to be taken: nothing for most lines. Null when the line names what the Dockerfile names,
 * so that it is better left out of the file.
 */
function exceptionsFor(line: string, named: readonly string[]): readonly string[] | null {
  const matcher = matcherOf([line]);
  const kept = named.filter((path) => isKeptOut(matcher, path));
  if (kept.length === 0) return [];
  const plain = line.replace(/^\*\*\//, "");
  if (kept.some((path) => path === plain || !path.includes("/"))) return null;
  const exceptions = kept.map((path) => `!${path}`);
  const mended = matcherOf([line, ...exceptions]);
  return kept.every((path) => !isKeptOut(mended, path)) ? exceptions : null;
}

function matcherOf(lines: readonly string[]): IgnoreMatcher {
  return createMatcher(parseIgnoreFile(lines.join("\n")));
}

/** Whether a line keeps out what a path names; for a pattern, an example that it fits. */
function isKeptOut({ decide }: IgnoreMatcher, path: string): boolean {
  const example = path.replaceAll(/\*\*|[*?]/g, "x").replaceAll(/\[\^?(.)[^\]]*\]/g, "$1");
  return decide(example).isIgnored || decide(`${example}/x`).isIgnored;
}

/** True when a command speaks of the very file: then it is read while the image is built. */
function isMentioned(line: string, { commands }: ProjectEvidence): boolean {
  if (line === ".git") {
    return /\bgit\s+(?:-\S+\s+(?:\S+\s+)?)*(?:describe|rev-parse|rev-list|log|show|submodule|status|ls-files|archive|diff)\b|\bset\w*tools.scm\b|GitVersion/i.test(
      commands.replaceAll(/\bgit\s+clone\b[^\n]*/g, ""),
    );
  }
  const name = line.replace(/^(?:\*\*\/)?/, "");
  if (!/^\.?[\w.-]+$/.test(name) || !/^\.env|^Dockerfile|^\.netrc/.test(name)) return false;
  const quoted = name.replaceAll(".", String.raw`\.`);
  return new RegExp(String.raw`(?:^|[\s"'=/])${quoted}(?![\w.-])`).test(commands);
}

/** Folders whose names say that keys and certificates are in them are taken for those. */
function isNeededInside(line: string, { named }: ProjectEvidence): boolean {
  if (!/\.(?:key|pem|p12|pfx)$/.test(line)) return false;
  const folders = named.filter((path) => !/\.[^/]*$/.test(path));
  return folders.some((path) =>
    /cert|ssl|tls|pki|keys?(?:\/|$)|keystore|secret|nginx|etc(?:\/|$)/i.test(path),
  );
}
