import { check } from "./check/check.ts";
import type { CliCommand } from "./command.ts";
import { compare } from "./compare/compare.ts";
import { EXIT } from "./command.ts";
import { format } from "./format/format.ts";
import { graph } from "./graph/graph.ts";
import { impact } from "./impact/impact.ts";
import type { Machine } from "./machine.ts";
import { order } from "./order/order.ts";
import { split } from "./split/split.ts";

const commands: readonly CliCommand[] = [check, compare, format, graph, impact, order, split];

/** Runs the command line; answers the exit code: 0 clean, 1 findings, 2 wrong use or a file that cannot be read. */
export async function main(args: readonly string[], machine: Machine): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const chosen = commands.find((command) => command.name === rest[0]);
    machine.print(chosen?.help ?? overview());
    return name === undefined ? EXIT.wrongUse : EXIT.clean;
  }
  if (name === "--version" || name === "-v") {
    machine.print(`stagemap ${VERSION}\n`);
    return EXIT.clean;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    const names = commands.map((each) => each.name).join(", ");
    machine.complain(`stagemap: there is no command “${name}”. There is: ${names}.\n`);
    return EXIT.wrongUse;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    machine.print(command.help);
    return EXIT.clean;
  }
  return await command.run(rest, machine);
}

const VERSION = "0.1.0";

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: stagemap <command> [options] FILE…

Commands:
${lines.join("\n")}

“stagemap help <command>” says more.
`;
}
