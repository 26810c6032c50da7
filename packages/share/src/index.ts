export type { DecodeFailure, DecodeResult, SharedState } from "./state.ts";
export { decodeState, encodeState } from "./codec.ts";
