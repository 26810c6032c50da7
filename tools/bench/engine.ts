import { createAnalyzer, loadChecks } from "@stagemap/analysis";
import { checkText, rules, runChecks } from "@stagemap/checks";
import { format } from "@stagemap/format";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { RUN_COUNT, timed } from "./timed.ts";

export { encodeState } from "@stagemap/share";
export { timeIgnore, timeSimulation } from "./cache.ts";
export { timeContext } from "./context.ts";
export { largestStage, timeGaps } from "./moves.ts";

/** Milliseconds of each run, without the first ones, in which the engine's code is still being compiled. */
export function timeParseAndModel(text: string): readonly number[] {
  return timed(() => buildModel(parse(text), { target: null }));
}

/** The same for the tree alone. */
export function timeParse(text: string): readonly number[] {
  return timed(() => parse(text));
}

/** The same for dockerfile-ast, which builds a tree and no model: the baseline. */
export function timeDockerfileAst(text: string): readonly number[] {
  return timed(() => DockerfileParser.parse(text));
}

/** Milliseconds to lay the text out, with the proof that it means the same. */
export function timeFormat(text: string): readonly number[] {
  return timed(() => format(text));
}

/** Milliseconds from each of many one-character edits to the model, which reuses what the edit left alone. */
export function timeModelEdits(text: string): readonly number[] {
  let tree = parse(text);
  let model = buildModel(tree, { target: null });
  let edited = text;
  return timed(
    () => {
      tree = parse(edited, tree);
      model = buildModel(tree, { target: null }, model);
    },
    (run) => (edited = editAt(text, run)),
  );
}

/** Milliseconds from each of many one-character edits, spread over the text, to the updated graph data. */
export async function timeKeystrokes(text: string): Promise<readonly number[]> {
  const analyzer = createAnalyzer();
  analyzer.useChecks(await loadChecks());
  let edited = text;
  return timed(
    () => analyzer.analyze({ dockerfile: edited, target: null }),
    (run) => (edited = editAt(text, run)),
  );
}

/** Milliseconds of all rules together, on a tree each time that nothing is known of. */
export function timeRules(text: string): readonly number[] {
  let model = buildModel(parse(text), { target: null });
  return timed(
    () => runChecks(model),
    () => (model = buildModel(parse(text), { target: null })),
  );
}

/** The same with what comes before: from the text to the findings. */
export function timeTextToFindings(text: string): readonly number[] {
  return timed(() => runChecks(buildModel(parse(text), { target: null })));
}

/** The same for dockerfile-utils, which has some thirty checks. */
export function timeDockerfileUtils(text: string): readonly number[] {
  return timed(() => validate(text));
}

/** Milliseconds of each rule by its name. What several rules share is there already: it counts for all of them together, and for none. */
export function timeEachRule(text: string): ReadonlyMap<string, readonly number[]> {
  const { context } = checkText(text, { modelOptions: { target: null }, runOptions: {} });
  return new Map(
    rules.map((rule) => {
      const work = (): unknown => [...rule.check(context)];
      return [rule.id, timed(work, () => {}, 40)];
    }),
  );
}

/** A letter typed and taken back in turn, at another place each time. */
function editAt(text: string, run: number): string {
  const at = Math.floor((text.length * ((run * 37) % RUN_COUNT)) / RUN_COUNT);
  return run % 2 === 0 ? `${text.slice(0, at)}x${text.slice(at)}` : text;
}
