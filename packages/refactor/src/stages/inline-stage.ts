import type { Edge, Model, Stage, StageKey } from "@stagemap/model";
import { refuse } from "../plan.ts";
import type { Note, Plan, Reason } from "../plan.ts";
import { fromStageOf } from "./share-texts.ts";
import { lineEndOf } from "../stage-text.ts";
import { isOpen, OPEN } from "./place-stage.ts";
import { edgeReason, mentionsOf, nameOf } from "./places.ts";
import type { Mention } from "./places.ts";
import { isAlias, planAlias } from "./inline-alias.ts";
import { dropsCommand, platformOf } from "./share-common.ts";
import type { StepOrigin } from "./share-certificate.ts";
import { planOfComposition } from "./share-composition.ts";
import { textsOf } from "./share-texts.ts";
import { GONE, stageOf } from "./stage-head.ts";

/** Puts a stage's steps into the only stage that is built on it, in its place. Never throws. */
export function planInlineStage(model: Model, { stage: key }: { readonly stage: StageKey }): Plan {
  const stage = stageOf(model, key);
  if (stage === undefined) return refuse(GONE);
  if (model.stages.some(isOpen)) return refuse(OPEN);
  const uses = mentionsOf(model, stage);
  const users = [...new Set(uses.map(({ edge }) => edge.to))];
  const [number] = users;
  const user = number === undefined ? undefined : model.stages[number];
  if (user === undefined) {
    return refuse(`No stage needs ${nameOf(stage)}: there is none to put its steps into.`);
  }
  if (users.length > 1) return { ok: false, reasons: manyReasons(model, stage, uses) };
  const replaced = [stage, user].find(({ index }) => model.replaced.has(index));
  if (replaced !== undefined) {
    return refuse(
      `A named context takes the place of ${nameOf(replaced)}: none of its steps runs.`,
    );
  }
  const through = uses.find(({ text, isNumber }) => !isNumber && text.toLowerCase() !== stage.name);
  if (through !== undefined) {
    const { edge, text } = through;
    const message = `names ${nameOf(stage)} through ${text}, which others may set.`;
    return { ok: false, reasons: [edgeReason(model, edge, message)] };
  }
  const base = stage.baseWord?.text.toLowerCase();
  const shadow = model.stages.find(
    ({ name, index }) => name === base && index > stage.index && index < user.index,
  );
  if (shadow !== undefined) {
    return refuse(`${nameOf(shadow)} stands between, and has the name of the base.`);
  }
  const alias = isAlias(model, stage)
    ? planAlias(model, { stage, user, uses, notes: notesOf(stage, user) })
    : null;
  if (alias !== null) return alias;
  const reasons = inTheWay(model, { stage, user, uses });
  return reasons.length > 0 ? { ok: false, reasons } : planInto(model, stage, user);
}

function manyReasons(model: Model, stage: Stage, uses: readonly Mention[]): readonly Reason[] {
  const first = new Map<number, Edge>();
  for (const { edge } of uses) if (!first.has(edge.to)) first.set(edge.to, edge);
  return [...first.values()].map((edge) =>
    edgeReason(
      model,
      edge,
      `needs ${nameOf(stage)} as well: only a stage with one user goes into it.`,
    ),
  );
}

interface Inlined {
  readonly stage: Stage;
  readonly user: Stage;
  readonly uses: readonly Mention[];
}

function inTheWay(model: Model, { stage, user, uses }: Inlined): readonly Reason[] {
  const isBuiltOn = uses.some(({ edge }) => edge.kind === "base");
  const taken = uses.filter(({ edge }) => edge.kind !== "base");
  if (taken.length > 0) {
    const only = isBuiltOn
      ? `takes files of ${nameOf(stage)} as they are at its end: in one stage they would change before.`
      : `takes files of ${nameOf(stage)}, and is not built on it: with its steps, everything that they leave would be in ${nameOf(user)}.`;
    return taken.map(({ edge }) => edgeReason(model, edge, only));
  }
  const below = model.bases[stage.index];
  const triggers = below?.kind === "stage" ? (model.stages[below.stage]?.triggers ?? []) : [];
  if (stage.triggers.length + triggers.length > 0) {
    return [plain("ONBUILD lines run between the two stages.")];
  }
  if (dropsCommand(stage.steps, user.steps)) {
    return [
      plain(
        `The ENTRYPOINT of ${nameOf(user)} drops the CMD of ${nameOf(stage)}: in one stage it would keep it. Delete the CMD first.`,
      ),
    ];
  }
  return [];
}

function plain(message: string): Reason {
  return { message, step: null, line: 0 };
}

function planInto(model: Model, stage: Stage, user: Stage): Plan {
  const numberOf = (each: number): number | null =>
    each === stage.index ? null : each - Number(each > stage.index);
  const texts = textsOf(model, numberOf);
  const upper = texts.parts(stage);
  const lower = texts.parts(user);
  if (upper === null || lower === null) return refuse("The FROM line is not complete.");
  const text =
    upper.comments.stage +
    lower.comments.stage +
    lower.comments.image +
    upper.comments.image +
    fromStageOf(upper.from, lower.from) +
    lower.naming +
    upper.body +
    // Comments of its end would otherwise be those of the next step.
    (upper.tail.trim() === "" ? "" : lineEndOf(model)) +
    lower.body;
  const written = texts.stages.map((each, index) =>
    index === user.index ? { ...each, text } : each,
  );
  const origins = model.stages.map(({ index }) => index).filter((each) => each !== stage.index);
  return planOfComposition(model, {
    stages: written.filter((_, index) => index !== stage.index),
    origins,
    changed: [user.index],
    composition: origins.map((each) => {
      const own = model.stages[each];
      if (own === undefined) return [];
      return own === user ? [...stepsOf(stage), ...stepsOf(user)] : stepsOf(own);
    }),
    edges: {
      added: model.edges.flatMap(({ kind, from, to }) =>
        from.kind === "stage" && to === stage.index
          ? [{ kind, from: from.stage, to: user.index }]
          : [],
      ),
      removed: [{ kind: "base", from: stage.index, to: user.index }],
    },
    notes: notesOf(stage, user),
  });
}

function stepsOf({ index, steps }: Stage): readonly StepOrigin[] {
  return steps.map((_, step) => ({ stage: index, step }));
}

function notesOf(stage: Stage, user: Stage): readonly Note[] {
  const platform = platformOf(user);
  return [
    ...(stage.writtenName === null
      ? []
      : [
          { message: `Builds that ask for --target ${stage.writtenName} do not find it any more.` },
        ]),
    ...(platform === null || platform === platformOf(stage)
      ? []
      : [
          {
            message: `--platform=${platform} goes: a stage on another stage is for that one’s platform.`,
          },
        ]),
  ];
}
