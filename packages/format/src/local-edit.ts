/** An edit of one item's raw text, its offsets counted from the item's start. */
export interface LocalEdit {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}
