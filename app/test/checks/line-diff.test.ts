import { applyEdits, minimalEdit } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countChanges, lineDiff } from "../../src/checks/line-diff.ts";

const signs = { same: " ", removed: "-", added: "+" } as const;

/** Each hunk as its line and its lines with signs; what differs within a line stands in «marks». */
function shown(text: string, edits: readonly TextEdit[], context = 1): string {
  return lineDiff(text, edits, context)
    .map(({ line, lines }) => {
      const rows = lines.map(({ kind, text: row, changed }) => {
        if (changed === null) return `${signs[kind]}${row}`;
        const { from, to } = changed;
        return `${signs[kind]}${row.slice(0, from)}«${row.slice(from, to)}»${row.slice(to)}`;
      });
      return [`@${line}`, ...rows].join("\n");
    })
    .join("\n");
}

function replace(text: string, from: string, newText: string): TextEdit {
  const start = text.indexOf(from);
  return { span: { start, end: start + from.length }, newText };
}

const text = "FROM a\nRUN b\nRUN c\nRUN d\nRUN e\nRUN f\n";

test("a word that changes shows its line before and after, and what differs", () => {
  expect(shown(text, [replace(text, "RUN c", "RUN cc")])).toBe(
    "@3\n RUN b\n-RUN c«»\n+RUN c«c»\n RUN d",
  );
});

test("whole lines come and go without the line at whose start the edit stands", () => {
  const start = text.indexOf("RUN c");
  const added = { span: { start, end: start }, newText: "USER x\n" };
  expect(shown(text, [added])).toBe("@3\n RUN b\n+USER x\n RUN c");
  expect(shown(text, [replace(text, "RUN c\n", "")])).toBe("@3\n RUN b\n-RUN c\n RUN d");
});

test("changes near each other are one hunk, others have their own", () => {
  const near = [replace(text, "RUN b", "RUN B"), replace(text, "RUN d", "RUN D")];
  expect(shown(text, near).match(/@/g)).toHaveLength(1);
  const far = [replace(text, "FROM a", "FROM A"), replace(text, "RUN f", "RUN F")];
  expect(shown(text, far)).toBe("@1\n-FROM «a»\n+FROM «A»\n RUN b\n@6\n RUN e\n-RUN «f»\n+RUN «F»");
});

test("lines inside a replaced block that stay are shown once", () => {
  const block = replace(text, "RUN b\nRUN c\nRUN d", "RUN 1\nRUN c\nRUN 2");
  expect(shown(text, [block], 0)).toBe("@2\n-RUN «b»\n+RUN «1»\n RUN c\n-RUN «d»\n+RUN «2»");
});

test("neither a BOM nor line ends are shown", () => {
  const windows = "\uFEFFFROM a\r\nRUN b\r\n";
  expect(shown(windows, [replace(windows, "FROM a", "FROM b")])).toBe(
    "@1\n-FROM «a»\n+FROM «b»\n RUN b",
  );
});

test("what is removed, added and kept makes up both texts", () => {
  const line = fc.constantFrom("a", "b", "RUN c", "", "RUN c d");
  const lines = fc.array(line, { maxLength: 8 }).map((each) => each.join("\n"));
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const edit = minimalEdit(before, after);
      const edits = edit === null ? [] : [edit];
      const hunks = lineDiff(before, edits, 20);
      const rows = hunks.flatMap((hunk) => hunk.lines);
      const { removed, added } = countChanges(hunks);
      expect(added - removed).toBe(after.split("\n").length - before.split("\n").length);
      if (edit === null) return;
      const old = rows.filter(({ kind }) => kind !== "added").map((row) => row.text);
      const fresh = rows.filter(({ kind }) => kind !== "removed").map((row) => row.text);
      expect(withoutLastEnd(before)).toContain(withoutLastEnd(old.join("\n")));
      expect(withoutLastEnd(applyEdits(before, edits))).toContain(withoutLastEnd(fresh.join("\n")));
    }),
  );
});

function withoutLastEnd(written: string): string {
  return written.replace(/\n$/, "");
}
