/** A rectangle to place. Boxes are named by their index, so that a stage may be renamed without moving. */
export interface LayoutBox {
  readonly width: number;
  readonly height: number;
  /** Where it stands in the text: a link leads from a smaller place to a larger one. */
  readonly place: number;
}

/** A line from the bottom of one box to another. */
export interface LayoutLink {
  readonly from: number;
  readonly to: number;
  /** How far below the target's top it lands at the target's side; null to land on the top. */
  readonly row: number | null;
  /** The space that its label needs; null for no label. */
  readonly label: { readonly width: number; readonly height: number } | null;
  /** How much it wants to be short. */
  readonly weight: number;
}

/** Everything that the places depend on. */
export interface LayoutInput {
  readonly boxes: readonly LayoutBox[];
  readonly links: readonly LayoutLink[];
}

/** In pixels, from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The way of one link. */
export interface LinkRoute {
  /**
   * Neighbours differ in x only (a level line), in y only (an upright line) or in both (an S-shaped curve that
   * leaves and arrives upright).
   */
  readonly points: readonly Point[];
  /** The middle of the label, also for a link whose label has no space of its own. */
  readonly label: Point;
}

/** Where everything stands, in the order of the input. */
export interface GraphLayout {
  /** The top left corner of each box. */
  readonly boxes: readonly Point[];
  readonly links: readonly LinkRoute[];
  readonly width: number;
  readonly height: number;
}
