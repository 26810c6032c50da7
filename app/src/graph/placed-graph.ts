import {
  type BoxId,
  countUsers,
  dotAt,
  edgePath,
  type GraphLayout,
  type GraphShape,
  type Point,
  type ShapeBox,
  type ShapeLink,
} from "@stagemap/layout";
import type { ContextNode, ImageNode } from "./SourceCard.tsx";
import type { StageNode } from "./StageCard.tsx";

export type GraphNode = StageNode | ImageNode | ContextNode;

export interface PlacedLink extends ShapeLink {
  readonly path: string;
  readonly end: Point;
  readonly label: Point;
}

const NOTHING: PlacedGraph = { nodes: [], links: [], places: new Map() };

/** A shape with the layout that was made for it. */
export interface LaidOut {
  readonly shape: GraphShape;
  readonly layout: GraphLayout;
}

/** A shape at its place: what React Flow and the edge layer draw. */
export interface PlacedGraph {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly PlacedLink[];
  readonly places: ReadonlyMap<BoxId, Place>;
}

export interface Place extends Point {
  readonly box: ShapeBox;
}

/**
 * Turns shapes into placed graphs and gives what did not change as the same objects as the time before, so that React
 * leaves it alone. While a layout is on its way, a shape takes what it can from the last one, by name.
 */
export function createPlacer(): (shape: GraphShape, newest: LaidOut | null) => PlacedGraph {
  let last: LaidOut | null = null;
  let nodes = new Map<BoxId, GraphNode>();
  let links = new Map<string, PlacedLink>();
  return (shape, newest) => {
    const laid = newest ?? last;
    last = laid;
    if (laid === null) return NOTHING;
    const isCurrent = shape.signature === laid.shape.signature;
    const users = countUsers(shape);
    const places = new Map<BoxId, Place>();
    const oldIndexes = new Map(laid.shape.boxes.map(({ id }, index) => [id, index]));
    const nextNodes = new Map<BoxId, GraphNode>();
    shape.boxes.forEach((box, index) => {
      const at = laid.layout.boxes[isCurrent ? index : (oldIndexes.get(box.id) ?? -1)];
      if (at === undefined) return;
      places.set(box.id, { ...at, box });
      nextNodes.set(box.id, keepNode(nodes.get(box.id), nodeOf(box, at, users.get(box.id) ?? 0)));
    });
    const oldLinks = new Map(laid.shape.links.map(({ edge }, index) => [edge.key, index]));
    const nextLinks = new Map<string, PlacedLink>();
    shape.links.forEach((link, index) => {
      const route = laid.layout.links[isCurrent ? index : (oldLinks.get(link.edge.key) ?? -1)];
      const end = route?.points.at(-1);
      if (route === undefined || end === undefined) return;
      const placed = {
        ...link,
        path: edgePath(route.points),
        end: dotAt(route.points.at(-2), end),
        label: route.label,
      };
      nextLinks.set(link.edge.key, keepLink(links.get(link.edge.key), placed));
    });
    nodes = nextNodes;
    links = nextLinks;
    return { nodes: [...nodes.values()], links: [...links.values()], places };
  };
}

function nodeOf(box: ShapeBox, at: Point, users: number): GraphNode {
  const { id, width, height } = box;
  // The size is known, so React Flow need not measure before it shows.
  const common = {
    id,
    position: { x: at.x, y: at.y },
    width,
    height,
    measured: { width, height },
    // No handles, and known to be none: else React Flow draws every card once to look for them.
    handles: [],
    // The card inside has a role of its own; a description without a role would be wrong.
    domAttributes: { "aria-roledescription": undefined },
  };
  switch (box.kind) {
    case "stage":
      return {
        ...common,
        type: "stage",
        data: { stage: box.stage, isCollapsed: box.isCollapsed, users },
      };
    case "image":
      return { ...common, type: "image", data: { image: box.image } };
    case "context":
      return { ...common, type: "context", data: {} };
  }
}

function keepNode(old: GraphNode | undefined, node: GraphNode): GraphNode {
  if (old === undefined) return node;
  const isSamePlace =
    old.position.x === node.position.x &&
    old.position.y === node.position.y &&
    old.height === node.height;
  const isSameData = hasSameValues(old.data, node.data);
  if (isSamePlace && isSameData) return old;
  // One union member for both: a box keeps its kind as long as it keeps its id.
  return (isSameData ? { ...node, data: old.data } : node) as GraphNode;
}

function keepLink(old: PlacedLink | undefined, link: PlacedLink): PlacedLink {
  const isSame =
    old !== undefined &&
    old.edge === link.edge &&
    old.path === link.path &&
    old.color === link.color &&
    old.hasRoom === link.hasRoom &&
    old.fromTitle === link.fromTitle &&
    old.toTitle === link.toTitle &&
    old.label.x === link.label.x &&
    old.label.y === link.label.y;
  return isSame ? old : link;
}

function hasSameValues(a: object, b: object): boolean {
  const others = new Map(Object.entries(b));
  return (
    Object.keys(a).length === others.size &&
    Object.entries(a).every(([name, value]) => Object.is(value, others.get(name)))
  );
}
