import { joinPath } from "@stagemap/shell";
import type { Command } from "@stagemap/shell";
import { contextCopy } from "./context-copy.ts";
import type { Carry, Stop } from "./recipe.ts";
import { stop } from "./recipe.ts";
import { folderOf } from "./roles.ts";
import type { Roles } from "./roles.ts";
import { makesAccounts } from "./run-nature.ts";
import type { RunNature } from "./run-nature.ts";
import type { SplitStep } from "./subject.ts";

/** What a RUN that builds leaves in the project's folder, or brings to another place, has to come along. */
export function carryWork({ carries }: Roles, step: SplitStep, nature: RunNature): Stop | null {
  const { index } = step;
  for (const path of nature.brings) carries.push({ step: index, from: path, to: path });
  if (nature.isFetchOnly || nature.isElsewhere) return null;
  const folder = folderOf(step);
  if (folder === "/") {
    return stop("It works in “/”, where nobody can tell the project from the system.", index);
  }
  carries.push({ step: index, from: folder, to: folder });
  return null;
}

/** True where every path of the command lies in the working directory, in what is carried over or in a place for leftovers. */
export function staysInFolder({ carries }: Roles, step: SplitStep, command: Command): boolean {
  const { args, directory, basename } = command;
  if (directory === null || /^(?:useradd|adduser|groupadd|addgroup|usermod)$/.test(basename ?? ""))
    return false;
  const here = joinPath(step.settings.directory, directory);
  const words = args.flatMap(({ value }) =>
    value === null || value.startsWith("-") ? [] : [value],
  );
  const paths = words
    .slice(/^(?:chmod|chown|chgrp)$/.test(basename ?? "") ? 1 : 0)
    .map((word) => joinPath(here, word));
  const folders = [
    ...carries.map(({ from }) => from),
    step.settings.directory,
    "/tmp",
    "/root/.cache",
  ].filter((folder) => folder !== "/");
  return paths.every((path) =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`)),
  );
}

/** Time zone, language and capabilities: nothing that fetching or compiling looks at. */
export function isLocal({ setup }: RunNature): boolean {
  return setup.every(({ basename, args }) =>
    basename === "ln"
      ? args.some(({ value }) => value?.startsWith("/usr/share/zoneinfo") === true)
      : /^(?:locale-gen|update-locale|dpkg-reconfigure|setcap)$/.test(basename ?? ""),
  );
}

/** Folders for data, users and rights; not what the build makes for itself. */
export function isRuntimeSetup(nature: RunNature): boolean {
  return (
    makesAccounts(nature) ||
    nature.setup.some(({ basename }) => /^(?:mkdir|chown|setcap|ln|sed)$/.test(basename ?? ""))
  );
}

/** True where everything that the commands name was copied for the image that runs alone. */
export function touchesRuntimeCopy(
  { subject, build, runtime }: Roles,
  step: SplitStep,
  { setup }: RunNature,
): boolean {
  const targets = subject.steps.flatMap((each) => {
    const isAlone =
      each.index < step.index &&
      runtime[each.index]?.kind !== "none" &&
      build[each.index]?.kind === "none";
    const copy = isAlone ? contextCopy(each) : null;
    return copy === null ? [] : [copy.target];
  });
  const paths = setup.flatMap(({ args, basename, directory }) =>
    args
      .slice(/^(?:chmod|sed|chown)$/.test(basename ?? "") ? 1 : 0)
      .flatMap(({ value }) =>
        value === null || directory === null || value.startsWith("-")
          ? []
          : [joinPath(joinPath(step.settings.directory, directory), value)],
      ),
  );
  return (
    paths.length > 0 &&
    paths.every((path) =>
      targets.some((target) => path === target || path.startsWith(`${target}/`)),
    )
  );
}

/** True for `mkdir` of folders that WORKDIR and COPY make anyway. */
export function makesOnlyFolders(
  { subject, carries }: Roles,
  step: SplitStep,
  { setup }: RunNature,
): boolean {
  const made = [
    ...subject.steps.map(({ settings }) => settings.directory),
    ...carries.map(({ to }) => to),
    subject.end.directory,
  ];
  return setup.every(({ basename, args, directory }) => {
    if (basename !== "mkdir" || directory === null) return false;
    const here = joinPath(step.settings.directory, directory);
    return args.every(
      ({ value }) =>
        value !== null &&
        (value.startsWith("-") ||
          made.some((path) => `${path}/`.startsWith(`${joinPath(here, value)}/`))),
    );
  });
}

/** The carried folder that everything lies in that the commands touch; null where there is none, or owners are set. */
export function folderOfSetup(
  { carries }: Roles,
  step: SplitStep,
  { setup }: RunNature,
): Carry | null {
  const { script, settings } = step;
  if (setup.some(({ basename }) => !/^(?:chmod|mkdir|rm|touch|cp|mv|ln|sed)$/.test(basename ?? "")))
    return null;
  const paths = (script?.commands ?? []).flatMap(({ basename, args, directory }) =>
    args
      .slice(/^(?:chmod|sed)$/.test(basename ?? "") ? 1 : 0)
      .flatMap(({ value }) =>
        value === null || directory === null
          ? ["/"]
          : value.startsWith("-")
            ? []
            : [joinPath(joinPath(settings.directory, directory), value)],
      ),
  );
  const inside = carries.find(
    ({ from, step: at }) =>
      at < step.index && paths.length > 0 && paths.every((path) => path.startsWith(`${from}/`)),
  );
  return inside ?? null;
}
