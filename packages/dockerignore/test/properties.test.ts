import fc from "fast-check";
import { expect, test } from "vitest";
import { createMatcher, parseIgnoreFile } from "../src/index.ts";
import type { IgnoreDecision } from "../src/index.ts";

const name = fc.constantFrom("a", "b", "ab", ".a", "a b", "é");
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
const piece = fc.constantFrom("a", "b", "/", "*", "**", "**/", "/**", "?", ".", "[ab]", "[^a]");
const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
const line = fc
  .tuple(fc.boolean(), pattern)
  .map(([isException, text]) => (isException ? `!${text}` : text));
const lines = fc.array(line, { maxLength: 5 });
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.oneof(piece, fc.constantFrom("\\", "{", "|", "]", "[", "!", "\n", "d")), {
      maxLength: 20,
    })
    .map((pieces) => pieces.join("")),
);

function decide(text: string, of: string): IgnoreDecision {
  return createMatcher(parseIgnoreFile(text)).decide(of);
}

test("no text and no path make it throw, and every line is told once", () => {
  fc.assert(
    fc.property(hostile, hostile, (text, of) => {
      const file = parseIgnoreFile(text);
      createMatcher(file).decide(of);
      let end = 0;
      for (const { span } of file.lines) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("CRLF, a byte order mark and slashes at the end of patterns change nothing", () => {
  fc.assert(
    fc.property(lines, path, (all, of) => {
      const plain = decide(all.join("\n"), of);
      expect(decide(all.join("\r\n"), of)).toEqual(plain);
      expect(decide(`\ufeff${all.join("\n")}`, of)).toEqual(plain);
      expect(decide(all.map((each) => `${each}/`).join("\n"), of).isIgnored).toBe(plain.isIgnored);
    }),
  );
});

test("a last line that names the path decides, either way", () => {
  fc.assert(
    fc.property(lines, path, (all, of) => {
      const ignored = decide([...all, `/${of}`].join("\n"), of);
      expect(ignored).toEqual({ isIgnored: true, line: all.length + 1, pattern: of });
      const kept = decide([...all, `/${of}`, `!/${of}`].join("\n"), of);
      expect(kept).toEqual({ isIgnored: false, line: all.length + 2, pattern: `!${of}` });
    }),
  );
});

test("the line that decides is enough by itself to ignore a path, and an exception only keeps", () => {
  fc.assert(
    fc.property(lines, path, (all, of) => {
      const { isIgnored, line: deciding } = decide(all.join("\n"), of);
      if (deciding === null) {
        expect(isIgnored).toBe(false);
        return;
      }
      const text = all[deciding - 1] ?? "";
      expect(text.startsWith("!")).toBe(!isIgnored);
      if (isIgnored) expect(decide(text, of).isIgnored).toBe(true);
    }),
  );
});

test("without exceptions what is below an ignored folder is ignored, and more lines never ignore less", () => {
  fc.assert(
    fc.property(
      fc.array(pattern, { maxLength: 5 }),
      path,
      name,
      pattern,
      (all, of, below, more) => {
        const text = all.join("\n");
        if (!decide(text, of).isIgnored) return;
        expect(decide(text, `${of}/${below}`).isIgnored).toBe(true);
        expect(decide(`${text}\n${more}`, of).isIgnored).toBe(true);
      },
    ),
  );
});

test("deciding many paths is deciding each", () => {
  fc.assert(
    fc.property(lines, fc.array(path), (all, paths) => {
      const file = parseIgnoreFile(all.join("\n"));
      const each = paths.map((of) => createMatcher(file).decide(of));
      expect(createMatcher(file).decideAll(paths)).toEqual(each);
    }),
  );
});
