import type {
  EdgeView,
  ImageView,
  NodeKey,
  Picture,
  StageKey,
  StageView,
} from "@stagemap/analysis";
import {
  cardHeight,
  CARD_WIDTH,
  IMAGE_SIZE,
  labelSize,
  rowCenter,
  type Size,
} from "./card-size.ts";
import type { LayoutInput } from "./layout-types.ts";

/** The picture as boxes and links: what is drawn, before anyone knows where. */
export interface GraphShape {
  readonly boxes: readonly ShapeBox[];
  readonly links: readonly ShapeLink[];
  readonly layoutInput: LayoutInput;
  /** Equal for shapes that are laid out alike. */
  readonly signature: string;
}

/** Something with a place: a stage, an image, or the build context. */
export type ShapeBox = Size & { readonly id: BoxId } & (
    | { readonly kind: "stage"; readonly stage: StageView; readonly isCollapsed: boolean }
    | { readonly kind: "image"; readonly image: ImageView }
    | { readonly kind: "context" }
  );

/** A line between two boxes. */
export interface ShapeLink {
  readonly edge: EdgeView;
  readonly from: BoxId;
  /** The colour of the source stage; null for images and the context. */
  readonly color: number | null;
  /** The title of what it comes from and of the stage it goes to, for its name in words. */
  readonly fromTitle: string;
  readonly toTitle: string;
  /** True when the layout keeps room for the label, so that it can always be shown. */
  readonly hasRoom: boolean;
}

/** "stage:…", "image:…", "named:…" or "context:"; unlike a NodeKey it tells a stage called "context" from the context. */
export type BoxId = string;

/** How much of the picture is drawn. */
export interface ShapeOptions {
  readonly collapsed: ReadonlySet<StageKey>;
  readonly isShowingSources: boolean;
  /** With more labels than this no room is kept for any; 48 when it is left out. */
  readonly mostLabels?: number;
}

/** With more labels than this, reserving room for them would tear the cards apart; they show when lit. */
const MOST_LABELS = 48;
const WEIGHTS = { copy: 2, base: 2, mount: 1, context: 0.25 } as const;

/** The box of a stage. */
export function stageBox(key: StageKey): BoxId {
  return `stage:${key}`;
}

/** The box of the build context. */
export const CONTEXT_BOX: BoxId = "context:";

/** The box that an edge starts from. */
export function sourceBox(edge: { readonly kind: string; readonly from: NodeKey }): BoxId {
  if (edge.kind === "context") return CONTEXT_BOX;
  // No stage's key has a colon.
  return edge.from.includes(":") ? edge.from : stageBox(edge.from);
}

/** What is drawn of a picture: its cards, and lines between those that are shown. */
export function shapeOf(picture: Picture, options: ShapeOptions): GraphShape {
  const boxes = boxesOf(picture, options);
  const indexes = new Map(boxes.map(({ id }, index) => [id, index]));
  const shown = picture.edges.filter((edge) => isShown(edge, options.isShowingSources, indexes));
  const hasRoom =
    shown.filter(({ label }) => label !== "").length <= (options.mostLabels ?? MOST_LABELS);
  const links = shown.map((edge) => linkOf(edge, boxes, { indexes, hasRoom }));
  const layoutInput = layoutInputOf(boxes, links, indexes);
  return { boxes, links, layoutInput, signature: JSON.stringify(layoutInput) };
}

/** How many stages build on each box with FROM. */
export function countUsers(shape: GraphShape): ReadonlyMap<BoxId, number> {
  const users = new Map<BoxId, number>();
  for (const { edge, from } of shape.links) {
    if (edge.kind === "base") users.set(from, (users.get(from) ?? 0) + 1);
  }
  return users;
}

function boxesOf(picture: Picture, { collapsed, isShowingSources }: ShapeOptions): ShapeBox[] {
  const boxes: ShapeBox[] = picture.stages.map((stage) => {
    const isCollapsed = collapsed.has(stage.key);
    const height = cardHeight(stage, isCollapsed);
    return {
      kind: "stage",
      id: stageBox(stage.key),
      stage,
      isCollapsed,
      width: CARD_WIDTH,
      height,
    };
  });
  for (const image of picture.images) {
    if (image.isCopiedFrom || image.kind === "named-context" || isShowingSources)
      boxes.push({ kind: "image", id: image.key, image, ...IMAGE_SIZE });
  }
  if (isShowingSources && picture.edges.some(({ kind }) => kind === "context"))
    boxes.push({ kind: "context", id: CONTEXT_BOX, ...IMAGE_SIZE });
  return boxes;
}

function isShown(
  edge: EdgeView,
  isShowingSources: boolean,
  indexes: ReadonlyMap<BoxId, number>,
): boolean {
  const from = sourceBox(edge);
  if (!indexes.has(from) || !indexes.has(stageBox(edge.to))) return false;
  // A copied image may also be a base: that line too is on demand, for the head names the base.
  return isShowingSources || edge.kind !== "base" || !from.startsWith("image:");
}

function linkOf(
  edge: EdgeView,
  boxes: readonly ShapeBox[],
  { indexes, hasRoom }: { indexes: ReadonlyMap<BoxId, number>; hasRoom: boolean },
): ShapeLink {
  const from = sourceBox(edge);
  const source = boxes[indexes.get(from) ?? -1];
  const target = boxes[indexes.get(stageBox(edge.to)) ?? -1];
  return {
    edge,
    from,
    color: source?.kind === "stage" ? source.stage.color : null,
    fromTitle: titleOf(source),
    toTitle: titleOf(target),
    hasRoom: hasRoom && (edge.kind === "copy" || edge.kind === "mount"),
  };
}

function layoutInputOf(
  boxes: readonly ShapeBox[],
  links: readonly ShapeLink[],
  indexes: ReadonlyMap<BoxId, number>,
): LayoutInput {
  // Sources stand before the first stage that uses them, but after the stage in front of that.
  const firstUse = new Map<BoxId, number>();
  const layoutLinks = links.map(({ edge, from, hasRoom }) => {
    const to = indexes.get(stageBox(edge.to)) ?? 0;
    firstUse.set(from, Math.min(to, firstUse.get(from) ?? to));
    return {
      from: indexes.get(from) ?? 0,
      to,
      row: rowOf(boxes[to], edge),
      label: hasRoom ? labelSize(edge.label) : null,
      weight: WEIGHTS[edge.kind],
    };
  });
  return {
    boxes: boxes.map(({ id, kind, width, height }, index) => ({
      width,
      height,
      place: kind === "stage" ? index : (firstUse.get(id) ?? 0) - 0.5,
    })),
    links: layoutLinks,
  };
}

function rowOf(target: ShapeBox | undefined, edge: EdgeView): number | null {
  if (target?.kind !== "stage" || target.isCollapsed || edge.step === null) return null;
  const index = target.stage.steps.findIndex(({ key }) => key === edge.step);
  return index === -1 ? null : rowCenter(index);
}

function titleOf(box: ShapeBox | undefined): string {
  if (box === undefined) return "";
  if (box.kind === "stage") return box.stage.title;
  if (box.kind === "context") return "the build context";
  const { kind, label } = box.image;
  return kind === "named-context" ? `the context ${label}` : label;
}
