import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { palettes } from "../../src/editor/editor-themes.ts";

const themeCss = readFileSync(new URL("../../src/ui/theme.css", import.meta.url), "utf8");
const [lightCss = "", darkCss = ""] = themeCss.split(':root[data-theme="dark"]');

const names = {
  panel: "panel",
  raised: "raised",
  line: "line",
  ink: "ink",
  ink2: "ink-2",
  ink3: "ink-3",
  accent: "accent",
  accentBg: "accent-bg",
  onAccent: "on-accent",
  ok: "ok",
  warn: "warn",
  bad: "bad",
} as const;

describe.each([
  ["light", lightCss],
  ["dark", darkCss],
] as const)("the editor's %s colours", (theme, css) => {
  const { stages, ...colors } = palettes[theme];

  test.each(Object.entries(colors))("%s is the token of theme.css", (name, color) => {
    // The keys of both objects are those of one palette.
    expect(css).toContain(`--${names[name as keyof typeof names]}: ${color};`);
  });

  test("a stage has the colour that it has everywhere", () => {
    expect(stages).toHaveLength(8);
    for (const [number, color] of stages.entries()) {
      expect(css).toContain(`--stage-${number}: ${color};`);
    }
  });
});
