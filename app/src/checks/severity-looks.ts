import type { LucideIcon } from "lucide-react";
import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { Weight } from "./finding.ts";

/** What a finding is called and how it is marked by how loud it is. */
export const severityLooks: Readonly<
  Record<Weight, { readonly word: string; readonly Icon: LucideIcon }>
> = {
  error: { word: "Error", Icon: CircleX },
  warning: { word: "Warning", Icon: TriangleAlert },
  info: { word: "Note", Icon: Info },
  style: { word: "Style", Icon: Info },
};
