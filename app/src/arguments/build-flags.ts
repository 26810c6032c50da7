import type { Analysis, StageKey } from "@stagemap/analysis";
import { platformProblem } from "@stagemap/analysis";
import type { BuildSettings } from "../state/build-settings.ts";

export interface BuildFlagsInput {
  readonly analysis: Analysis;
  readonly wantedTarget: StageKey | null;
  readonly buildSettings: BuildSettings;
}

/**
 * The flags that make `docker build` do what the screen shows, for a POSIX shell: "--platform linux/arm64 --build-arg A=1
 * --build-context b=./dir --target x". What no line of the text asks for is left out, because it has no effect and Docker would
 * warn of arguments, and so is a context that Docker would refuse; where the build runs is no flag, but the machine's own
 * platform. Empty when everything is at its default.
 */
export function buildFlags({ analysis, wantedTarget, buildSettings }: BuildFlagsInput): string {
  const { targetPlatform, arguments: given } = buildSettings;
  const flags: string[] = [];
  if (targetPlatform !== null && platformProblem(targetPlatform) === null) {
    flags.push(`--platform ${quoted(targetPlatform)}`);
  }
  for (const { key, declarations } of analysis.arguments) {
    const value = given.get(key);
    if (value !== undefined && declarations.length > 0) {
      flags.push(`--build-arg ${assignment(key, value)}`);
    }
  }
  for (const { key, value, kind, problem, uses } of analysis.namedContexts) {
    // A bake file has targets, the command line has none.
    const isOfBake = kind === "target";
    if (uses.length > 0 && problem === null && !isOfBake) {
      flags.push(`--build-context ${assignment(key, value)}`);
    }
  }
  const { stages } = analysis.picture;
  const target = stages.find(({ key, name }) => key === wantedTarget && name !== null);
  if (target !== undefined) flags.push(`--target ${quoted(target.name ?? "")}`);
  return flags.join(" ");
}

/** `A=1`, `A=`, `A='x y'`; only a name that the shell would change itself goes inside the quotes. */
function assignment(name: string, value: string): string {
  if (!PLAIN.test(name)) return quoted(`${name}=${value}`);
  return value === "" ? `${name}=` : `${name}=${quoted(value)}`;
}

/** Characters that mean nothing to a shell, wherever they stand. A "~" or "=" in front would. */
const PLAIN = /^[\w%+:,./@-][\w%+:,./@=-]*$/;

/** A word that a POSIX shell reads as exactly this text. */
function quoted(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
