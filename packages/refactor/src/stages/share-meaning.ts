import type { Model, Origin, Stage, Step } from "@stagemap/model";

/** What the names in a model's text stand for, by the place where they stand. */
export interface Meanings {
  /** A step as BuildKit reads it, with what it names put as what that stands for. */
  of(stage: Stage, step: Step): string;
}

/** `stageName` says how a stage is told, so that texts compare in which stages have other numbers. */
export function meaningsOf(model: Model, stageName: (index: number) => string): Meanings {
  const origins = new Map<number, Origin>();
  for (const { kind, span, from } of [...model.edges, ...model.replacedEdges]) {
    if (kind !== "context") origins.set(span.start, from);
  }
  return { of: (stage, step) => meaningOf(model, { stage, step, origins, stageName }) };
}

interface Asked {
  readonly stage: Stage;
  readonly step: Step;
  readonly origins: ReadonlyMap<number, Origin>;
  readonly stageName: (index: number) => string;
}

function meaningOf(model: Model, { stage, step, origins, stageName }: Asked): string {
  const { item, references } = step;
  const { name, keyword, flags, args, pairs, rest, isJson } = item.instruction;
  const start = model.tree.starts[(model.stageItems[stage.index] ?? 0) + step.itemOffset] ?? 0;
  const named = flags.map(({ name: flag, value, valueSpan }) => {
    const reference = references.find(
      ({ span }) => valueSpan !== null && span.from >= valueSpan.from && span.to <= valueSpan.to,
    );
    if (reference === undefined) return [flag, value];
    const origin = originText(origins.get(start + reference.span.from), stageName);
    const text = value ?? "";
    const written = reference.kind === "mount" ? `from=${reference.name}` : reference.name;
    return [flag, text.replace(written, () => `<${reference.kind} ${origin}>`)];
  });
  const bodies = item.heredocs.map(({ body }) =>
    item.raw.slice(body.from, body.to).replaceAll("\r\n", "\n"),
  );
  return JSON.stringify([
    name ?? keyword.text,
    named,
    pairs.length > 0 ? pairs.map(({ key, value }) => [key.text, value.text]) : null,
    isJson || WORDS.has(name ?? "") ? [isJson, args.map(({ text }) => text)] : rest.text.trim(),
    bodies,
  ]);
}

/** Instructions whose words are all that counts of them. */
const WORDS = new Set(["COPY", "ADD", "ARG", "EXPOSE", "VOLUME", "ENV", "LABEL"]);

/** What a stage is built on or takes from, in a form that compares. */
export function originText(
  origin: Origin | undefined,
  stageName: (index: number) => string,
): string {
  switch (origin?.kind) {
    case "stage":
      return `stage ${stageName(origin.stage)}`;
    case "image":
      return `image ${JSON.stringify(origin.reference)}`;
    case "named-context":
      return `context ${origin.context.name}`;
    default:
      return origin?.kind ?? "none";
  }
}
