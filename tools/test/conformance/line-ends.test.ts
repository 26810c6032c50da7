import { dockerfileText, fileSketch, printSketch } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dump } from "../../conformance/dump.ts";

const text = fc.oneof(fileSketch().map(printSketch), dockerfileText());

test("a dump is the same for both line ends, but for the bodies of heredocs", () => {
  fc.assert(
    fc.property(text, (source) => {
      const plain = source.replaceAll("\r\n", "\n");
      const ours = JSON.stringify(dump(plain.replaceAll("\n", "\r\n")));
      const withoutReturns = plain.includes("<<") ? ours.replaceAll("\\r\\n", "\\n") : ours;
      expect(withoutReturns).toBe(JSON.stringify(dump(plain)));
    }),
    { numRuns: 300 },
  );
});
