import type { Slice } from "./app-state.ts";
import type { BuildSettings } from "./build-settings.ts";
import { defaultBuildSettings } from "./build-settings.ts";
import type { Derive } from "./derive.ts";

export type PlatformRole = "build" | "target";

type GivenValues = Pick<BuildSettings, "arguments" | "contexts">;

export interface BuildSlice {
  /** The same object as long as nothing in it changes. */
  readonly buildSettings: BuildSettings;
  /** What the last reset took away; null when there is nothing to bring back. */
  readonly givenBeforeReset: GivenValues | null;
  /** Gives an argument a value; null takes it back, so that the default counts again. */
  readonly giveArgument: (name: string, value: string | null) => void;
  /** Gives a named context a value; null takes it back. */
  readonly giveContext: (name: string, value: string | null) => void;
  /** Takes back the values of all arguments and all named contexts. */
  readonly resetGiven: () => void;
  /** Brings back what the last reset took away, but for what was given anew since. */
  readonly undoReset: () => void;
  /** Null picks the default. */
  readonly pickPlatform: (role: PlatformRole, platform: string | null) => void;
}

export function createBuildSlice(derive: Derive): Slice<BuildSlice> {
  return (set, get) => {
    function change(part: Partial<BuildSettings>): void {
      const buildSettings = { ...get().buildSettings, ...part };
      set(derive.edit(get(), { buildSettings }));
    }

    function give(kind: keyof GivenValues, name: string, value: string | null): void {
      const given = get().buildSettings[kind];
      if ((given.get(name) ?? null) === value) return;
      const next = new Map(given);
      if (value === null) next.delete(name);
      else next.set(name, value);
      change({ [kind]: next });
    }

    return {
      buildSettings: defaultBuildSettings,
      givenBeforeReset: null,

      giveArgument: (name, value) => give("arguments", name, value),
      giveContext: (name, value) => give("contexts", name, value),

      resetGiven() {
        const { arguments: given, contexts } = get().buildSettings;
        if (given.size === 0 && contexts.size === 0) return;
        const { arguments: none, contexts: noContexts } = defaultBuildSettings;
        change({ arguments: none, contexts: noContexts });
        set({ givenBeforeReset: { arguments: given, contexts } });
      },

      undoReset() {
        const { givenBeforeReset: former, buildSettings } = get();
        if (former === null) return;
        change({
          arguments: new Map([...former.arguments, ...buildSettings.arguments]),
          contexts: new Map([...former.contexts, ...buildSettings.contexts]),
        });
        set({ givenBeforeReset: null });
      },

      pickPlatform(role, platform) {
        const key = role === "build" ? "buildPlatform" : "targetPlatform";
        if (get().buildSettings[key] !== platform) change({ [key]: platform });
      },
    };
  };
}
