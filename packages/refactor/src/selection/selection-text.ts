import type { Model, Stage } from "@stagemap/model";
import type { InstructionItem } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import { unitsOf } from "../stage-text.ts";
import { mentionsOf } from "../stages/places.ts";
import { blocksOf, blockText } from "../stages/stage-blocks.ts";
import { chosenOf } from "./chosen.ts";
import type { Selection } from "./chosen.ts";
import { globalArguments } from "./global-arguments.ts";

/**
 * The chosen parts as a text that is a part of a Dockerfile, with "\n" at its line ends: whole stages, with the ARGs before the first FROM
 * that they use, or steps with the comments right above them. Where a stage is chosen, single steps are left out. Null when a part is
 * not there.
 */
export function selectionText(model: Model, selection: Selection): string | null {
  const chosen = chosenOf(model, selection);
  if (chosen === null) return null;
  const { stages, steps } = chosen;
  const { source } = model.tree;
  const text =
    stages.length > 0
      ? textOfStages(model, stages)
      : steps
          .flatMap(({ stage, numbers }) =>
            unitsOf(model, stage).filter(({ step }) => step !== null && numbers.includes(step)),
          )
          .map(({ start, end }) => ended(source.slice(start, end)))
          .join("");
  const directive = model.tree.escape === "`" ? "# escape=`\n" : "";
  return directive + text.replaceAll("\r\n", "\n");
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

function textOfStages(model: Model, stages: readonly Stage[]): string {
  const blocks = blocksOf(model);
  const texts = stages.map((stage) => {
    const block = blocks[stage.index];
    if (block === undefined) return "";
    const edits = numbersIn(model, stage, stages).map(({ span, newText }) => ({
      span: { start: span.start - block.start, end: span.end - block.start },
      newText,
    }));
    return applyEdits(blockText(model, block), edits);
  });
  const items = stages.flatMap(({ from, steps }) => [from, ...steps.map(({ item }) => item)]);
  const used = globalArguments(model.tree).filter(({ names }) =>
    names.some((name) => items.some((item) => usesArgument(item, name))),
  );
  const head = used.map(({ text }) => ended(text)).join("");
  return (head === "" ? "" : `${head}\n`) + texts.join("\n");
}

/** What names a stage by number, as it is right in the copied text. */
function numbersIn(model: Model, user: Stage, stages: readonly Stage[]) {
  return model.stages.flatMap((stage) =>
    mentionsOf(model, stage)
      .filter(({ isNumber, edge }) => isNumber && edge.to === user.index)
      .flatMap(({ span }) => {
        const number = stages.indexOf(stage);
        if (number !== -1) return [{ span, newText: String(number) }];
        return stage.writtenName === null ? [] : [{ span, newText: stage.writtenName }];
      }),
  );
}

/** FROM uses it, or a stage takes it over with an ARG of that name. */
function usesArgument({ instruction, raw }: InstructionItem, name: string): boolean {
  if (instruction.name === "ARG") return instruction.args.some(({ text }) => text === name);
  return instruction.name === "FROM" && (raw.includes(`\${${name}`) || raw.includes(`$${name}`));
}
