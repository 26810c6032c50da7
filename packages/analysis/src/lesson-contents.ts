import { baseImage, rootOf, rules, secretFile, shippedContents } from "@stagemap/checks";
import type { Content } from "@stagemap/checks";
import { traceContext } from "@stagemap/cache";
import type { ShippedKind } from "@stagemap/lessons";
import { findingsOf, fromSite, sayStage, spanOfSite } from "./lesson-scene.ts";
import type { Scene } from "./lesson-scene.ts";
import { MET, misses } from "./lesson-verdict.ts";
import type { Verdict } from "./lesson-verdict.ts";

/** Whether what ships is free of something. */
export function judgeContents(scene: Scene, what: ShippedKind): Verdict {
  if (scene.target === null) return misses("There is no stage yet.");
  switch (what) {
    case "build-tools":
      return judgeTools(scene, scene.target);
    case "development-dependencies":
      return judgeKind(scene, ({ kind, flag }) => kind === "dependencies" && flag === true);
    case "package-caches":
      return judgeKind(scene, ({ kind }) => kind === "cache");
    case "sources":
      return judgeSources(scene);
    case "secrets":
      return judgeSecrets(scene);
  }
}

/** A later layer only hides what one below it holds: it ships all the same. */
function judgeKind(scene: Scene, isWanted: (content: Content) => boolean): Verdict {
  const found = shippedContents(scene.context).find(isWanted);
  if (found === undefined) return MET;
  const [copy] = found.copies;
  const what = sayContent(found);
  const made = `line ${found.site.line} of ${sayStage(scene, found.stage)}`;
  if (copy !== undefined)
    return misses(`Line ${copy.line} copies along ${what} from ${made}.`, spanOfSite(scene, copy));
  const hidden = found.isHidden
    ? " A later line deletes it, and its layer ships all the same."
    : "";
  return misses(
    `${capital(what)} came with ${made} and ships.${hidden}`,
    spanOfSite(scene, found.site),
  );
}

function sayContent({ kind, what, use }: Content): string {
  // Packages are called by their names.
  if (kind === "compiler" && use !== null) return `\`${what}\``;
  return kind === "dependencies" ? `${what}, development dependencies included,` : what;
}

function judgeTools(scene: Scene, target: number): Verdict {
  const { model } = scene;
  const root = rootOf(model, target);
  const place = fromSite(scene, target);
  const span = place === undefined ? null : spanOfSite(scene, place);
  if (root.kind === "image") {
    const { weight, name, toolchain } = baseImage(root.reference);
    const brings =
      toolchain ?? (weight === "full" && name !== "debian" ? "compilers and headers" : null);
    if (brings !== null)
      return misses(
        `What ships, ${sayStage(scene, target)}, starts from \`${root.reference.short}\`, which brings ${brings}.`,
        span,
      );
  }
  return judgeKind(scene, ({ kind }) => kind === "compiler");
}

/** Of languages whose programs run without their sources. */
const COMPILED = /\.(?:go|rs|tsx?|java|kt|scala|c|cc|cpp|cxx|h|hpp|cs|fs|swift|hs|zig)$/;

function judgeSources(scene: Scene): Verdict {
  const shipped = shippedFiles(scene).find((path) => COMPILED.test(path));
  const rule = rules.find(({ id }) => id === "SourcesShip");
  const [found] = rule === undefined ? [] : findingsOf(scene.context, rule);
  if (found !== undefined) return misses(`Line ${found.line}: ${found.message}.`, found.span);
  if (shipped === undefined) return MET;
  const copy = broadCopy(scene);
  return misses(`\`${shipped}\` ends up in what ships.`, copy);
}

function broadCopy(scene: Scene) {
  const { sites, shipped } = scene.context;
  const site = sites.find(
    ({ stage, instruction: { name } }) =>
      stage !== null && shipped.has(stage.index) && (name === "COPY" || name === "ADD"),
  );
  return site === undefined ? null : spanOfSite(scene, site);
}

const SECRET_RULES = ["SecretByValue", "SecretsUsedInArgOrEnv", "SecretCopied"];

function judgeSecrets(scene: Scene): Verdict {
  for (const id of SECRET_RULES) {
    const rule = rules.find((each) => each.id === id);
    const [found] = rule === undefined ? [] : findingsOf(scene.context, rule);
    if (found !== undefined) return misses(`Line ${found.line}: ${found.message}.`, found.span);
  }
  const taken = takenFiles(scene).find(({ path }) => secretFile(path) !== null);
  if (taken === undefined) return MET;
  return misses(
    `Line ${taken.line} copies \`${taken.path}\` along, and its layer keeps it: leave it out by the .dockerignore.`,
  );
}

interface Trace {
  readonly paths: readonly string[];
  readonly trace: ReturnType<typeof traceContext>;
}

function traced({ model, target, files, matcher }: Scene): Trace {
  const isLeftOut = Uint8Array.from(files, (path) => (matcher.decide(path).isIgnored ? 1 : 0));
  return { paths: files, trace: traceContext(model, { target, paths: files, isLeftOut }) };
}

/** The context's files that are in the image for certain. */
function shippedFiles(scene: Scene): readonly string[] {
  const { paths, trace } = traced(scene);
  return paths.filter((_, at) => trace.ships[at] === 1);
}

/** Files that a COPY or ADD of the build takes into a layer. */
function takenFiles(scene: Scene): readonly { readonly path: string; readonly line: number }[] {
  const { paths, trace } = traced(scene);
  return paths.flatMap((path, at) => {
    const takers = trace.takerSets[trace.taken[at] ?? 0] ?? [];
    const taker = takers
      .map((index) => trace.takers[index])
      .find((each) => each?.kind === "copy" && each.isBuilt);
    return taker === undefined ? [] : [{ path, line: taker.line }];
  });
}

function capital(text: string): string {
  return text.startsWith("`") ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}
