import { explain, inferFiles, otherValue, simulate, typicalWeek } from "@stagemap/cache";
import type { CacheInput, Scenario } from "@stagemap/cache";
import type { Model } from "@stagemap/model";
import type { Cache } from "./cache.ts";
import { createReader } from "./text-reader.ts";
import { sayList } from "./titles.ts";
import type { CacheChanges, CacheQuestion, ScenarioView } from "./view-cache.ts";

/** Answers questions on one project after another; what the last one needed is kept for the next. */
export function createCache(): Cache {
  const readBefore = createReader();
  const readAfter = createReader();
  const infer = createInference();

  function inputOf(question: CacheQuestion): CacheInput {
    const { changes, target } = question;
    const { dockerfileBefore = question.dockerfile, buildArguments = {} } = changes;
    const { targetBefore = target } = changes;
    const before = readBefore({ ...question, dockerfile: dockerfileBefore, target: targetBefore });
    const isSame =
      dockerfileBefore === question.dockerfile &&
      targetBefore === target &&
      Object.keys(buildArguments).length === 0;
    const values = { ...question.buildArguments, ...buildArguments };
    const after = isSame ? before : readAfter({ ...question, buildArguments: values });
    return {
      ...settingsOf(question),
      before: before.model,
      after: after.model,
      targetsBefore: targetBefore === null ? [] : [targetBefore],
      files: question.files ?? infer(after.model),
      changes: changes.files ?? [],
      moved: changes.images ?? [],
      fetched: changes.addresses ?? [],
      edited: changes.lines ?? [],
    };
  }

  return {
    simulate(question) {
      const input = inputOf(question);
      const report = simulate(input);
      return {
        report,
        explanation: explain(report),
        files: input.files ?? [],
        areFilesInferred: question.files === null,
      };
    },
    typicalWeek(question) {
      const { model, options } = readBefore(question);
      const { ignore, ...settings } = settingsOf(question);
      const after = ignore?.after ?? null;
      const week = typicalWeek(
        {
          ...settings,
          ignore: { before: after, after },
          before: model,
          files: question.files ?? infer(model),
        },
        options,
      );
      return week.map(scenarioView);
    },
    otherValue,
    inferFiles: (input) => infer(readBefore(input).model),
  };
}

/** What of a question does not depend on the models. */
function settingsOf(question: CacheQuestion): Omit<CacheInput, "before"> {
  const { changes, targets, dockerignore = null, seconds = {} } = question;
  const { dockerignoreBefore = dockerignore, noCache, isCold, output, outputOf } = changes;
  const { dockerfilePath, ignorePath, target } = question;
  return {
    targets: targets ?? (target === null ? [] : [target]),
    ignore: { before: dockerignoreBefore, after: dockerignore },
    secondsOf: new Map(Object.entries(seconds)),
    outputOf: new Map(Object.entries(outputOf ?? {})),
    ...(dockerfilePath === undefined ? {} : { dockerfilePath }),
    ...(ignorePath === undefined ? {} : { ignorePath }),
    ...(noCache === undefined ? {} : { noCache }),
    ...(isCold === undefined ? {} : { isCold }),
    ...(output === undefined ? {} : { output }),
  };
}

/** The files of the last model are kept: the simulation knows a list of files again by its identity. */
function createInference(): (model: Model) => readonly string[] {
  let last: { readonly model: Model; readonly files: readonly string[] } | null = null;
  return (model) => {
    if (last?.model !== model) last = { model, files: inferFiles(model) };
    return last.files;
  };
}

function scenarioView({ id, title, paths, images, argument, report }: Scenario): ScenarioView {
  const subject =
    argument === null ? sayList([...paths, ...images]) : `${argument.name}=${argument.value}`;
  const changes: CacheChanges = {
    ...(paths.length === 0 ? {} : { files: paths.map((path) => ({ path, kind: "content" })) }),
    ...(images.length === 0 ? {} : { images }),
    ...(argument === null
      ? {}
      : { buildArguments: Object.fromEntries([[argument.name, argument.value]]) }),
  };
  return { id, title, subject, changes, report };
}
