import { absoluteSpan } from "@stagemap/syntax";
import type { Span } from "@stagemap/text";
import { contextOfStage } from "./named-contexts.ts";
import type { NamedContext } from "./named-contexts.ts";
import { NONE, addEdge, readImage, report, resolveImage, takeContext } from "./resolution.ts";
import type { Resolution, Site } from "./resolution.ts";
import type { Origin, Stage } from "./types.ts";

/** What a stage is built on: a named context in its place, an earlier stage, an image or nothing. */
export function resolveBase(resolution: Resolution, stage: Stage): Origin {
  const { stageItems, byName } = resolution;
  const site: Site = { stage, step: null, item: stageItems[stage.index] ?? 0 };
  const context = contextInPlaceOf(resolution, site);
  const origin =
    context === undefined
      ? resolveOwnBase(resolution, site)
      : replaceStage(resolution, site, context);
  if (stage.name !== null) byName.set(stage.name, stage.index);
  return origin;
}

function resolveOwnBase(resolution: Resolution, site: Site): Origin {
  const { baseWord } = site.stage;
  if (baseWord === null) return NONE;
  const span = absoluteSpan(resolution.tree, site.item, baseWord);
  const from = findBase(resolution, site, span);
  addEdge(resolution, site, { kind: "base", from, span, paths: [] });
  return from;
}

/** The named context that takes the stage's place; a name that BuildKit cannot look up is reported. */
function contextInPlaceOf(resolution: Resolution, site: Site): NamedContext | undefined {
  const { namedContexts } = resolution;
  const { name } = site.stage;
  if (namedContexts === null || name === null) return undefined;
  const found = contextOfStage(namedContexts, name);
  if (found.ok) return found.context;
  const { message } = found;
  const span = nameSpan(resolution, site);
  report(resolution, site, { code: "named-context", phase: "bases", message, span });
  return undefined;
}

/** The stage becomes what the context holds. Its own base has to be a name all the same. */
function replaceStage(resolution: Resolution, site: Site, context: NamedContext): Origin {
  const { stage } = site;
  const span = nameSpan(resolution, site);
  const from = takeContext(resolution, site, context, span);
  addEdge(resolution, site, { kind: "base", from, span, paths: [] });
  resolution.replaced.add(stage.index);
  const { base, baseWord } = stage;
  if (baseWord === null || base === "") return from;
  const baseSpan = absoluteSpan(resolution.tree, site.item, baseWord);
  const named = resolution.byName.get(base);
  const own: Origin =
    named !== undefined
      ? { kind: "stage", stage: named }
      : base === "scratch"
        ? { kind: "scratch" }
        : readImage(resolution, site, base, baseSpan);
  addEdge(resolution, site, { kind: "base", from: own, span: baseSpan, paths: [] });
  return from;
}

/** The stage's name behind AS. */
function nameSpan({ tree }: Resolution, { stage, item }: Site): Span {
  const { args, keyword } = stage.from.instruction;
  return absoluteSpan(tree, item, args[2] ?? keyword);
}

function findBase(resolution: Resolution, site: Site, span: Span): Origin {
  const { base, index } = site.stage;
  const named = resolution.byName.get(base);
  if (named !== undefined) return { kind: "stage", stage: named };
  if (base === "scratch") return { kind: "scratch" };
  if (base === "") return NONE;
  const origin = resolveImage(resolution, site, base, span);
  const isLater = (resolution.lastOfName.get(base) ?? 0) > index;
  if (isLater && origin.kind !== "named-context") {
    const message = `"${base}" is a stage that is defined further down, so BuildKit takes this for an image of that name`;
    const severity = "warning";
    report(resolution, site, { code: "later-stage", phase: "bases", message, span, severity });
  }
  return origin;
}
