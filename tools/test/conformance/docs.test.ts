import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LEFT_OUT } from "./left-out.ts";
import type { LeftOut } from "./left-out.ts";

/** A row of the table of cases that are left out. */
function tableRow({ file, kind, lines, reason }: LeftOut): string {
  return `| ${file} | ${kind} | ${lines === null ? "all" : lines.join(", ")} | ${reason} |`;
}

test("docs/conformance.md lists the cases that are left out, and no others", () => {
  const path = join(import.meta.dirname, "../../../docs/conformance.md");
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.replace(/ +/g, " ").trim())
    .filter((line) => /^\| (?:buildkit|hadolint)-/.test(line));
  expect(rows).toEqual(LEFT_OUT.map(tableRow));
});
