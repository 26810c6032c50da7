import { argumentsOf } from "@stagemap/shell";
import type { Command, ShellWord } from "@stagemap/shell";

const STYLE = {
  optionsWithValue: [
    "-t",
    "--type",
    "-r",
    "--repo",
    "--from",
    "-R",
    "--root",
    "-D",
    "--reposd-dir",
    "-p",
    "--plus-repo",
    "-C",
    "--cache-dir",
    "-c",
    "--config",
    "--releasever",
  ],
};

/** Where zypper keeps what it downloads. */
export const ZYPPER_CACHES = ["/var/cache/zypp"];

export interface ZypperCall {
  /** "" when there is none. */
  readonly name: string;
  /** The word of the subcommand. */
  readonly word: ShellWord | null;
  readonly operands: readonly ShellWord[];
}

/** What a call of zypper asks for. */
export function zypperSubcommand(command: Command): ZypperCall {
  const { operands } = argumentsOf(command, STYLE);
  const [word, ...rest] = operands;
  return { name: word?.value ?? "", word: word ?? null, operands: rest };
}
