import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

test.each([
  ["1.2.3.4:80:81/udp", "81/udp"],
  ["80:81 82 83:84", "81 82 84"],
  ["80-81:82-83", "82-83"],
  [":80:81", "81"],
  ['"80:81"', '"81"'],
  ["$P:81", "81"],
  ["80:$P", "$P"],
  ["80:${P:-81}", "80:${P:-81}"],
  ["[::1]:80:81", "81"],
])("EXPOSE %s is %s for the container", (before, after) => {
  const text = `FROM a\nARG P=90\nEXPOSE ${before}\n`;
  expect(fixedBy("ExposeInvalidFormat", text).split("\n")[2]).toBe(`EXPOSE ${after}`);
});

test("a port that BuildKit refuses stays", () => {
  expect(safetyOf("ExposeInvalidFormat", "FROM a\nEXPOSE nowhere:80:81\n")).toBe("none");
});

test.each([
  ["80/TCP 81/Udp", "80/tcp 81/udp"],
  ["$P/TCP", "$P/tcp"],
  ['"80/TCP"', '"80/tcp"'],
  ["80/$Q", "80/$Q"],
  ["80/tcp \\\r\n  81/TCP", "80/tcp \\\r\n  81/tcp"],
])("EXPOSE %s is %s in lower case", (before, after) => {
  const lines = "FROM a\nARG P=90 Q=TCP\n";
  const text = `${lines}EXPOSE ${before}\n`;
  expect(fixedBy("ExposeProtoCasing", text)).toBe(`${lines}EXPOSE ${after}\n`);
});

test.each(["ExposeProtoCasing", "ExposeInvalidFormat"])("%s leaves what ONBUILD left", (id) => {
  expect(safetyOf(id, "FROM a AS b\nONBUILD EXPOSE 80:81/TCP\nFROM b\n")).toBe("none");
});
