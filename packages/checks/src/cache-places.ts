import type { Run } from "./runs.ts";
import type { Command } from "@stagemap/shell";

/**
 * Whether a cache or tmpfs mount lies on one of these directories, below or above it: what is written there does not reach the
 * layer. Directories without a leading slash count from wherever they stand: ".cache/pip".
 */
export function isMountedAway({ mounts }: Run, directories: readonly string[]): boolean {
  return mounts.some(
    ({ type, target }) =>
      (type === "cache" || type === "tmpfs") &&
      directories.some((directory) => covers(target, directory) || target.includes(directory)),
  );
}

/** Whether `rm` takes one of these directories away, or all that is in it. */
export function removes(command: Command, directories: readonly string[]): boolean {
  if (command.basename !== "rm") return false;
  return command.args.some(({ text, value }) => {
    const path = (value ?? text).replace(/\/\*?$/, "");
    return directories.some((directory) => covers(path, directory) || isBelow(path, directory));
  });
}

/** Whether a directory is `path` itself or lies in it. */
function covers(path: string, directory: string): boolean {
  const whole = path.replace(/[/*]+$/, "");
  if (whole === "" || whole === "." || whole === "..") return false;
  if (directory.startsWith("/")) return `${directory}/`.startsWith(`${whole}/`);
  // Of ".cache/pip" the folder above may be any home.
  return whole.endsWith(`/${directory.split("/")[0] ?? directory}`);
}

function isBelow(path: string, directory: string): boolean {
  return directory.startsWith("/")
    ? path.startsWith(directory)
    : path.includes(`/${directory}`) || path.startsWith(directory);
}
