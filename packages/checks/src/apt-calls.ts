import { argumentsOf } from "@stagemap/shell";
import type { ArgumentStyle, Command, ShellWord } from "@stagemap/shell";

const STYLE: ArgumentStyle = {
  optionsWithValue: [
    "-o",
    "--option",
    "-c",
    "--config-file",
    "-t",
    "--target-release",
    "--default-release",
    "-a",
  ],
};

/** True for the programs that install packages of Debian: apt is apt-get for people. */
export function isApt(program: string): boolean {
  return program === "apt-get" || program === "apt";
}

/** The words that are neither options nor their values, the subcommand among them. */
export function aptOperands(command: Command): readonly ShellWord[] {
  return argumentsOf(command, STYLE).operands;
}

/** Every option with its value, also `-o Name=value`. */
export function aptOptions(command: Command): readonly string[] {
  return argumentsOf(command, STYLE).options.map(({ name, value }) =>
    value === null ? name : `${name}=${value}`,
  );
}
