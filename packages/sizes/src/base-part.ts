import { imageName, imageWeight } from "@stagemap/images";
import type { Origin } from "@stagemap/model";
import { exactly } from "./range.ts";
import { unknownPart } from "./site.ts";
import type { SizeBasis, SizePart, TypedSizes } from "./types.ts";

/** What the image at the bottom of a stage weighs; null for none and for a stage in its place. */
export function basePart(base: Origin | undefined, { images }: TypedSizes): SizePart | null {
  switch (base?.kind) {
    case "image": {
      const image = imageName(base.reference);
      const what = `base image ${image.name}:${image.tag}`;
      const measured = images[`${image.name}:${image.tag}`];
      if (measured !== undefined) {
        return {
          what,
          origin: "base",
          range: exactly(measured / 1e6),
          basis: "measured",
          source: "measured by you",
        };
      }
      const weight = imageWeight(image);
      if (weight === null) {
        return unknownPart(what, "base", "nothing is known of how large this image is");
      }
      const { low, high, source } = weight;
      return { what, origin: "base", range: { low, high }, basis: BASES[weight.basis], source };
    }
    case "named-context":
      return unknownPart("a named context as base", "base", "what it holds is not in the text");
    case "none":
      return unknownPart("the base image", "base", "FROM names none that could be used");
    default:
      return null;
  }
}

const BASES: Readonly<Record<"measured" | "ratio" | "like" | "assumed", SizeBasis>> = {
  measured: "known",
  ratio: "class",
  like: "class",
  assumed: "assumed",
};
