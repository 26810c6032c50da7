import { dockerfileText, hostileText } from "@stagemap/testkit";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { format } from "../src/index.ts";

const anyText = fc.oneof(hostileText(), dockerfileText());

test.each([false, true])(
  "nothing is left to do after formatting (canonical: %s)",
  (isCanonical) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(format(applyEdits(text, format(text, { isCanonical })), { isCanonical })).toEqual(
          [],
        );
      }),
      { numRuns: 300 },
    );
  },
);

test("edits come in text order, apart from each other, and each changes something", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const edits = format(text);
      const isSound = edits.every(
        ({ span, newText }, index) =>
          span.start > (edits[index - 1]?.span.end ?? -1) &&
          text.slice(span.start, span.end) !== newText,
      );
      expect(isSound).toBe(true);
    }),
    { numRuns: 300 },
  );
});
