import type { StateCreator } from "zustand/vanilla";
import type { BuildSlice } from "./build-slice.ts";
import type { CheckSlice } from "./check-slice.ts";
import type { ContextSlice } from "./context-slice.ts";
import type { DocumentSlice } from "./document-slice.ts";
import type { LessonSlice } from "./lesson-slice.ts";
import type { OrderSlice } from "./order-slice.ts";
import type { RuleSettingsSlice } from "./rule-settings-slice.ts";
import type { ScenarioSlice } from "./scenario-slice.ts";
import type { SessionSlice } from "./session-slice.ts";
import type { SizeSlice } from "./size-slice.ts";
import type { ViewSlice } from "./view-slice.ts";

export type AppState = DocumentSlice &
  BuildSlice &
  CheckSlice &
  RuleSettingsSlice &
  ContextSlice &
  ScenarioSlice &
  OrderSlice &
  LessonSlice &
  SizeSlice &
  ViewSlice &
  SessionSlice;

/** One slice's part of the whole state. */
export type Slice<Part> = StateCreator<AppState, [], [], Part>;
