import type { Analysis, SizeQuestion, SizeReport, Sizes } from "@stagemap/analysis";

/** What the present text is estimated at, with what can be asked further. */
export interface SizeView {
  readonly question: SizeQuestion;
  readonly report: SizeReport;
  /** Of the text that the report is about: the present one may be some letters ahead. */
  readonly analysis: Analysis;
  readonly sizes: Sizes;
}
