import fc from "fast-check";
import { expect, test } from "vitest";
import { drawGraph } from "../src/index.ts";
import { fitText, textWidth, wrapText } from "../src/text-width.ts";
import { analysisOf, HOSTILE, hostileFile, MANY_KINDS } from "./pictures.ts";
import { xmlFault } from "./well-formed.ts";

const ELEMENTS = new Set(["svg", "title", "style", "g", "rect", "path", "circle", "text"]);

function svgOf(dockerfile: string, theme: "light" | "dark" = "light"): string {
  return drawGraph(analysisOf(dockerfile).picture, { theme }).svg;
}

function checkHarmless(svg: string): void {
  expect(xmlFault(svg)).toBeNull();
  const names = [...svg.matchAll(/<([a-zA-Z]+)/g)].map(([, name = ""]) => name);
  expect(names.filter((name) => !ELEMENTS.has(name))).toEqual([]);
  expect(svg).not.toMatch(/<[^>]*\s(?:on\w+|href|xlink:href)=/);
}

test("draws every stage with its base, steps, role and what it copies", () => {
  const svg = svgOf(MANY_KINDS);
  expect(xmlFault(svg)).toBeNull();
  for (const text of ["deps", "builder", "tester", "golang:1.25", "scratch", "go mod download"]) {
    expect(svg).toContain(`>${text}</text>`);
  }
  for (const text of ["ships", "not built", "base of 2", "/out/app", "alpine:3.22", "3 steps"]) {
    expect(svg).toContain(`>${text}</text>`);
  }
  expect(svg).toContain(`stroke-dasharray="5 4"`);
});

test("has the size that it says, and colours of its theme", () => {
  const { picture } = analysisOf(MANY_KINDS);
  const light = drawGraph(picture, { theme: "light" });
  expect(light.svg).toContain(`width="${light.width}" height="${light.height}"`);
  expect(light.svg).toContain("#f7f8fa");
  const dark = drawGraph(picture, { theme: "dark" });
  expect(dark.svg).toContain("#0f141b");
  expect(dark.svg).not.toContain("#ffffff");
});

test("equal input gives an equal picture, and no stage gives an empty one", () => {
  expect(svgOf(MANY_KINDS)).toBe(svgOf(MANY_KINDS));
  expect(xmlFault(svgOf(""))).toBeNull();
  expect(xmlFault(svgOf("RUN x"))).toBeNull();
});

test("carries fonts along, and nothing that only pretends to be one", () => {
  const { picture } = analysisOf("FROM alpine");
  const fonts = { inter: "d09GMg==", mono: "d09GMgA=" };
  expect(drawGraph(picture, { theme: "light", fonts }).svg).toContain("base64,d09GMg==)");
  const bad = { inter: "x)}</style><script>", mono: "" };
  checkHarmless(drawGraph(picture, { theme: "light", fonts: bad }).svg);
});

test.each(HOSTILE)("takes %j at its word, wherever it stands", (text) => {
  checkHarmless(svgOf(hostileFile(text)));
  checkHarmless(svgOf(`FROM alpine AS a\nCOPY --from=${text} ${text} ${text}\n`));
});

test("whatever the text is, the drawing is well-formed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (one, other) => {
      checkHarmless(
        svgOf(`FROM ${one}\nRUN ${other}\nFROM x AS ${other}\nCOPY --from=0 ${one} /\n`),
      );
    }),
    { numRuns: 150 },
  );
});

test("cuts texts where their room ends, at whole characters", () => {
  const style = { family: "mono", weight: 400, size: 10 } as const;
  expect(fitText("abcdef", 36, style)).toEqual({ text: "abcdef", width: 36, isCut: false });
  expect(fitText("abcdefg", 36, style)).toEqual({ text: "abcde…", width: 36, isCut: true });
  expect(fitText("🚀🚀🚀🚀", 36, style).text).toBe("🚀🚀…");
  expect(textWidth("Hello", { family: "inter", weight: 400, size: 1000 })).toBe(
    743 + 583 + 242 + 242 + 600,
  );
});

test("breaks texts at spaces, and cuts the last line", () => {
  const style = { family: "mono", weight: 400, size: 10 } as const;
  const lines = wrapText("one two three four", { width: 48, lines: 2 }, style);
  expect(lines.map(({ text }) => text)).toEqual(["one two", "three f…"]);
});

test("draws hundreds of stages, each where nothing else is", () => {
  const stages = Array.from({ length: 263 }, (_, at) => {
    const from = at < 3 ? "alpine" : `s${Math.floor(at / 3)}`;
    return `FROM ${from} AS s${at}\nRUN make ${at}\n${at < 5 ? "" : `COPY --from=s${at - 4} /out/${at} /in\n`}`;
  });
  const { svg, width, height } = drawGraph(analysisOf(stages.join("")).picture, { theme: "dark" });
  expect(xmlFault(svg)).toBeNull();
  expect(svg.match(/>s\d+<\/text>/g)?.length).toBeGreaterThanOrEqual(263);
  expect([width > 1000, height > 1000]).toEqual([true, true]);
});
