import type { StagePlan, Vertex } from "./plan.ts";
import { shorten } from "./sentences.ts";

/** The instruction on one short line: "COPY . .", "RUN npm ci". */
export function labelOf({ instruction, item }: Vertex): string {
  const { keyword, flags, rest } = instruction;
  // Of the flags only those show that say where things come from.
  const from = flags
    .filter(({ name }) => name === "from")
    .map(({ name, value }) => `--${name}=${value ?? ""} `);
  const [heredoc] = item.heredocs;
  const body =
    instruction.name === "RUN" && heredoc !== undefined
      ? item.raw.slice(heredoc.body.from, heredoc.body.to)
      : "";
  return shorten(`${keyword.text.toUpperCase()} ${from.join("")}${rest.text} ${body}`);
}

/** A stage as one speaks of it: its name, or "stage 2" by its number. */
export function stageTitle({ stage }: StagePlan): string {
  return stage.writtenName === null ? `stage ${stage.index}` : `stage “${stage.writtenName}”`;
}

/** The names of --from= and of the base as written. */
export function baseTitle({ stage }: StagePlan): string {
  return stage.base === "" ? (stage.baseWord?.text ?? "nothing") : stage.base;
}
