import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase64Url, encodeBase64Url } from "../src/base64url.ts";

test("writes what the standard writes", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
    }),
  );
});

test("reads back any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
    }),
  );
});

test("refuses foreign letters and impossible lengths", () => {
  expect(decodeBase64Url("AA+A")).toBeNull();
  expect(decodeBase64Url("AA=")).toBeNull();
  expect(decodeBase64Url("AAAAA")).toBeNull();
});
