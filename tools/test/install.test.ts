import { expect, test } from "vitest";
import { isInstalled } from "../install.mjs";

const wanted = new Map([
  ["", { version: "1.0.0" }],
  ["packages/text", { version: "1.0.0" }],
  ["node_modules/@stagemap/text", {}],
  ["node_modules/react", { version: "19.3.1" }],
  ["node_modules/other-platform", { version: "1.0.0", optional: true }],
]);
const installed = new Map([
  ["node_modules/@stagemap/text", {}],
  ["node_modules/react", { version: "19.3.1" }],
]);

test("is satisfied without the optional packages of other platforms", () => {
  expect(isInstalled(wanted, installed)).toBe(true);
});

test("asks for an install when nothing, too little or another version is there", () => {
  expect(isInstalled(wanted, null)).toBe(false);
  expect(isInstalled(wanted, new Map([...installed].slice(0, 1)))).toBe(false);
  expect(
    isInstalled(wanted, new Map([...installed, ["node_modules/react", { version: "18.0.0" }]])),
  ).toBe(false);
});
