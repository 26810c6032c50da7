import type { Slice } from "./app-state.ts";
import type { BuildSettings } from "./build-settings.ts";
import { defaultBuildSettings } from "./build-settings.ts";
import type { Derive } from "./derive.ts";

export type PlatformRole = "build" | "target";

export interface BuildSlice {
  /** The same object as long as nothing in it changes. */
  readonly buildSettings: BuildSettings;
  /** The values that the last reset took away; null when there is nothing to bring back. */
  readonly argumentsBeforeReset: ReadonlyMap<string, string> | null;
  /** Gives an argument a value; null takes it back, so that the default counts again. */
  readonly giveArgument: (name: string, value: string | null) => void;
  readonly resetArguments: () => void;
  /** Brings back what the last reset took away, but for what was given anew since. */
  readonly undoReset: () => void;
  /** Null picks the default. */
  readonly pickPlatform: (role: PlatformRole, platform: string | null) => void;
}

export function createBuildSlice(derive: Derive): Slice<BuildSlice> {
  return (set, get) => {
    function change(part: Partial<BuildSettings>): void {
      const { text, wantedTarget, provenance } = get();
      const buildSettings = { ...get().buildSettings, ...part };
      set({
        ...derive.change(get(), { text, wantedTarget, buildSettings }),
        provenance: provenance === "link" ? "own" : provenance,
        isInAddress: false,
      });
    }

    return {
      buildSettings: defaultBuildSettings,
      argumentsBeforeReset: null,

      giveArgument(name, value) {
        const given = get().buildSettings.arguments;
        if ((given.get(name) ?? null) === value) return;
        const next = new Map(given);
        if (value === null) next.delete(name);
        else next.set(name, value);
        change({ arguments: next });
      },

      resetArguments() {
        const given = get().buildSettings.arguments;
        if (given.size === 0) return;
        change({ arguments: defaultBuildSettings.arguments });
        set({ argumentsBeforeReset: given });
      },

      undoReset() {
        const { argumentsBeforeReset: former, buildSettings } = get();
        if (former === null) return;
        change({ arguments: new Map([...former, ...buildSettings.arguments]) });
        set({ argumentsBeforeReset: null });
      },

      pickPlatform(role, platform) {
        const key = role === "build" ? "buildPlatform" : "targetPlatform";
        if (get().buildSettings[key] !== platform) change({ [key]: platform });
      },
    };
  };
}
