import type { Model, Stage } from "@stagemap/model";
import { imageRowOf } from "./completion-images.ts";
import { option } from "./completion-option.ts";
import { scriptsOf } from "./completion-scripts.ts";
import type { CompletionOption } from "./view-completion.ts";

/** Users that the last stage is known to have: those that it makes, those of its image, and root. */
export function userOptions(model: Model): readonly CompletionOption[] {
  const stage = model.stages.at(-1);
  if (stage === undefined) return [];
  const row = imageRowOf(model, stage);
  const found = new Map<string, string>();
  for (const name of madeUsers(model, stage)) found.set(name, "A user that a step above makes.");
  for (const name of row?.users ?? []) found.set(name, `A user that \`${row?.name}\` has.`);
  for (const { label, note } of ALWAYS) if (!found.has(label)) found.set(label, note);
  return [...found].map(([label, note]) => option("value", { label, note }));
}

const ALWAYS = [
  { label: "nobody", note: "A user that may do next to nothing." },
  { label: "1000", note: "A user by number: Kubernetes can tell that it is not root." },
  { label: "root", note: "May do everything." },
] as const;

const MAKERS: ReadonlySet<string> = new Set(["useradd", "adduser"]);

/** The names that useradd and adduser make, here and in the stages below: the last word, or adduser's first of two. */
function madeUsers(model: Model, stage: Stage): readonly string[] {
  const base = model.bases[stage.index];
  const below = base?.kind === "stage" && base.stage < stage.index ? base.stage : null;
  const belowStage = below === null ? undefined : model.stages[below];
  const own = scriptsOf(stage).flatMap(({ commands }) =>
    commands.flatMap(({ basename, args }) => {
      const last = args.at(-1)?.value ?? "";
      return MAKERS.has(basename ?? "") && isUserName(last) ? [last] : [];
    }),
  );
  return belowStage === undefined ? own : [...own, ...madeUsers(model, belowStage)];
}

function isUserName(text: string): boolean {
  return /^[a-z_][\w.-]*\$?$/i.test(text);
}
