export type { DecodeFailure, DecodeResult, SharedState } from "./state.ts";
export { decodeState, encodeState } from "./codec.ts";
export type { SharedRuleSettings } from "./rule-settings.ts";
export { packRuleSettings, unpackRuleSettings } from "./rule-settings.ts";
