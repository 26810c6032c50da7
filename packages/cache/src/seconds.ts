import { createScriptCache, isWindowsImage, managerUses, shellOf } from "@stagemap/shell";
import type { ManagerUse, Script } from "@stagemap/shell";
import type { StagePlan, Vertex } from "./plan.ts";
import {
  ANY_RUN,
  BUILD_ROWS,
  FILE_COMMANDS,
  FILE_PROGRAMS,
  INSTALL_ROWS,
} from "./seconds-table.ts";
import type { SecondsRow } from "./seconds-table.ts";
import { sayList } from "./sentences.ts";
import type { Estimate } from "./types.ts";

/** One script an instruction of the text, for as long as that is the same object. */
const scripts = createScriptCache();

const NOTHING: Estimate = {
  seconds: 0,
  className: "configuration",
  source: "it only changes the image's configuration, so nothing is run",
  isMeasuredByUser: false,
};

/** What a step takes when it runs. `isCold` when its cache mounts are empty. */
export function estimateSeconds(
  vertex: Vertex,
  stage: StagePlan,
  { isCold, own }: { readonly isCold: boolean; readonly own: number | undefined },
): Estimate {
  if (own !== undefined) {
    const className = "your own figure";
    return { seconds: own, className, source: "typed in by you", isMeasuredByUser: true };
  }
  switch (vertex.kind) {
    case "config":
      return NOTHING;
    case "workdir":
      return assumed(0.1, "WORKDIR", "assumed: it makes one folder");
    case "copy": {
      const { seconds, className, source } = FILE_COMMANDS;
      const name = vertex.instruction.name ?? "COPY";
      return assumed(seconds, name, `nobody has measured it: taken like ${className} (${source})`);
    }
    case "run":
      return estimateRun(vertex, stage, isCold);
  }
}

function assumed(seconds: number, className: string, source: string): Estimate {
  return { seconds, className, source, isMeasuredByUser: false };
}

function estimateRun(vertex: Vertex, stage: StagePlan, isCold: boolean): Estimate {
  const script = scriptOfRun(vertex, stage);
  const rows = script === null ? [] : rowsOf(script, vertex);
  const hasCacheMount = vertex.instruction.flags.some(
    ({ name, value }) => name === "mount" && /(^|,)type=cache/i.test(value ?? ""),
  );
  const figures = (rows.length === 0 ? [ANY_RUN] : rows).map((row) => {
    const warm = hasCacheMount && !isCold ? row.warm : null;
    return warm === null ? row : { ...row, ...warm, className: `${row.className}, cache mount` };
  });
  return {
    seconds: figures.reduce((sum, { seconds }) => sum + seconds, 0),
    className: sayList(figures.map(({ className }) => className)),
    source: figures.map(({ source }) => source).join("; "),
    isMeasuredByUser: false,
  };
}

/** What a RUN carries out; null when its shell is none that can be read. */
export function scriptOfRun({ item, setting, step }: Vertex, stage: StagePlan): Script | null {
  // The item of an ONBUILD holds another instruction than the one that runs here.
  if (step === null) return null;
  const isWindows = stage.base.kind === "image" && isWindowsImage(stage.base.reference.full);
  return scripts.get(item, shellOf(setting.shell, { isWindows }));
}

/** The kinds of work in a script, each once. */
function rowsOf(script: Script, vertex: Vertex): readonly SecondsRow[] {
  const rows = new Set<SecondsRow>();
  for (const use of usesOf(script, vertex)) {
    const found = rowOf(use);
    if (found !== undefined) rows.add(found);
  }
  if (rows.size > 0) return [...rows];
  const isPlain = script.commands.every(
    ({ basename, nameWord }) =>
      nameWord === null || (basename !== null && FILE_PROGRAMS.has(basename)),
  );
  return isPlain && script.commands.length > 0 ? [FILE_COMMANDS] : [];
}

/** The package managers that a RUN calls. */
export function usesOf(script: Script, { variables }: Vertex): readonly ManagerUse[] {
  return managerUses(script, { variable: (name) => variables.get(name)?.value });
}

function rowOf({ manager, action }: ManagerUse): SecondsRow | undefined {
  if (action === "build") return BUILD_ROWS.get(manager.id);
  if (action === "install" || action === "fetch" || action === "upgrade") {
    return INSTALL_ROWS.get(manager.id);
  }
  return undefined;
}
