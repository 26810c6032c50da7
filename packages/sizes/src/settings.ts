import { variableValue } from "@stagemap/model";
import type { Model, Stage } from "@stagemap/model";
import { isWindowsImage, joinPath, shellOf } from "@stagemap/shell";
import type { Shell } from "@stagemap/shell";
import { expand, isPlainWord } from "@stagemap/syntax";
import type { EscapeCharacter, Instruction } from "@stagemap/syntax";

/** What holds where a step runs, as far as sizes ask. */
export interface Settings {
  /** Absolute. */
  readonly directory: string;
  readonly shell: Shell;
  readonly variable: (name: string) => string | undefined;
  readonly escape: EscapeCharacter;
}

export function startSettings(model: Model, stage: Stage, below: Settings | null): Settings {
  const scope = model.scopes[stage.index];
  return {
    directory: below?.directory ?? "/",
    shell: below?.shell ?? shellOf(null, { isWindows: isWindowsImage(stage.base) }),
    // Values at the stage's end: a name that it sets twice is rare, and sizes hardly depend on it.
    variable: (name) => (scope === undefined ? undefined : variableValue(scope.variables, name)),
    escape: model.tree.escape,
  };
}

/** The settings behind an instruction. */
export function settingsAfter(settings: Settings, { name, args }: Instruction): Settings {
  if (name === "WORKDIR") {
    const path = expanded(settings, args[0]?.text ?? "");
    return { ...settings, directory: joinPath(settings.directory, path) };
  }
  if (name === "SHELL") return { ...settings, shell: shellOf(args.map(({ text }) => text)) };
  return settings;
}

/** A text with its variables replaced; as it is when that cannot be done. */
export function expanded({ variable, escape }: Settings, text: string): string {
  if (isPlainWord(text)) return text;
  const result = expand(text, { escape, lookUp: variable });
  return result.ok ? result.text : text;
}
