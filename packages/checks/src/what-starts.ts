import type { CheckContext, Site } from "./rule.ts";

/** The line that says what runs: the first CMD or ENTRYPOINT of the target, or else of the stages below. */
export function starterOf({ sites, shipped, target }: CheckContext): Site | null {
  const starters = sites.filter(
    ({ stage, instruction: { name } }) =>
      stage !== null && shipped.has(stage.index) && (name === "CMD" || name === "ENTRYPOINT"),
  );
  return starters.find(({ stage }) => stage?.index === target) ?? starters.at(-1) ?? null;
}

/** True for an image that only offers a shell, or nothing to start. */
export function isForPeople({ instruction: { args, isJson, rest } }: Site): boolean {
  const words = isJson ? args.map(({ text }) => text) : rest.text.split(/\s+/);
  return words.every((word) =>
    /^(?:|(?:\/(?:usr\/)?bin\/)?(?:ba|z|a|da)?sh|-l|-i|--login)$/.test(word),
  );
}

/** True for an image that starts a program, unlike those to build on and to work in. */
export function startsProgram(context: CheckContext): boolean {
  const starter = starterOf(context);
  return starter !== null && !isForPeople(starter);
}
