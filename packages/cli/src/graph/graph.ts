import type { Analysis } from "@stagemap/analysis";
import { createAnalyzer } from "@stagemap/analysis";
import { dotGraph, drawGraph, graphJson, mermaidGraph } from "@stagemap/export";
import { EXIT } from "../command.ts";
import type { CliCommand } from "../command.ts";
import type { Machine } from "../machine.ts";
import { readGraphOptions } from "./graph-options.ts";
import type { GraphOptions } from "./graph-options.ts";

export const graph: CliCommand = {
  name: "graph",
  summary: "Draws the stages: as a picture, for Mermaid or Graphviz, or as data",
  help: `Usage: stagemap graph [options] Dockerfile

Prints the graph of a Dockerfile's stages: what each is based on, its steps, what is copied from where, and which stages the
target does not need. “-” stands for standard input. docs/export.md shows the formats.

Options:
  --format svg|mermaid|dot|json  The picture itself, by default; a flowchart for Mermaid; Graphviz' language; data
  --theme light|dark             The colours of the picture and of Graphviz; light by default
  --sources                      Draws base images and the build context as boxes too; for the picture
  --target STAGE                 The stage to build; the last one by default
  --output FILE, -o FILE         Writes to the file instead of printing

Exit codes: 0 drawn, 1 there is no stage to draw, 2 wrong use, or a file that cannot be read or written.
`,
  async run(args, machine) {
    const read = readGraphOptions(args);
    if (!read.ok) return wrongUse(machine, read.message);
    return await runGraph(read.options, machine);
  },
};

async function runGraph(options: GraphOptions, machine: Machine): Promise<number> {
  const { file, output } = options;
  const read = file === "-" ? await machine.readInput() : machine.readFile(file);
  if (!read.ok) {
    machine.complain(`stagemap graph: ${file}: ${read.message}.\n`);
    return EXIT.wrongUse;
  }
  const target = options.target?.toLowerCase() ?? null;
  const analysis = createAnalyzer().analyze({ dockerfile: read.text, target });
  const { stages } = analysis.picture;
  if (stages.length === 0) {
    machine.complain(`stagemap graph: ${file}: there is no FROM, so there is no stage to draw.\n`);
    return EXIT.found;
  }
  if (target !== null && !stages.some(({ key }) => key === target)) {
    const names = stages.flatMap(({ name }) => name ?? []).join(", ");
    return wrongUse(
      machine,
      `there is no stage “${options.target ?? ""}” in ${file}${names === "" ? "" : `; there is: ${names}`}`,
    );
  }
  const text = write(analysis, read.text, options);
  if (output === null) {
    machine.print(text);
    return EXIT.clean;
  }
  const fault = machine.writeFile(output, text);
  if (fault === null) return EXIT.clean;
  machine.complain(`stagemap graph: ${output}: ${fault}.\n`);
  return EXIT.wrongUse;
}

function write(
  analysis: Analysis,
  dockerfile: string,
  { format, theme, isShowingSources }: GraphOptions,
): string {
  switch (format) {
    case "svg":
      return drawGraph(analysis.picture, { theme, isShowingSources }).svg;
    case "mermaid":
      return mermaidGraph(analysis.picture);
    case "dot":
      return dotGraph(analysis.picture, theme);
    case "json":
      return graphJson(analysis, dockerfile);
  }
}

function wrongUse(machine: Machine, message: string): number {
  machine.complain(`stagemap graph: ${message}.\n“stagemap help graph” lists the options.\n`);
  return EXIT.wrongUse;
}
