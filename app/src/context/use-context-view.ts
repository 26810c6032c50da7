import { useSyncExternalStore } from "react";
import { useAppContext } from "../app-context.ts";
import { followerOf } from "./context-follower.ts";
import type { ContextView } from "./context-question.ts";

/** What is known of the build context; null until the first report is there, or when it is not wanted. */
export function useContextView({ isWanted }: { readonly isWanted: boolean }): ContextView | null {
  const follower = followerOf(useAppContext().store);
  return useSyncExternalStore(isWanted ? follower.subscribe : subscribeToNothing, follower.get);
}

const subscribeToNothing = () => () => {};
