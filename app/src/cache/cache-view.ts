import type { Analysis, CacheAnswer, CacheQuestion, ScenarioView } from "@stagemap/analysis";
import type { RowMark } from "../graph/graph-pane-props.ts";
import type { Row } from "./rows.ts";

/** A question to the build cache with what is known of its answer. */
export interface CacheView {
  readonly question: CacheQuestion;
  readonly answer: CacheAnswer;
  /** Of the text that the question is about: the present one may be some letters ahead. */
  readonly analysis: Analysis;
  readonly rows: readonly Row[];
  /** The changes of a typical week; null while they are not known yet. */
  readonly week: readonly ScenarioView[] | null;
  /** The status of every step and stage, by key; null while nothing is picked as changed. */
  readonly marks: ReadonlyMap<string, RowMark> | null;
}
