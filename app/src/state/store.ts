import type { Analyzer } from "@stagemap/analysis";
import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { AppState } from "./app-state.ts";
import { createBuildSlice } from "./build-slice.ts";
import { createCheckSlice } from "./check-slice.ts";
import { createContextSlice } from "./context-slice.ts";
import { createDerive } from "./derive.ts";
import { createDocumentSlice } from "./document-slice.ts";
import { createLessonSlice } from "./lesson-slice.ts";
import { createOrderSlice } from "./order-slice.ts";
import { createRuleSettingsSlice } from "./rule-settings-slice.ts";
import { createScenarioSlice } from "./scenario-slice.ts";
import { createSessionSlice } from "./session-slice.ts";
import { createSizeSlice } from "./size-slice.ts";
import { createViewSlice } from "./view-slice.ts";

export type AppStore = StoreApi<AppState>;

export function createAppStore(analyzer: Analyzer): AppStore {
  const derive = createDerive(analyzer);
  const createDocument = createDocumentSlice(derive);
  const createBuild = createBuildSlice(derive);
  const createCheck = createCheckSlice(analyzer, derive);
  const createRuleSettings = createRuleSettingsSlice(derive);
  const createContext = createContextSlice(derive);
  const createScenario = createScenarioSlice(derive);
  const createOrder = createOrderSlice(derive);
  const createSize = createSizeSlice(derive);
  return createStore<AppState>()((...arguments_) => ({
    ...createDocument(...arguments_),
    ...createBuild(...arguments_),
    ...createCheck(...arguments_),
    ...createRuleSettings(...arguments_),
    ...createContext(...arguments_),
    ...createScenario(...arguments_),
    ...createOrder(...arguments_),
    ...createSize(...arguments_),
    ...createLessonSlice(...arguments_),
    ...createViewSlice(...arguments_),
    ...createSessionSlice(...arguments_),
  }));
}
