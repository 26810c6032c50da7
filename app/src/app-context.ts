import { createContext, use } from "react";
import { useStore } from "zustand";
import type { AppContext } from "./commands/command.ts";
import { startCommand } from "./commands/start-command.ts";
import type { AppState } from "./state/app-state.ts";

const Context = createContext<AppContext | null>(null);

export const AppContextProvider = Context.Provider;

export function useAppContext(): AppContext {
  const context = use(Context);
  if (context === null) throw new Error("rendered outside of AppContextProvider");
  return context;
}

/** A part of the state. The selector must not build a fresh object. */
export function useApp<Part>(selector: (state: AppState) => Part): Part {
  return useStore(useAppContext().store, selector);
}

/** Runs a command by its id. */
export function useRun(): (id: string, choiceId?: string) => void {
  const context = useAppContext();
  return (id, choiceId) => startCommand(context, id, choiceId);
}
