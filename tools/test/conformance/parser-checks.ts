import { parse, parseHeredocMarker, syntaxProblems } from "@stagemap/syntax";
import type { Instruction, InstructionItem, SyntaxTree } from "@stagemap/syntax";
import { describeCommand } from "../../conformance/commands.ts";
import { syntaxRefusal } from "../../conformance/refusal.ts";
import { checker, difference, firstOf } from "./check.ts";
import type { Checks } from "./check.ts";
import { dumpText, syntaxNodes } from "./syntax-node.ts";
import type { SyntaxNode } from "./syntax-node.ts";

interface RecordedHeredoc {
  readonly Name: string;
  readonly FileDescriptor: number;
  readonly Expand: boolean;
  readonly Chomp: boolean;
  readonly Content: string;
}

interface RecordedNode {
  readonly value: string;
  readonly original: string;
  readonly flags?: readonly string[];
  readonly attributes?: { readonly json?: boolean };
  readonly args?: readonly (string | { readonly children: readonly RecordedNode[] })[];
  readonly startLine: number;
  readonly endLine: number;
  readonly heredocs?: readonly RecordedHeredoc[];
}

interface RecordedTree {
  readonly children: readonly RecordedNode[];
  readonly escapeToken: string;
  readonly dump: string;
  readonly warnings?: readonly {
    readonly short: string;
    readonly location: { readonly Start: { readonly Line: number } };
  }[];
}

interface RecordedRefusal {
  readonly error: string;
  readonly errorRanges: readonly (readonly { readonly Start: { readonly Line: number } }[])[];
}

const checkWhole = checker(
  ({ input, actual }: { input: string; actual: RecordedTree | RecordedRefusal }) => {
    const tree = parse(input);
    const refusal = syntaxRefusal(tree);
    if ("error" in actual) {
      const line = actual.errorRanges[0]?.[0]?.Start.Line ?? null;
      return difference(refusal, { ok: false, error: actual.error, line });
    }
    const nodes = syntaxNodes(tree);
    return firstOf(
      difference(refusal, null),
      difference(nodes, actual.children.map(recordedNode)),
      difference(dumpText(nodes), actual.dump),
      difference(tree.escape, actual.escapeToken),
      difference(emptyContinuations(tree), actual.warnings?.map(recordedWarning) ?? []),
    );
  },
);

function recordedNode(node: RecordedNode): SyntaxNode {
  return {
    value: node.value,
    original: node.original,
    flags: node.flags ?? [],
    isJson: node.attributes?.json ?? false,
    args: (node.args ?? []).flatMap((arg): readonly (string | SyntaxNode)[] =>
      typeof arg === "string" ? [arg] : arg.children.map(recordedNode),
    ),
    lines: [node.startLine, node.endLine],
    heredocs: (node.heredocs ?? []).map(
      ({ Name, FileDescriptor, Expand, Chomp, Content }) =>
        [Name, FileDescriptor, Expand, Chomp, Content] as const,
    ),
  };
}

function emptyContinuations(tree: SyntaxTree): readonly [string, number][] {
  return syntaxNodes(tree).flatMap(({ original, lines }, index) => {
    const item = tree.items.filter(({ kind }) => kind === "instruction")[index];
    const isEmpty = item?.kind === "instruction" && item.hasEmptyContinuation;
    return isEmpty ? [[original, lines[1]]] : [];
  });
}

function recordedWarning(warning: NonNullable<RecordedTree["warnings"]>[number]): [string, number] {
  const original = warning.short.replace("Empty continuation line found in: ", "");
  return [original, warning.location.Start.Line];
}

function firstItem(tree: SyntaxTree): InstructionItem {
  const item = tree.items.find(({ kind }) => kind === "instruction");
  if (item?.kind !== "instruction") throw new Error("a case without an instruction");
  return item;
}

function firstInstruction(text: string): Instruction {
  return firstItem(parse(text)).instruction;
}

function firstError(text: string): string | null {
  return syntaxProblems(parse(text))[0]?.message ?? null;
}

const checkWords = checker(({ input, expect }: { input: string; expect: readonly string[] }) =>
  difference(
    firstInstruction(`ARG ${input}`).args.map(({ text }) => text),
    expect,
  ),
);

const checkHeredocMarker = checker(
  (row: { input: string; actual?: RecordedHeredoc; actualError?: string }) => {
    const marker = parseHeredocMarker(row.input);
    if (marker === null) return difference(null, row.actual ?? row.actualError ?? null);
    if (!marker.ok) return difference(marker.message, row.actualError);
    const { name, fileDescriptor, expand, chomp } = marker.heredoc;
    const { Name, FileDescriptor, Expand, Chomp } = row.actual ?? {};
    return difference([name, fileDescriptor, expand, chomp], [Name, FileDescriptor, Expand, Chomp]);
  },
);

const checkHeredocsOfLine = checker(
  ({ input, actual }: { input: string; actual: readonly RecordedHeredoc[] | null }) => {
    const names = (actual ?? []).map(({ Name }) => Name);
    const { heredocs } = firstItem(parse([input, ...names, ""].join("\n")));
    return difference(
      heredocs.map((each) => [each.name, each.fileDescriptor, each.expand, each.chomp]),
      (actual ?? []).map((each) => [each.Name, each.FileDescriptor, each.Expand, each.Chomp]),
    );
  },
);

const checkChomp = checker(({ input, expect }: { input: string; expect: string }) => {
  const item = firstItem(parse(`COPY <<-EOF /x\n${input}EOF\n`));
  return difference(describeCommand(item)["contents"], [["EOF", expect, true]]);
});

interface RecordedDirective {
  readonly ok: boolean;
  readonly cmdline: string;
  readonly location: { readonly startLine: number } | null;
}

function checkDirective(name: string, input: string, expect: RecordedDirective): string | null {
  const found = directivesOf(input).find((directive) => directive.name === name) ?? null;
  const line = expect.location?.startLine ?? 0;
  return difference(found, expect.ok ? { name, value: expect.cmdline, line } : null);
}

function directivesOf(text: string): { name: string; value: string; line: number }[] {
  return parse(text).items.flatMap((item, index) =>
    item.kind === "directive" ? [{ name: item.name, value: item.value.text, line: index + 1 }] : [],
  );
}

const checkDirectives = checker(
  (row: {
    input: string;
    expect: {
      directives: readonly {
        name: string;
        value: string;
        location: { startLine: number };
      }[];
    };
  }) =>
    difference(
      directivesOf(row.input),
      row.expect.directives.map(({ name, value, location }) => ({
        name,
        value,
        line: location.startLine,
      })),
    ),
);

const checkJson = checker(
  (row: { input: string; expect: readonly string[] | null; actualError?: string }) => {
    const text = `RUN ${row.input}`;
    if (row.expect === null) return difference(firstError(text), row.actualError);
    const { isJson, args } = firstInstruction(text);
    return difference([isJson, args.map((word) => word.text)], [true, row.expect]);
  },
);

const checkPairs = checker(
  (row: {
    instruction: string;
    input: string;
    expect: { values: readonly string[] };
    error: string | null;
  }) => {
    const text = `${row.instruction} ${row.input}`;
    return firstOf(
      difference(firstError(text), row.error),
      difference(syntaxNodes(parse(text))[0]?.args, row.expect.values),
    );
  },
);

export const parserChecks: Checks = {
  dump: checkWhole,
  lines: checkWhole,
  warnings: checkWhole,
  heredocs: checkWhole,
  chomp: checkChomp,
  words: checkWords,
  parseHeredoc: checkHeredocMarker,
  heredocsFromLine: checkHeredocsOfLine,
  detectSyntax: checker(({ input, expect }: { input: string; expect: RecordedDirective }) =>
    checkDirective("syntax", input, expect),
  ),
  parseDirective: checker(
    ({ key, input, expect }: { key: string; input: string; expect: RecordedDirective }) =>
      checkDirective(key, input, expect),
  ),
  directives: checkDirectives,
  jsonArray: checkJson,
  nameVal: checkPairs,
};
