import type { Machine } from "./machine.ts";

/** What one runs as `stagemap <name>`. */
export interface CliCommand {
  readonly name: string;
  /** One sentence, for the overview. */
  readonly summary: string;
  /** All of its help. */
  readonly help: string;
  /** Answers the exit code. Throws {@link WrongUse} on arguments that make no sense. */
  run(args: readonly string[], machine: Machine): Promise<number>;
}

/** Exit codes, the same for every command. */
export const EXIT = { clean: 0, found: 1, wrongUse: 2 } as const;
