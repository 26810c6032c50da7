import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenizeLine } from "../../src/editor/dockerfile-tokens.ts";
import { firstLine } from "../../src/editor/line-state.ts";

/** Every coloured piece of the text as "scope:piece", one list a line. */
function colors(text: string): string[][] {
  let state = firstLine;
  return text.split("\n").map((line) => {
    const { tokens, endState } = tokenizeLine(line, state);
    state = endState;
    return tokens.flatMap(({ startIndex, scopes }, index) => {
      const piece = line.slice(startIndex, tokens[index + 1]?.startIndex).trim();
      return scopes === "" || piece === "" ? [] : [`${scopes}:${piece}`];
    });
  });
}

/** The colours of a text of one instruction, all its lines in one list. */
function checkColors(text: string, expected: readonly string[]): void {
  expect(colors(text).flat()).toEqual(expected);
}

describe("colours of one instruction", () => {
  test("keywords in any case, flags, AS and variables of FROM", () => {
    checkColors("from --platform=$BUILDPLATFORM node:${V:-1}-slim As as", [
      "keyword:from",
      "flag:--platform=$BUILDPLATFORM",
      "variable:${V:-1}",
      "keyword:As",
    ]);
  });

  test("only flags of the instruction itself, not of the command that it runs", () => {
    checkColors("RUN --mount=type=cache,target=/c --network=none npm ci --omit=dev", [
      "keyword:RUN",
      "flag:--mount=type=cache,target=/c",
      "flag:--network=none",
    ]);
  });

  test("the inner instruction of ONBUILD and the command of HEALTHCHECK", () => {
    checkColors("ONBUILD COPY --from=a b c", ["keyword:ONBUILD", "keyword:COPY", "flag:--from=a"]);
    checkColors('HEALTHCHECK --interval=5s CMD ["/a"]', [
      "keyword:HEALTHCHECK",
      "flag:--interval=5s",
      "keyword:CMD",
      'string:"/a"',
    ]);
  });

  test("names that are set", () => {
    checkColors('ENV A=1 B="x $C" D=$E', [
      "keyword:ENV",
      "name:A",
      "name:B",
      'string:"x',
      "variable:$C",
      'string:"',
      "name:D",
      "variable:$E",
    ]);
  });

  test("no string where an apostrophe stands alone", () => {
    checkColors("LABEL motto=it's fine $X", ["keyword:LABEL", "name:motto", "variable:$X"]);
  });

  test("a word that is no instruction", () => {
    checkColors("FORM a --x $b", ["unknown:FORM", "variable:$b"]);
  });
});

describe("colours over several lines", () => {
  test("a continued instruction with comments and empty lines inside", () => {
    expect(colors("RUN a \\\n  # why\n\n  --b \\\t\n  FROM\nFROM c")).toEqual([
      ["keyword:RUN", "escape:\\"],
      ["comment:# why"],
      [],
      ["escape:\\"],
      [],
      ["keyword:FROM"],
    ]);
  });

  test("a string that goes on behind the line's end", () => {
    expect(colors('RUN echo "a \\\n  b" c\nUSER d')).toEqual([
      ["keyword:RUN", 'string:"a', "escape:\\"],
      ['string:b"'],
      ["keyword:USER"],
    ]);
  });

  test("the backtick after an escape directive, but not after one that comes too late", () => {
    expect(colors("# escape=`\nRUN a `\n  b\nUSER c")).toEqual([
      ["directive:# escape=`"],
      ["keyword:RUN", "escape:`"],
      [],
      ["keyword:USER"],
    ]);
    expect(colors("\n# escape=`\nRUN a `\nUSER c")).toEqual([
      [],
      ["comment:# escape=`"],
      ["keyword:RUN"],
      ["keyword:USER"],
    ]);
  });

  test("a shell heredoc", () => {
    expect(colors("RUN <<EOF\nset -e # now\necho \"$A\" '$B' $C\n EOF\nEOF\nUSER d")).toEqual([
      ["keyword:RUN", "marker:<<EOF"],
      ["comment:# now"],
      ['string:"$A"', "string:'$B'", "variable:$C"],
      [],
      ["marker:EOF"],
      ["keyword:USER"],
    ]);
  });

  test("two files in one COPY, the second with its tabs stripped and nothing replaced", () => {
    expect(colors("COPY <<a <<-'b' /x/\n$v\na\n$v\n\tb\nUSER c")).toEqual([
      ["keyword:COPY", "marker:<<a", "marker:<<-'b'"],
      ["variable:$v"],
      ["marker:a"],
      ["heredoc:$v"],
      ["marker:b"],
      ["keyword:USER"],
    ]);
  });

  test("a here-string and a quoted marker open nothing", () => {
    expect(colors("RUN cat <<<a; echo '<<E' x<<E\nUSER b").at(-1)).toEqual(["keyword:USER"]);
  });
});

test("any text has tokens that begin inside their line and go forward", () => {
  const piece = fc.constantFrom(
    ..."FROM |RUN |ENV |ONBUILD |\\|`|\"|'|$|${|<<E|<<-'E'|E|\n|\t|#|--a=b| as |# escape=`".split(
      "|",
    ),
    "|",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      let state = firstLine;
      for (const line of pieces.join("").split("\n")) {
        const { tokens, endState } = tokenizeLine(line, state);
        tokens.reduce((previous, { startIndex }) => {
          expect(startIndex).toBeGreaterThan(previous);
          return startIndex;
        }, -1);
        expect(tokens.at(-1)?.startIndex ?? 0).toBeLessThan(Math.max(line.length, 1));
        state = endState;
      }
    }),
  );
});
