import { joinPath } from "@stagemap/shell";
import type { Command, Script } from "@stagemap/shell";
import { contentsAt } from "./contents.ts";
import type { Content } from "./contents.ts";
import { unknownPart } from "./site.ts";
import type { Site } from "./site.ts";
import { sumOf } from "./sums.ts";
import type { SizePart } from "./types.ts";

interface Again {
  readonly part: SizePart;
  /** What is there from now on, where it is at another place. */
  readonly content: Content | null;
}

/**
 * What a RUN puts into its layer once more although a layer below holds it: a file whose owner or mode changes, that moves or is
 * copied, is there a second time (overlay file systems copy a file as a whole).
 */
export function againParts(script: Script, site: Site): readonly Again[] {
  return script.commands.flatMap((command) => againOf(command, site));
}

function againOf(command: Command, site: Site): readonly Again[] {
  const { basename, args } = command;
  const directory = joinPath(site.settings.directory, command.directory ?? "");
  const options = args.filter(({ value }) => value?.startsWith("-") === true);
  const operands = args.flatMap(({ value }) =>
    value === null || value.startsWith("-") ? [] : [value],
  );
  const isDeep = options.some(({ value }) =>
    /^-[a-zA-Z]*[rRa]|^--(?:recursive|archive)/.test(value ?? ""),
  );
  if (basename === "chown" || basename === "chmod" || basename === "chgrp") {
    if (!isDeep) return [];
    return operands.slice(1).flatMap((path) => {
      const found = contentsAt(site.contents, joinPath(directory, path));
      return together(
        found,
        `${path} once more, for its new ${basename === "chmod" ? "mode" : "owner"}`,
      );
    });
  }
  if ((basename === "cp" && isDeep) || basename === "mv") {
    const target = operands.at(-1);
    if (target === undefined || operands.length < 2) return [];
    const destination = joinPath(directory, target);
    return operands.slice(0, -1).flatMap((path) => {
      const found = contentsAt(site.contents, joinPath(directory, path));
      const all = together(found, `${path} once more, at ${target}`);
      return all.map(({ part }) => ({
        part,
        content: { path: destination, part, inside: null, isFile: false, kind: "" },
      }));
    });
  }
  return [];
}

function together(contents: readonly Content[], what: string): readonly Again[] {
  if (contents.length === 0) return [];
  const known = contents.filter(({ part }) => part.range !== null);
  const source = "a layer holds every file whole whose owner, mode or place it changes";
  const parts = known.map(({ part }) => part);
  const origin = parts.every((part) => part.origin === "packages") ? "packages" : "copied";
  const sum: SizePart = { what, origin, range: sumOf(parts).range, basis: "assumed", source };
  const rest = unknownPart(
    known.length === 0 ? what : `the rest of ${what}`,
    "copied",
    `${source}, and what some of these weigh is not known`,
  );
  return [
    ...(known.length === 0 ? [] : [{ part: sum, content: null }]),
    ...(known.length === contents.length ? [] : [{ part: rest, content: null }]),
  ];
}
