import { buildModel, targetNumber } from "@stagemap/model";
import { planBest, weightsFromLog } from "@stagemap/refactor";
import { parse } from "@stagemap/syntax";
import type { BestOrder } from "./best-order.ts";
import { orderInputs } from "./orders-inputs.ts";
import { createReader } from "./text-reader.ts";
import type { LogReading } from "./view-best-order.ts";

/** Answers for one text after another; what the last one needed is kept for the next. */
export function createBestOrder(): BestOrder {
  const read = createReader();
  return {
    find(question) {
      const { model, options } = read(question);
      const counted = question.log === null ? null : weightsFromLog(question.log);
      const found = planBest(model, {
        target: question.target,
        files: question.files,
        inputs: orderInputs({
          weights: counted?.ok === true ? counted.weights : null,
          seconds: {},
          dockerignore: question.dockerignore,
          files: question.files,
        }),
        read: (text) => buildModel(parse(text, model.tree), options, model),
      });
      const target = targetNumber(model, question.target);
      return {
        stageCount: model.stages.length,
        target: target === null ? null : (model.stages[target]?.key ?? null),
        dockerfile: found.text,
        before: found.before,
        after: found.after,
        isProven: found.isProven,
        moves: found.moves.map(({ stage, line, toLine, reason }) => ({
          stage,
          line,
          toLine,
          reason,
        })),
        notes: found.notes.map(({ message }) => message),
        refusals: found.refusals.map(({ line, message }) => ({ line, message })),
        log: counted === null ? null : logReading(counted),
      };
    },
  };
}

function logReading(counted: ReturnType<typeof weightsFromLog>): LogReading {
  return counted.ok
    ? { ok: true, commits: counted.commits }
    : { ok: false, message: counted.message };
}
