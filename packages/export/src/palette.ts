/** The two looks of a picture. */
export type PictureTheme = "light" | "dark";

/** The colours of the app's screen, as a picture needs them. */
export interface Palette {
  readonly canvas: string;
  readonly panel: string;
  readonly line: string;
  readonly lineSoft: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly onStage: string;
  readonly bad: string;
  readonly shadow: string;
  readonly stages: readonly string[];
}

const LIGHT: Palette = {
  canvas: "#f7f8fa",
  panel: "#ffffff",
  line: "#dfe3e8",
  lineSoft: "#eef0f3",
  ink: "#1b2430",
  ink2: "#4f5b6b",
  ink3: "#677383",
  onStage: "#ffffff",
  bad: "#c02b35",
  shadow: "#e9ecf0",
  stages: ["#0e7c86", "#2563eb", "#9a6700", "#8250df", "#b3335f", "#2f7d3b", "#b4501a", "#52637a"],
};

const DARK: Palette = {
  canvas: "#0f141b",
  panel: "#151b23",
  line: "#2a3443",
  lineSoft: "#1e2733",
  ink: "#e6edf3",
  ink2: "#a9b8c7",
  ink3: "#8494a5",
  onStage: "#0d1117",
  bad: "#ff8078",
  shadow: "#0a0e13",
  stages: ["#4cc3cd", "#6ea8fe", "#e0b04b", "#b794f6", "#f287ac", "#7bc77e", "#f09a66", "#9fb0c6"],
};

/** The colours of a theme. */
export function paletteOf(theme: PictureTheme): Palette {
  return theme === "dark" ? DARK : LIGHT;
}

/** The colour of a stage; what is no stage is grey. */
export function stageColor(palette: Palette, color: number | null): string {
  return color === null ? palette.ink3 : (palette.stages[color] ?? palette.ink3);
}

/** `share` of the one colour in the other, as `color-mix` does in sRGB: not every program that draws SVG knows that. */
export function mix(one: string, share: number, other: string): string {
  const channels = [1, 3, 5].map((at) => {
    const from = Number.parseInt(other.slice(at, at + 2), 16);
    const to = Number.parseInt(one.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
