import { expect, test } from "vitest";
import { fixedBy, offered, safetyOf } from "./fixing.ts";

const REDUNDANT = "RedundantTargetPlatform";
const CONSTANT = "FromPlatformFlagConstDisallowed";

test.each([
  ["FROM --platform=$TARGETPLATFORM a\n", "FROM a\n"],
  ["from  --platform=${TARGETPLATFORM:-linux/amd64}   a AS b\r\n", "from  a AS b\r\n"],
  ["FROM --platform=$TARGETPLATFORM \\\n  # why\n  a\n", "FROM \\\n  # why\n  a\n"],
  ["FROM \\\n  --platform=$TARGETPLATFORM a\n", "FROM \\\n  a\n"],
  ['FROM "--platform=$TARGETPLATFORM" a\n', 'FROM "--platform=$TARGETPLATFORM" a\n'],
])("%j is %j without the flag", (before, after) => {
  expect(fixedBy(REDUNDANT, before)).toBe(after);
});

test("the flag is not redundant where an ARG has its name", () => {
  const text = "ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM a\n";
  expect(safetyOf(REDUNDANT, text)).toBe("none");
  expect(safetyOf(REDUNDANT, "FROM --platform=$TARGETPLATFORM a\n")).toBe("safe");
});

test("what ships loses a fixed platform, what builds gets the builder's", () => {
  const text =
    'FROM --platform="linux/arm64" a AS b\nFROM --platform=linux/arm64 c\nCOPY --from=b /d /e\n';
  expect(fixedBy(CONSTANT, text)).toBe(
    "FROM --platform=$BUILDPLATFORM a AS b\nFROM c\nCOPY --from=b /d /e\n",
  );
  expect(offered(CONSTANT, text).map(({ safety }) => safety)).toEqual(["review", "review"]);
});
