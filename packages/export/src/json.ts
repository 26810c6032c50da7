import type { Analysis, BaseView, EdgeView, ImageView, SourceView } from "@stagemap/analysis";
import { createLineIndex } from "@stagemap/text";

/** The graph as data for other programs. Fields are only ever added; `version` counts what would break them. */
interface GraphFile {
  readonly format: "stagemap-graph";
  readonly version: 1;
  /** The key of the stage that is built. */
  readonly target: string | null;
  readonly stages: readonly GraphStage[];
  readonly images: readonly ImageView[];
  readonly edges: readonly EdgeView[];
}

interface GraphStage {
  readonly key: string;
  readonly number: number;
  readonly name: string | null;
  readonly title: string;
  /** Of its FROM, from 1. */
  readonly line: number | null;
  readonly base: BaseView;
  readonly platform: string | null;
  readonly role: "target" | "built" | "unbuilt";
  readonly isLast: boolean;
  readonly whyUnbuilt: string | null;
  readonly whyReplaced: string | null;
  readonly steps: readonly GraphStep[];
}

interface GraphStep {
  readonly key: string;
  readonly line: number | null;
  readonly keyword: string;
  readonly summary: string;
  readonly sources: readonly SourceView[];
}

/** What stands in a Dockerfile's graph, as indented JSON with a line end; docs/export.md says what the fields mean. */
export function graphJson(
  { picture, places }: Pick<Analysis, "picture" | "places">,
  dockerfile: string,
): string {
  const lines = createLineIndex(dockerfile);
  const starts = new Map(
    places.rows.map(({ key, isFrom, span }) => [rowKey(key, isFrom), span.start]),
  );
  const lineOf = (key: string, isFrom: boolean): number | null => {
    const start = starts.get(rowKey(key, isFrom));
    return start === undefined ? null : lines.lineAt(start);
  };
  const file: GraphFile = {
    format: "stagemap-graph",
    version: 1,
    target: picture.target,
    stages: picture.stages.map(({ base, steps, ...stage }) => ({
      key: stage.key,
      number: stage.number,
      name: stage.name,
      title: stage.title,
      line: lineOf(stage.key, true),
      base,
      platform: stage.platform,
      role: stage.role,
      isLast: stage.isLast,
      whyUnbuilt: stage.whyUnbuilt,
      whyReplaced: stage.whyReplaced,
      steps: steps.map(({ key, keyword, summary, sources }) => ({
        key,
        line: lineOf(key, false),
        keyword,
        summary,
        sources,
      })),
    })),
    images: picture.images,
    edges: picture.edges,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function rowKey(key: string, isFrom: boolean): string {
  return `${isFrom ? "from" : "step"} ${key}`;
}
