import type { EdgeView, ImageView, Picture, StageView } from "@stagemap/analysis";
import { sourceBox, stageBox, type BoxId } from "@stagemap/layout";
import { paletteOf, mix, stageColor } from "./palette.ts";
import { plainText } from "./plain-text.ts";

/**
 * The graph as a Mermaid flowchart, with a line end at its end: stages with their base images, copies as thick arrows with
 * their paths, mounts as dotted ones. The names of nodes are numbers, so that whatever a stage is called stands in quotes only.
 */
export function mermaidGraph(picture: Picture): string {
  const ids = idsOf(picture);
  const images = picture.images.filter(isOwnNode);
  const drawn = picture.edges.filter((edge) => edge.kind !== "context" && ids.has(sourceBox(edge)));
  const lines = [
    "flowchart TD",
    ...picture.stages.map((stage, index) => `  s${index}["${stageLabel(stage)}"]`),
    ...images.map((image, index) => `  i${index}(["${quoted(image.label)}"])`),
    ...drawn.map((edge) => `  ${linkOf(edge, ids)}`),
    ...styles(picture),
  ];
  return `${lines.join("\n")}\n`;
}

/** Images that are mere bases stand in the head of the stage. */
function isOwnNode({ isCopiedFrom, kind }: ImageView): boolean {
  return isCopiedFrom || kind === "named-context";
}

function idsOf({ stages, images }: Picture): ReadonlyMap<BoxId, string> {
  return new Map([
    ...stages.map(({ key }, index): [BoxId, string] => [stageBox(key), `s${index}`]),
    ...images.filter(isOwnNode).map(({ key }, index): [BoxId, string] => [key, `i${index}`]),
  ]);
}

function stageLabel({ title, base, role, isLast }: StageView): string {
  const from = base.label === "" ? "" : `<br/>${quoted(base.label)}`;
  const target = role === "target" ? `<br/>${isLast ? "ships" : "target"}` : "";
  return `${quoted(title)}${from}${target}`;
}

function linkOf(edge: EdgeView, ids: ReadonlyMap<BoxId, string>): string {
  const from = ids.get(sourceBox(edge)) ?? "";
  const to = ids.get(stageBox(edge.to)) ?? "";
  const label = edge.label === "" ? "" : `|"${quoted(edge.label)}"|`;
  switch (edge.kind) {
    case "copy":
      return `${from} ==>${label} ${to}`;
    case "mount":
      return `${from} -.->${label} ${to}`;
    case "base":
    case "context":
      return `${from} --> ${to}`;
  }
}

function styles({ stages }: Picture): readonly string[] {
  const palette = paletteOf("light");
  const used = [...new Set(stages.map(({ color }) => color))].toSorted((a, b) => a - b);
  const nodes = (is: (stage: StageView) => boolean): string =>
    stages.flatMap((stage, index) => (is(stage) ? [`s${index}`] : [])).join(",");
  const classes = used.map((color) => {
    const line = stageColor(palette, color);
    const fill = mix(line, 0.1, palette.panel);
    return `  classDef c${color} fill:${fill},stroke:${line},color:${palette.ink}`;
  });
  const unbuilt = nodes(({ role }) => role === "unbuilt");
  const target = nodes(({ role }) => role === "target");
  return [
    ...classes,
    ...used.map((color) => `  class ${nodes((stage) => stage.color === color)} c${color}`),
    ...(target === "" ? [] : ["  classDef target stroke-width:3px", `  class ${target} target`]),
    ...(unbuilt === ""
      ? []
      : ["  classDef unbuilt opacity:0.7,stroke-dasharray:4 3", `  class ${unbuilt} unbuilt`]),
  ];
}

/** Everything but what surely means nothing to Mermaid or to HTML is written as a character's number. */
function quoted(text: string): string {
  return Array.from(plainText(text), (character) =>
    /[\p{L}\p{N} ./:@+,=_$()-]/u.test(character) ? character : `#${character.codePointAt(0) ?? 0};`,
  ).join("");
}
