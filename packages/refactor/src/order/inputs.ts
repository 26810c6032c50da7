import type { Model, Stage, Step } from "@stagemap/model";

/** What an order is judged by: how often things change, and how long steps take. Both are estimates. */
export interface OrderInputs {
  /** What may happen between two builds; one of them does. At most 30. */
  readonly scenarios: readonly Scenario[];
  /** True when the scenario changes what the step itself takes or sets; what follows from steps above it is worked out. */
  readonly changes: (site: StepSite, scenario: Scenario) => boolean;
  /** How long the step takes when it is rebuilt. */
  readonly seconds: (site: StepSite) => Estimate;
}

export interface Scenario {
  readonly id: string;
  /** Behind "when": "only sources change". */
  readonly title: string;
  /** How many of all builds, from 0 to 1. */
  readonly weight: number;
  /** Where the weight comes from. */
  readonly source: string;
}

export interface Estimate {
  readonly seconds: number;
  /** Where the figure comes from. */
  readonly source: string;
}

export interface StepSite {
  readonly model: Model;
  readonly stage: Stage;
  readonly step: Step;
}
