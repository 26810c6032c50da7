import type { Command, ShellWord } from "./types.ts";

/** An option of a command, one letter of a cluster such as `-qqy` each. */
export interface Option {
  /** With its dashes, without a value: "-y", "--no-cache". */
  readonly name: string;
  /** `--name=value`, or the next word for an option known to take one; null when there is none or it is dynamic. */
  readonly value: string | null;
  /** The word that holds it, which other letters may share. */
  readonly word: ShellWord;
  /** The word that holds the value: the same for `--name=value`; null when there is none. */
  readonly valueWord: ShellWord | null;
}

/** How a command takes its words. */
export interface ArgumentStyle {
  /** Options, with their dashes, whose value is the next word; of one letter also the rest of their cluster. */
  readonly optionsWithValue?: readonly string[];
  /** True when one dash starts a whole word, as in `-DskipTests`, and no cluster. */
  readonly hasLongSingleDash?: boolean;
  /** True when the first operand ends the options, as for programs that run others. */
  readonly stopsAtOperand?: boolean;
}

export interface Arguments {
  readonly options: readonly Option[];
  /** The words that are neither options nor their values. */
  readonly operands: readonly ShellWord[];
}

/** The options and operands of a command, each in order; what follows `--` is operands. */
export function argumentsOf({ args }: Pick<Command, "args">, style: ArgumentStyle = {}): Arguments {
  const options: Option[] = [];
  const operands: ShellWord[] = [];
  const takesValue = (name: string): boolean => style.optionsWithValue?.includes(name) === true;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (word === undefined) break;
    // Of `--opt=$x` the name is known nonetheless.
    const text = word.value ?? word.text.replace(/^["']/, "");
    if (text === "--") {
      operands.push(...args.slice(index + 1));
      break;
    }
    if (!text.startsWith("-") || text === "-") {
      operands.push(word);
      if (style.stopsAtOperand === true) {
        operands.push(...args.slice(index + 1));
        break;
      }
      continue;
    }
    const read = readOption(word, text, { ...style, takesValue });
    options.push(...read.options);
    const next = args[index + 1];
    if (read.open !== null) {
      options.push({ name: read.open, value: next?.value ?? null, word, valueWord: next ?? null });
      index++;
    }
  }
  return { options, operands };
}

interface OptionsOfWord {
  readonly options: readonly Option[];
  /** The option whose value is the next word. */
  readonly open: string | null;
}

function readOption(
  word: ShellWord,
  text: string,
  { takesValue, hasLongSingleDash }: ArgumentStyle & { takesValue: (name: string) => boolean },
): OptionsOfWord {
  const single = (name: string, value: string | null): Option => {
    const isKnown = word.value !== null;
    return { name, value: isKnown ? value : null, word, valueWord: value === null ? null : word };
  };
  if (text.startsWith("--") || hasLongSingleDash === true) {
    const equals = text.indexOf("=");
    if (equals !== -1) {
      return { options: [single(text.slice(0, equals), text.slice(equals + 1))], open: null };
    }
    return takesValue(text)
      ? { options: [], open: text }
      : { options: [single(text, null)], open: null };
  }
  const options: Option[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = `-${text.charAt(at)}`;
    if (takesValue(name)) {
      if (at + 1 === text.length) return { options, open: name };
      const from = text.charAt(at + 1) === "=" ? at + 2 : at + 1;
      options.push(single(name, text.slice(from)));
      break;
    }
    if (/[^A-Za-z0-9?#@]/.test(name.charAt(1))) break;
    options.push(single(name, null));
  }
  return { options, open: null };
}

/** The options of a command. */
export function flagsOf(
  command: Pick<Command, "args">,
  style: ArgumentStyle = {},
): readonly Option[] {
  return argumentsOf(command, style).options;
}

/** The words of a command that are neither options nor their values. */
export function operandsOf(
  command: Pick<Command, "args">,
  style: ArgumentStyle = {},
): readonly ShellWord[] {
  return argumentsOf(command, style).operands;
}

/** Whether the command has one of these options, written with their dashes: `hasFlag(command, ["-y", "--yes"])`. */
export function hasFlag(
  command: Pick<Command, "args">,
  names: readonly string[],
  style: ArgumentStyle = {},
): boolean {
  return flagsOf(command, style).some(({ name }) => names.includes(name));
}
