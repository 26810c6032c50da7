import type { ContextStep } from "@stagemap/analysis";
import { counted } from "../frame/counted.ts";
import { bytesInWords } from "./bytes.ts";
import type { Summary } from "./file-table.ts";

/** What mostly becomes of some files: it decides how their row looks. */
export type Fate = "sent" | "ignored" | "unused" | "mixed";

export function fateOf({ files, sent, ignored, unused }: Summary): Fate {
  if (sent === files) return "sent";
  if (ignored === files) return "ignored";
  return unused === files ? "unused" : "mixed";
}

/** "sent", "kept out by line 3 of the .dockerignore", "2 of 5 files sent". */
export function fateInWords(summary: Summary): string {
  const { files, sent, line } = summary;
  switch (fateOf(summary)) {
    case "sent":
      return line === null || line === 0 ? "sent" : `let in again by line ${line}`;
    case "ignored":
      return line === null || line === 0 ? "ignored" : `ignored by line ${line}`;
    case "unused":
      return "no step takes it";
    case "mixed":
      return `${sent.toLocaleString("en")} of ${counted(files, "file")} sent`;
  }
}

/** Whether they end up in the image, as a sentence; null for what is not even sent. */
export function shippingInWords({ files, ships, mayShip, sent }: Summary): string | null {
  if (sent === 0) return null;
  const isOne = files === 1;
  if (ships === files)
    return isOne ? "In the image that ships." : "All of it is in the image that ships.";
  if (ships > 0)
    return `${counted(ships, "file")} of it ${ships === 1 ? "is" : "are"} in the image that ships.`;
  if (mayShip > 0)
    return isOne
      ? "A RUN sees it and may put it into the image."
      : "A RUN sees it and may put it, or what it makes of it, into the image.";
  return "Not in the image that ships.";
}

/** "12 kB", or nothing where no size is known. */
export function sizeInWords({ bytes, sized }: Summary): string {
  return sized === 0 ? "" : bytesInWords(bytes);
}

/** "COPY . in line 11" */
export function stepInWords({ instruction, sources, line }: ContextStep): string {
  return `${instruction} ${sources.join(" ")} in line ${line}`;
}
