import { parsePlatform } from "@stagemap/model";
import type { Model, ModelOptions, Platform } from "@stagemap/model";
import type { EnvironmentOf } from "./checks.ts";
import type { AnalysisInput } from "./view.ts";

/** How BuildKit is to read the text. With the model of an earlier text, equal parts are the same objects as before. */
export function modelOptions(
  input: AnalysisInput,
  environmentOf: EnvironmentOf | null,
  previous?: Model,
): ModelOptions {
  const { target, buildArguments = {}, buildPlatform = null, targetPlatform = null } = input;
  const { namedContexts = {} } = input;
  const given = new Map(Object.entries(buildArguments));
  const contexts = new Map(Object.entries(namedContexts));
  const knownContexts = previous?.namedContexts?.given;
  const build = readPlatform(buildPlatform);
  const wanted = readPlatform(targetPlatform);
  return {
    target,
    ...(environmentOf === null ? {} : { environmentOf }),
    // The same object as before where nothing changed: what depends on it is then reused.
    buildArguments: isSameMap(previous?.buildArguments, given) ? previous.buildArguments : given,
    namedContexts: isSameList(knownContexts, contexts) ? knownContexts : contexts,
    ...(build === null ? {} : { buildPlatform: build }),
    ...(wanted === null ? {} : { targetPlatform: wanted }),
  };
}

function readPlatform(text: string | null): Platform | null {
  const result = text === null ? null : parsePlatform(text);
  return result?.ok === true ? result.platform : null;
}

function isSameMap(
  a: ReadonlyMap<string, string> | undefined,
  b: ReadonlyMap<string, string>,
): a is ReadonlyMap<string, string> {
  return (
    a !== undefined && a.size === b.size && [...b].every(([key, value]) => a.get(key) === value)
  );
}

/** As `isSameMap`, and in the same order: of two contexts with one name the later counts. */
function isSameList(
  a: ReadonlyMap<string, string> | undefined,
  b: ReadonlyMap<string, string>,
): a is ReadonlyMap<string, string> {
  const names = [...(a?.keys() ?? [])];
  return isSameMap(a, b) && [...b.keys()].every((name, index) => name === names[index]);
}
