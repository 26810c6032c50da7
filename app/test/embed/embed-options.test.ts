import { expect, test } from "vitest";
import { embedOptions } from "../../src/embed/embed-options.ts";

test("what is no known value counts as left out", () => {
  expect(embedOptions("?embed&view=all&theme=blue")).toEqual({
    view: "graph",
    isEditable: false,
    theme: null,
    hostOrigin: null,
  });
  expect(embedOptions("?embed&view=both&edit&theme=dark&origin=https://a.test")).toEqual({
    view: "both",
    isEditable: true,
    theme: "dark",
    hostOrigin: "https://a.test",
  });
});

test.each([
  ["https://docs.example", "https://docs.example"],
  ["http://localhost:8080", "http://localhost:8080"],
  ["https%3A%2F%2Fdocs.example", "https://docs.example"],
  ["*", null],
  ["null", null],
  ["", null],
  ["https://docs.example/", null],
  ["https://docs.example/page", null],
  ["https://user@docs.example", null],
  ["HTTPS://docs.example", null],
  ["https://docs.example:443", null],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["file:///a", null],
  ["docs.example", null],
])("only an exact origin may talk: %s", (origin, expected) => {
  expect(embedOptions(`?embed&origin=${origin}`).hostOrigin).toBe(expected);
});
