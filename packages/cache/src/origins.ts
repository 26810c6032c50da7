import type { Origin } from "@stagemap/model";

/** What tells a base or the source of a copy from others. */
export function originText(origin: Origin): string {
  switch (origin.kind) {
    case "image":
      return origin.reference.full;
    case "named-context":
      return `${origin.context.name}=${origin.context.value}`;
    default:
      return origin.kind;
  }
}

/** As people write it. */
export function originTitle(origin: Origin): string {
  switch (origin.kind) {
    case "image":
      return origin.reference.short;
    case "named-context":
      return `the context “${origin.context.name}”`;
    default:
      return origin.kind;
  }
}
