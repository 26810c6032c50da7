import { baseImage, judgeChecklist, rootOf, rules } from "@stagemap/checks";
import type { BaseImage } from "@stagemap/checks";
import type { GoalCheck } from "@stagemap/lessons";
import { inOrder, isError, listProblems } from "./problems.ts";
import { findingsOf, fromSite, sayStage, spanOfSite } from "./lesson-scene.ts";
import type { Scene } from "./lesson-scene.ts";
import { MET, misses } from "./lesson-verdict.ts";
import type { Verdict } from "./lesson-verdict.ts";

type Of<Kind extends GoalCheck["kind"]> = Extract<GoalCheck, { readonly kind: Kind }>;

export function judgeBuilds({ model, target }: Scene): Verdict {
  if (model.stages.length === 0)
    return misses("There is no FROM yet, so there is nothing to build.");
  const [first] = inOrder(listProblems(model, target)).filter(isError);
  return first === undefined ? MET : misses(`Line ${first.line}: ${first.message}.`, first.span);
}

export function judgeStageNeeded(scene: Scene, { stage: name }: Of<"stage-needed">): Verdict {
  const stage = scene.model.stages.find((each) => each.name === name.toLowerCase());
  if (stage === undefined) return misses(`No stage is called \`${name}\`: \`FROM … AS ${name}\`.`);
  if (scene.context.needed.has(stage.index)) return MET;
  const place = fromSite(scene, stage.index);
  return misses(
    `The stage \`${name}\` is there, but the build never reaches it: ${sayTarget(scene)} neither starts from it nor takes anything from it.`,
    place === undefined ? null : spanOfSite(scene, place),
  );
}

export function judgeStagesNeeded(scene: Scene, { atLeast }: Of<"stages-needed">): Verdict {
  const { needed } = scene.context;
  if (needed.size >= atLeast) return MET;
  const { length } = scene.model.stages;
  const others =
    length > needed.size ? ` Of the ${length} in the text the others are never reached.` : "";
  const has = needed.size === 1 ? "one stage" : `${needed.size} stages`;
  return misses(`The build has ${has}.${others}`);
}

export function judgeTarget(scene: Scene, { stage }: Of<"target">): Verdict {
  if (scene.target === null) return misses("There is no stage yet.");
  if (scene.model.stages[scene.target]?.name === stage.toLowerCase()) return MET;
  const isThere = scene.model.stages.some(({ name }) => name === stage.toLowerCase());
  return misses(
    isThere
      ? `${sayTarget(scene)} is what is built. Pick \`${stage}\` as the target, or make it the last stage.`
      : `No stage is called \`${stage}\`.`,
  );
}

function sayTarget(scene: Scene): string {
  return scene.target === null ? "the target" : `the target ${sayStage(scene, scene.target)}`;
}

export function judgeBase(scene: Scene, { oneOf }: Of<"final-base">): Verdict {
  const { model, target } = scene;
  if (target === null) return misses("There is no stage yet.");
  const root = rootOf(model, target);
  const place = fromSite(scene, target);
  const span = place === undefined ? null : spanOfSite(scene, place);
  if (root.kind === "scratch") {
    return oneOf.includes("scratch") || oneOf.includes("small")
      ? MET
      : misses("What ships starts from scratch, with nothing in it.", span);
  }
  if (root.kind !== "image") return misses("What ships starts from nothing that is known.", span);
  const image = baseImage(root.reference);
  if (oneOf.some((wanted) => isOfClass(image, wanted))) return MET;
  return misses(
    `${sayStage(scene, target)} is what ships, and it starts from \`${root.reference.short}\`.`,
    span,
  );
}

function isOfClass({ name, tag, weight }: BaseImage, wanted: string): boolean {
  const whole = `${name}:${tag}`;
  switch (wanted) {
    case "scratch":
      return false;
    case "distroless":
      return /distroless|chainguard|chiseled/.test(whole);
    case "alpine":
      return /alpine/.test(whole);
    case "slim":
      return weight === "slim" && !/alpine/.test(whole);
    case "small":
      return weight === "slim" || weight === "minimal";
    default: {
      const colon = wanted.lastIndexOf(":");
      const hasTag = colon > wanted.lastIndexOf("/");
      return hasTag ? whole === wanted : name === wanted;
    }
  }
}

export function judgeRule({ context, model }: Scene, { rule: id }: Of<"rule-silent">): Verdict {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) return misses(`There is no check called \`${id}\`.`);
  if (model.stages.length === 0)
    return misses("There is no FROM yet, so there is nothing to check.");
  const [first] = findingsOf(context, rule);
  return first === undefined ? MET : misses(`Line ${first.line}: ${first.message}.`, first.span);
}

export function judgeChecklistPoint({ checked }: Scene, { point }: Of<"checklist">): Verdict {
  const item = judgeChecklist(checked).find(({ id }) => id === point);
  if (item === undefined) return misses("There is nothing to judge yet.");
  return item.verdict === "done" ? MET : misses(item.evidence, item.span);
}

export function judgeIgnored({ matcher, question }: Scene, { file }: Of<"ignored">): Verdict {
  const { isIgnored, line } = matcher.decide(file);
  if (isIgnored) return MET;
  const { dockerignore = null } = question;
  if (dockerignore === null || dockerignore.trim() === "")
    return misses(`There is no .dockerignore yet, so \`${file}\` is in the build context.`);
  return misses(
    line === null
      ? `No line of the .dockerignore fits \`${file}\`.`
      : `Line ${line} of the .dockerignore lets \`${file}\` in again.`,
  );
}
