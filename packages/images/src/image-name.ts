import { hubName } from "@stagemap/model";
import type { ImageReference } from "@stagemap/model";

/** An image's name as people know it, and its tag. */
export interface ImageName {
  /** Without "docker.io/library/" and the like: "node", "mcr.microsoft.com/dotnet/sdk". */
  readonly name: string;
  /** "latest" where there is none. */
  readonly tag: string;
}

/** The name and tag of a reference. */
export function imageName(reference: ImageReference): ImageName {
  return { name: hubName(reference), tag: (reference.tag ?? "latest").toLowerCase() };
}
