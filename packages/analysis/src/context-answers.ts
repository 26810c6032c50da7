import { inferFiles } from "@stagemap/cache";
import { dockerignoreFor } from "@stagemap/checks";
import { buildModel } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import type { Context } from "./context.ts";
import { readFileList } from "./context-file-list.ts";
import { orderFiles } from "./context-files.ts";
import type { OrderedFiles } from "./context-files.ts";
import { contextReport } from "./context-report.ts";
import { knownEnvironment } from "./image-environment.ts";
import { modelOptions } from "./model-options.ts";
import type { AnalysisInput } from "./view.ts";
import type { ContextFile, ContextQuestion } from "./view-context.ts";

/** Answers questions on one project after another; what the last one needed is kept for the next. */
export function createContextAnswers(): Context {
  const read = createReader();
  const order = createOrder();

  function filesOf(question: ContextQuestion, model: Model): OrderedFiles {
    return question.files === null
      ? orderFiles(inferFiles(model).map((path) => ({ path, size: null })))
      : order(question.files);
  }

  return {
    report(question) {
      const model = read(question);
      return contextReport(question, model, filesOf(question, model));
    },
    writeIgnoreFile: (input) => dockerignoreFor(read(input)),
    readFileList,
  };
}

/** Reads texts one after the other, each with what is equal in the one before. */
function createReader(): (input: AnalysisInput) => Model {
  let last: Model | undefined;
  return (input) => {
    const tree = parse(input.dockerfile, last?.tree);
    last = buildModel(tree, modelOptions(input, knownEnvironment, last), last);
    return last;
  };
}

/** The order of the last list is kept: lists are long and stay the same while patterns are typed. */
function createOrder(): (files: readonly ContextFile[]) => OrderedFiles {
  let last: { readonly files: readonly ContextFile[]; readonly ordered: OrderedFiles } | null =
    null;
  return (files) => {
    if (last?.files !== files) last = { files, ordered: orderFiles(files) };
    return last.ordered;
  };
}
