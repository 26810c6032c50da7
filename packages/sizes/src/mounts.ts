import { readMount } from "@stagemap/model";
import { joinPath } from "@stagemap/shell";
import type { Instruction } from "@stagemap/syntax";
import { isWithin } from "./contents.ts";
import type { Settings } from "./settings.ts";
import { expanded } from "./settings.ts";

const NO_NAMES: ReadonlySet<string> = new Set();

/** Places over which a mount lies, so that nothing written there stays in the image. */
export function mountedPlaces({ flags }: Instruction, settings: Settings): readonly string[] {
  return flags.flatMap(({ name, value }) => {
    if (name !== "mount" || value === null) return [];
    const result = readMount(value, (text) => ({
      ok: true,
      text: expanded(settings, text),
      matched: NO_NAMES,
      unmatched: NO_NAMES,
    }));
    if (!result.ok || !["bind", "cache", "tmpfs"].includes(result.mount.type)) return [];
    const { target } = result.mount;
    return target === "" ? [] : [joinPath(settings.directory, target.replace(/^~/, "/root"))];
  });
}

export function isMountedAway(path: string, mounted: readonly string[]): boolean {
  return mounted.some((place) => isWithin(path, place));
}
