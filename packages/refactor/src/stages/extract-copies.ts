import { flagValue } from "@stagemap/model";
import type { Model, Stage } from "@stagemap/model";
import { overlap, pathSet } from "../paths.ts";
import { settingsOf } from "../settings.ts";
import type { Settings } from "../settings.ts";
import { effectsOf } from "../step-effects.ts";

interface Back {
  readonly stage: Stage;
  /** The numbers of the steps that make the files. At least one. */
  readonly moved: readonly number[];
  /** The stage that they come from. */
  readonly from: string;
  readonly paths: readonly string[];
}

/** COPY lines that bring paths to where they lay, in the place of the last of the steps, for whom they were made. */
export function copyLines(model: Model, { stage, moved, from, paths }: Back): readonly string[] {
  const settings = settingsOf(model)[stage.index]?.before[moved.at(-1) ?? 0];
  const files = filesOf(model, stage);
  const groups = new Map<string, { sources: string[]; destination: string; owner: string }>();
  for (const path of paths) {
    const isFile = files.has(path) || /[*?[]/.test(path);
    const destination = isFile ? path.slice(0, path.lastIndexOf("/") + 1) : path;
    const owner = ownerOf(model, { stage, moved, path });
    const key = JSON.stringify([destination, owner]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { sources: [path], destination, owner });
    else group.sources.push(path);
  }
  return [...groups.values()].map(({ sources, destination, owner }) => {
    const to = settings === undefined ? destination : shortened(destination, settings);
    const words = [...sources, to];
    const isPlain = words.every((word) => /^[^\s"'\\#<]+$/.test(word) && !word.startsWith("["));
    const flags = `--from=${from}${owner === "" ? "" : ` --chown=${owner}`}`;
    return `COPY ${flags} ${isPlain ? words.join(" ") : JSON.stringify(words)}`;
  });
}

function filesOf(model: Model, stage: Stage): ReadonlySet<string> {
  return new Set(
    effectsOf(model, stage).flatMap(({ files }) =>
      files.writes.flatMap(({ path, scope }) => (scope === "node" ? [path] : [])),
    ),
  );
}

/** The user whose files lie at a path, where it is not root: a COPY makes the folder itself for root otherwise. */
function ownerOf(
  model: Model,
  { stage, moved, path }: Pick<Back, "stage" | "moved"> & { readonly path: string },
): string {
  const effects = effectsOf(model, stage);
  const place = pathSet(path, "tree");
  const maker = moved.findLast((number) =>
    effects[number]?.files.writes.some((set) => overlap(set, place)),
  );
  const number = maker ?? moved.at(-1) ?? 0;
  const instruction = stage.steps[number]?.item.instruction;
  if (instruction === undefined) return "";
  if (instruction.name !== "RUN") return flagValue(instruction, "chown") ?? "";
  const user = settingsOf(model)[stage.index]?.before[number]?.user ?? "";
  return /^(?:|root|0)(?::.*)?$/.test(user) ? "" : user;
}

/** Seen from the working directory, where a line of the text sets it. */
function shortened(path: string, { directory, isDirectoryMade }: Settings): string {
  if (!isDirectoryMade || directory === "/") return path;
  if (path === directory) return ".";
  return path.startsWith(`${directory}/`) ? `./${path.slice(directory.length + 1)}` : path;
}
