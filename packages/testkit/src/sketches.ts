import fc from "fast-check";

/** An instruction as its parts, from which {@link printSketch} makes text. */
export interface InstructionSketch {
  /** In upper case. */
  readonly keyword: string;
  readonly flags: readonly (readonly [string, string | null])[];
  /** Exec form's strings, or words as the parser keeps them. Of shell form there is one. */
  readonly args: readonly string[];
  readonly isJson: boolean;
  readonly pairs: readonly (readonly [string, string])[];
  readonly heredocs: readonly HeredocSketch[];
  /** ONBUILD's. */
  readonly inner: InstructionSketch | null;
}

export interface HeredocSketch {
  readonly name: string;
  readonly isQuoted: boolean;
  readonly isChomped: boolean;
  /** Whole lines. */
  readonly body: string;
}

/** A Dockerfile as its parts. */
export interface FileSketch {
  readonly escape: "\\" | "`";
  readonly instructions: readonly InstructionSketch[];
  /** What stands before each instruction, and what stands between words where one may break the line. */
  readonly trivia: readonly (readonly [string, string])[];
}

const WORD = fc.stringMatching(/^[A-Za-z0-9_./:@$%+é🐋][A-Za-z0-9_./:@$%+{}*,é🐋-]{0,8}$/u);
const NAME = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.]{0,6}$/);
const WORDS = fc.array(WORD, { minLength: 1, maxLength: 4 });
const QUOTED = fc.constantFrom('"a b"', "'a b'", '"$x y"', `'"'`, '"\'"', '""', `a'b c'"d e"`);
const FLAG_VALUE = fc.stringMatching(/^[A-Za-z0-9_./:$=,' -]{0,10}$/);
const SHELL_TEXT = fc.array(fc.oneof(WORD, QUOTED, fc.constantFrom("&&", "|", ">", "=")), {
  minLength: 1,
  maxLength: 5,
});
const FLAG = fc.tuple(NAME, fc.option(FLAG_VALUE, { nil: null }));
const HEREDOC = fc.record({
  name: fc.constantFrom("EOF", "A", "file.txt"),
  isQuoted: fc.boolean(),
  isChomped: fc.boolean(),
  body: fc.constantFrom("", "a\n", "\ta b\n\n# no comment\n", "FROM x\n${y}\\\n"),
});

const EMPTY = { flags: [], args: [], isJson: false, pairs: [], heredocs: [], inner: null } as const;

function sketch(
  keywords: readonly string[],
  parts: fc.Arbitrary<Partial<InstructionSketch>>,
): fc.Arbitrary<InstructionSketch> {
  return fc
    .tuple(fc.constantFrom(...keywords), fc.array(FLAG, { maxLength: 2 }), parts)
    .map(([keyword, flags, rest]) => ({ ...EMPTY, keyword, flags, ...rest }));
}

const simpleInstruction = fc.oneof(
  sketch(
    ["RUN", "CMD", "ENTRYPOINT"],
    SHELL_TEXT.map((words) => ({ args: [words.join(" ")] })),
  ),
  sketch(
    ["USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER"],
    WORDS.map((words) => ({ args: [words.join("  ")] })),
  ),
  sketch(
    ["EXPOSE", "COPY", "ADD", "VOLUME"],
    WORDS.map((args) => ({ args })),
  ),
  sketch(
    ["RUN", "CMD", "ENTRYPOINT", "SHELL", "COPY", "ADD", "VOLUME"],
    fc
      .array(fc.string({ unit: "grapheme" }), { maxLength: 3 })
      .map((args) => ({ args, isJson: true })),
  ),
  sketch(
    ["ENV", "LABEL"],
    fc
      .array(fc.tuple(NAME, fc.oneof(WORD, QUOTED, fc.constant(""))), {
        minLength: 1,
        maxLength: 3,
      })
      .map((pairs) => ({ pairs })),
  ),
  sketch(
    ["ARG"],
    fc
      .array(
        fc.oneof(
          NAME,
          fc.tuple(NAME, QUOTED).map((pair) => pair.join("=")),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((args) => ({ args })),
  ),
  sketch(
    ["HEALTHCHECK"],
    SHELL_TEXT.map((words) => ({ args: ["CMD", words.join(" ")] })),
  ),
);

const heredocInstruction = fc
  .uniqueArray(HEREDOC, { minLength: 1, maxLength: 2, selector: ({ name }) => name })
  .chain((heredocs) => {
    const markers = heredocs.map(printMarker);
    return fc.oneof(
      sketch(["RUN"], fc.constant({ args: [markers.join(" ")], heredocs })),
      sketch(
        ["COPY", "ADD"],
        NAME.map((target) => ({ args: [...markers, target], heredocs })),
      ),
    );
  });

const instruction = fc.oneof(
  { weight: 6, arbitrary: simpleInstruction },
  { weight: 1, arbitrary: heredocInstruction },
  {
    weight: 1,
    arbitrary: sketch(
      ["FROM"],
      fc.tuple(WORD, NAME).map(([base, name]) => ({ args: [base, "AS", name] })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(simpleInstruction, heredocInstruction).map((inner) => ({
      ...EMPTY,
      keyword: "ONBUILD",
      inner: { ...inner, heredocs: [] },
      heredocs: inner.heredocs,
    })),
  },
);

const before = fc.constantFrom("", "", "\n", "# a comment\n", "  \n\t# another\n\n");
const between = fc.constantFrom(
  " ",
  " ",
  "\t ",
  " CONTINUE\n  ",
  " CONTINUE\n# why\n\n    # so\n ",
);

/** Dockerfiles as their parts: all instructions with all kinds of arguments, heredocs, comments, both escape characters. */
export function fileSketch(): fc.Arbitrary<FileSketch> {
  return fc.record({
    escape: fc.constantFrom("\\" as const, "`" as const),
    instructions: fc.array(instruction, { minLength: 1, maxLength: 8 }),
    trivia: fc.array(fc.tuple(before, between), { minLength: 8, maxLength: 8 }),
  });
}

/** The text of a sketch, with line feeds. */
export function printSketch({ escape, instructions, trivia }: FileSketch): string {
  const head = escape === "\\" ? "" : "# escape=`\n";
  const lines = instructions.map((each, index) => {
    const [space, gap] = trivia[index] ?? ["", " "];
    const line = printInstruction(each, gap.replace("CONTINUE", escape));
    const bodies = each.heredocs.map(({ body, name }) => `${body}${name}\n`);
    return `${space}${line}\n${bodies.join("")}`;
  });
  return head + lines.join("");
}

function printInstruction(
  { keyword, flags, args, isJson, pairs, inner }: InstructionSketch,
  gap: string,
): string {
  const parts = [keyword, ...flags.map(printFlag)];
  if (inner !== null) parts.push(printInstruction(inner, gap));
  else if (pairs.length > 0) parts.push(...pairs.map((pair) => pair.join("=")));
  else if (isJson) parts.push(`[${args.map((arg) => JSON.stringify(arg)).join(`,${gap}`)}]`);
  else parts.push(...args);
  return parts.join(gap);
}

function printFlag([name, value]: readonly [string, string | null]): string {
  return value === null ? `--${name}` : `--${name}="${value}"`;
}

function printMarker({ name, isQuoted, isChomped }: HeredocSketch): string {
  return `<<${isChomped ? "-" : ""}${isQuoted ? `"${name}"` : name}`;
}
