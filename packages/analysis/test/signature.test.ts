import { hostileText, marked } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadSignatures } from "../src/index.ts";

const { signatureAt } = await loadSignatures();

/** `source` has «» where the cursor stands; the answer has «marks» around what is being written. */
function signature(source: string): string | null {
  const { text, spans } = marked(source);
  const found = signatureAt({ dockerfile: text, target: null }, spans[0]?.start ?? 0);
  if (found === null) return null;
  const active = found.active === null ? undefined : found.parameters[found.active];
  if (active === undefined) return found.label;
  const { label } = found;
  return `${label.slice(0, active.start)}«${label.slice(active.start, active.end)}»${label.slice(active.end)}`;
}

test.each([
  ["FROM «»", "FROM [--platform=os/arch] «image|stage» AS name"],
  ["FROM a «»", "FROM [--platform=os/arch] image|stage «AS» name"],
  ["FROM a AS b«»", "FROM [--platform=os/arch] image|stage AS «name»"],
  ["FROM --platform=«» a", "FROM --platform=«os/arch»"],
  ["FROM a\nWORKDIR /«»", "WORKDIR «path»"],
  ["FROM a\nENV A=b C=«»", "ENV «key=value…»"],
  ["FROM a\nARG A«»", "ARG «name[=default]…»"],
  ["FROM a\nHEALTHCHECK --retries=«»", "HEALTHCHECK --retries=«count»"],
  ["FROM a\nRUN --mount=type=cache,«» x", "RUN --mount=«type=…,target=…»"],
  ["FROM a\nRUN a && «»", null],
  ["FROM a\nRU«»", null],
  ["«»", null],
  ["# syntax=«»", null],
])("%j", (source, expected) => {
  const found = signature(source);
  if (expected === null && found !== null) expect(found).toContain("«command…»");
  else expect(found).toBe(expected);
});

test.each([
  ["FROM a\nCOPY a«»", "«source…»"],
  ["FROM a\nCOPY a b«»", "«destination»"],
  ["FROM a\nCOPY --«»", "[--link]"],
])("marks the word of %j", (source, part) => {
  expect(signature(source)).toContain(part);
});

test("has its parameters in the label, whatever the text", () => {
  fc.assert(
    fc.property(hostileText(), fc.nat(), (dockerfile, at) => {
      const offset = at % (dockerfile.length + 1);
      const found = signatureAt({ dockerfile, target: null }, offset);
      for (const { start, end } of found?.parameters ?? []) {
        expect(end).toBeLessThanOrEqual(found?.label.length ?? 0);
        expect(start).toBeLessThan(end);
      }
    }),
  );
});
