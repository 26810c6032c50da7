import { describe, expect, test } from "vitest";
import {
  bodyOf,
  bodyOffsetOf,
  formOf,
  inForm,
  textOffsetOf,
} from "../../src/document/text-form.ts";

describe("the form of a text", () => {
  test.each([
    ["", "", "\n"],
    ["FROM a\nRUN b\n", "", "\n"],
    ["FROM a\r\nRUN b\r\n", "", "\r\n"],
    ["\uFEFFFROM a\r\nRUN b", "\uFEFF", "\r\n"],
    ["FROM a\r\nRUN b\n", "", "\n"],
    ["FROM a\r\nRUN b\rRUN c\n", "", "\r\n"],
    ["FROM a\n\uFEFFRUN b", "", "\n"],
  ])("of %j", (text, bom, lineEnd) => {
    expect(formOf(text)).toEqual({ bom, lineEnd });
  });

  test.each(["FROM a\nRUN b", "FROM a\r\nRUN b\r\n", "\uFEFFFROM a\r\n", "\uFEFF", "a\u2028b\n"])(
    "a text with one kind of line end comes back from its body: %j",
    (text) => {
      expect(inForm(bodyOf(text), formOf(text))).toBe(text);
    },
  );

  test("a body has neither BOM nor carriage returns", () => {
    expect(bodyOf("\uFEFFa\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  });
});

describe("offsets of text and body", () => {
  const text = "\uFEFFa\r\nb\r\n😀c";

  test("lead to the same character", () => {
    for (const character of ["a", "b", "😀", "c"]) {
      const textOffset = text.indexOf(character);
      const bodyOffset = bodyOf(text).indexOf(character);
      expect(bodyOffsetOf(text, textOffset)).toBe(bodyOffset);
      expect(textOffsetOf(text, bodyOffset)).toBe(textOffset);
    }
  });

  test("stay inside the text", () => {
    expect(textOffsetOf(text, 99)).toBe(text.length);
    expect(textOffsetOf(text, 0)).toBe(1);
    expect(bodyOffsetOf(text, 0)).toBe(0);
  });
});
