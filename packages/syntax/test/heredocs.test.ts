import { expect, test } from "vitest";
import { heredocBody, parse, parseHeredocMarker, syntaxProblems } from "../src/index.ts";
import type { Heredoc, InstructionItem } from "../src/index.ts";
import { checkSpans, lastInstruction } from "./check.ts";

/** Expects marker, body and terminator of each heredoc of the last instruction at the «marks», in text order. */
function checkHeredocs(source: string, bodies: readonly string[]): InstructionItem {
  const item = checkSpans(source, ({ heredocs }) =>
    heredocs
      .flatMap(({ marker, body, terminator }) => [marker, body, terminator ?? []].flat())
      .toSorted((a, b) => a.from - b.from),
  );
  expect(item.heredocs.map((heredoc) => heredocBody(heredoc, item.raw))).toEqual(bodies);
  return item;
}

function heredocsOf(source: string): readonly Heredoc[] {
  return lastInstruction(parse(source)).item.heredocs;
}

test.each(["RUN", "COPY", "ADD", "run", "Copy"])("%s may have a heredoc", (name) => {
  const item = checkHeredocs(`${name} «<<EOF» /x\n«a\n  b \n»«EOF»\n`, ["a\n  b \n"]);
  expect(item.heredocs).toMatchObject([
    { name: "EOF", fileDescriptor: 0, expand: true, chomp: false },
  ]);
});

test.each(["CMD", "ENTRYPOINT", "ENV", "FROM", "SHELL", "HEALTHCHECK CMD", "LABEL", "what"])(
  "%s has none",
  (name) => {
    const tree = parse(`${name} a=<<EOF <<EOF\nEOF\n`);
    expect(tree.items[0]).toMatchObject({ heredocs: [] });
    expect(tree.items).toHaveLength(2);
  },
);

test("several heredocs have their bodies one after the other", () => {
  const item = checkHeredocs("COPY «<<A» «<<B» /x\n«a\nB\n»«A»\n«b\n»«B»\n", ["a\nB\n", "b\n"]);
  expect(item.heredocs.map(({ name }) => name)).toEqual(["A", "B"]);
});

test("two heredocs may have the same name", () => {
  checkHeredocs("COPY «<<A» «<<A» /x\n«1\n»«A»\n«2\n»«A»", ["1\n", "2\n"]);
});

test("an empty body is empty", () => {
  checkHeredocs("RUN «<<EOF»\n«»«EOF»", [""]);
});

test.each([
  ["'EOF'", "EOF"],
  ['"EOF"', "EOF"],
  ["'E F'", "E F"],
  ["E'O'F", "EOF"],
  ['"EOF', null],
])("with the quoted name %s the body is not expanded", (written, name) => {
  const heredocs = heredocsOf(`RUN <<${written}\n$a\n${name ?? ""}\n`);
  expect(heredocs.map((heredoc) => [heredoc.name, heredoc.expand])).toEqual(
    name === null ? [] : [[name, false]],
  );
});

test("an escaped quote in the name is part of it and keeps the body expanded", () => {
  expect(heredocsOf("RUN <<E\\'F\nE'F\n")).toMatchObject([{ name: "E'F", expand: true }]);
});

test("a quoted name with a backslash ends where it ends in the text", () => {
  const item = checkHeredocs('RUN «<<"a\\b\\c"»\n«»«a\\b\\c»', [""]);
  expect(item.heredocs).toMatchObject([{ name: "a\\b\\c", expand: false }]);
});

test("a variable in the name is left alone", () => {
  expect(heredocsOf("RUN <<$a\n$a\n")).toMatchObject([{ name: "$a", expand: true }]);
  expect(heredocsOf("RUN <<${a}\n${a}\n")).toMatchObject([{ name: "${a}" }]);
});

test("with <<- a terminator may be indented with tabs, with << not", () => {
  const item = checkHeredocs("RUN «<<-EOF»\n«\ta\n EOF\n»«\t\tEOF»\n", ["\ta\n EOF\n"]);
  expect(item.heredocs).toMatchObject([{ chomp: true }]);
  checkHeredocs("RUN «<<EOF»\n«\tEOF\n»«EOF»\n", ["\tEOF\n"]);
});

test.each(["EOF ", " EOF", "EOF\v", "EOFx", "eof", "\uFEFFEOF", "# EOF"])(
  "a line %j does not end the body",
  (line) => {
    checkHeredocs(`RUN «<<EOF»\n«${line}\n»«EOF»\n`, [`${line}\n`]);
  },
);

test("a digit before << is the file descriptor, a word is not", () => {
  expect(heredocsOf("RUN 3<<EOF\nEOF\n")).toMatchObject([{ fileDescriptor: 3 }]);
  expect(heredocsOf("RUN 03<<-EOF\nEOF\n")).toMatchObject([{ fileDescriptor: 3, chomp: true }]);
  checkHeredocs("RUN cat «12<<EOF» >x\n«»«EOF»\n", [""]);
  expect(heredocsOf("RUN x3<<EOF\n")).toEqual([]);
});

test("spaces may stand between << and the name", () => {
  checkHeredocs("RUN «<< \tEOF» x\n«»«EOF»\n", [""]);
  checkHeredocs("RUN «<< 'EOF'» x\n«»«EOF»\n", [""]);
});

test.each([
  ["no name", "RUN a <<\n"],
  ["no name but quotes", 'RUN <<""\n'],
  ["a here-string", "RUN cat <<<EOF\n"],
  ["a second < in the name", "RUN <<EOF<x\n"],
  ["quotes around it", 'RUN "<<EOF"\n'],
  ["an escaped <", "RUN \\<<EOF\n"],
  ["a dash with a space behind it", "RUN <<- EOF\n"],
  ["no space before it", "RUN a<<EOF\n"],
  ["one < only", "RUN a <EOF\n"],
  ["an unmatched single quote behind it", "RUN <<EOF it's\n"],
  ["an unmatched double quote before it", 'RUN " <<EOF\n'],
  ["an unmatched brace", "RUN ${ <<EOF\n"],
  ["exec form", 'RUN ["sh", "-c", "<<EOF"]\n'],
  ["exec form with COPY", 'COPY ["<<EOF", "/x"]\n'],
  ["a comment in front", "RUN a \\\n# <<EOF\n"],
])("with %s it is no heredoc", (_, source) => {
  expect(heredocsOf(source)).toEqual([]);
  expect(parse(`${source}RUN a\n`).items).toHaveLength(source.includes("#") ? 1 : 2);
});

test("it may stand on a continued line, and its body follows the last of them", () => {
  checkHeredocs("RUN «<<EOF» \\\n # c\n  x\n«a\n»«EOF»\n", ["a\n"]);
  checkHeredocs("RUN x \\\n «<<E\\\nOF» y\n«a\n»«EOF»\n", ["a\n"]);
});

test("a flag may stand before it", () => {
  checkHeredocs("RUN --mount=type=cache,target=/x «<<EOF»\n«a\n»«EOF»\n", ["a\n"]);
});

test("ONBUILD passes it on, but not in exec form and not twice", () => {
  checkHeredocs("ONBUILD RUN «<<EOF»\n«a\n»«EOF»\n", ["a\n"]);
  checkHeredocs("onbuild copy «<<EOF» /x\n«a\n»«EOF»\n", ["a\n"]);
  expect(heredocsOf('ONBUILD RUN ["<<EOF"]\n')).toEqual([]);
  expect(heredocsOf("ONBUILD CMD <<EOF\n")).toEqual([]);
  expect(heredocsOf("ONBUILD ONBUILD RUN <<EOF\n")).toEqual([]);
});

test("bodies keep their CRLFs, and a terminator may end with one", () => {
  checkHeredocs("RUN «<<EOF»\r\n«a\r\n»«EOF»\r\n", ["a\r\n"]);
  checkHeredocs("RUN «<<EOF»\r\n«»«EOF»\r\r\n", [""]);
});

test("nothing in a body means anything to the parser", () => {
  checkHeredocs("RUN «<<EOF»\n«# c\nFROM b\n\\\n\\\n<<X\n»«EOF»\n", ["# c\nFROM b\n\\\n\\\n<<X\n"]);
});

test("the backtick as escape does not change how the name is read", () => {
  expect(heredocsOf("# escape=`\nRUN <<E\\OF\nEOF\n")).toMatchObject([{ name: "EOF" }]);
});

test("the terminator may be the last line without a line end", () => {
  checkHeredocs("RUN «<<EOF»\n«a\n»«EOF»", ["a\n"]);
});

test("without a terminator it goes on to the next instruction in upper case", () => {
  const tree = parse("RUN <<EOF\na\nfrom x\nFROMx\n FROM y\nFROM b\nRUN c\n");
  expect(tree.items.map(({ raw }) => raw)).toEqual([
    "RUN <<EOF\na\nfrom x\nFROMx\n FROM y\n",
    "FROM b\n",
    "RUN c\n",
  ]);
  expect(tree.items[0]).toMatchObject({ isOpen: true, heredocs: [{ terminator: null }] });
  expect(syntaxProblems(tree)).toMatchObject([{ code: "unterminated-heredoc" }]);
});

test("without a terminator and another instruction it goes on to the end", () => {
  checkHeredocs("RUN «<<EOF»\n«a\nEOF \n»", ["a\nEOF \n"]);
  checkHeredocs("RUN «<<EOF»«»", [""]);
});

test("the second may be without a terminator", () => {
  const item = checkHeredocs("COPY «<<A» «<<B» /x\n«1\n»«A»\n«2\n»", ["1\n", "2\n"]);
  expect(item.isOpen).toBe(true);
});

test("of three, the one without a terminator is the last that is read", () => {
  expect(heredocsOf("COPY <<A <<B <<C /x\nA\nC\n").map(({ name }) => name)).toEqual(["A", "B"]);
});

test("many that have no end leave one that has", () => {
  const tree = parse(`${"RUN <<A\n".repeat(3)}RUN <<-B\n\tB\nRUN <<B\n\tB\n`);
  const ends = tree.items.map((item) =>
    item.kind === "instruction" ? item.heredocs.map(({ terminator }) => terminator !== null) : [],
  );
  expect(ends).toEqual([[false], [false], [false], [true], [false]]);
});

test.each([
  ["<<EOF", { name: "EOF", fileDescriptor: 0, expand: true, chomp: false }],
  ["2<<-'E'", { name: "E", fileDescriptor: 2, expand: false, chomp: true }],
])("the marker %j alone can be read", (word, heredoc) => {
  expect(parseHeredocMarker(word)).toEqual({ ok: true, heredoc });
});

test.each(["", "EOF", "<EOF", "<<", "a<<b", "<<a<", "<<a b", "<<-"])("%j is no marker", (word) => {
  expect(parseHeredocMarker(word)).toBeNull();
});

test("a marker with an unmatched quote is refused with BuildKit's words", () => {
  expect(parseHeredocMarker("<<'a\u00AD")).toEqual({
    ok: false,
    message:
      'failed to process "\'a\\u00ad": unexpected end of statement while looking for matching single-quote',
  });
});
