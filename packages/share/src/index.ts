export type { DecodeFailure, DecodeResult, SharedState } from "./state.ts";
export { decodeState, encodeState } from "./codec.ts";
export type { SharedRuleSettings } from "./rule-settings.ts";
export { packRuleSettings, unpackRuleSettings } from "./rule-settings.ts";
export type { SharedChanges } from "./changes.ts";
export { packChanges, packSeconds, unpackChanges, unpackSeconds } from "./changes.ts";
export type { SharedFiles } from "./files.ts";
export { packFiles, unpackFiles } from "./files.ts";
