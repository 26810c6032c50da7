import type { AppContext } from "./command.ts";
import type * as allCommands from "./index.ts";

type Commands = typeof allCommands;

let loaded: Commands | null = null;

/** Loads the commands, which the first picture does without. */
export async function loadCommands(): Promise<Commands> {
  loaded ??= await import("./index.ts");
  return loaded;
}

/** Runs a command by its id: at once when the commands are there, else as soon as they are. */
export function startCommand(context: AppContext, id: string, choiceId?: string): void {
  if (loaded !== null) loaded.runCommand(context, id, choiceId);
  else void loadCommands().then(({ runCommand }) => runCommand(context, id, choiceId));
}
