import type { AppContext } from "../commands/command.ts";
import type { ExportFormat, Material } from "./formats.ts";

export async function downloadFile(
  { browser, store }: AppContext,
  { fileName }: ExportFormat,
  making: Promise<Blob | null>,
): Promise<void> {
  const content = await making;
  if (content !== null) browser.download(fileName, content);
  else {
    store.getState().notify({
      kind: "error",
      message: "The browser could not draw the picture. Take the SVG.",
    });
  }
}

interface Copied {
  make(format: ExportFormat): Promise<Blob | null>;
  readonly material: Material;
}

/** Copies what is text as text, and a picture as a picture. */
export async function copyFile(
  { browser, store }: AppContext,
  format: ExportFormat,
  { make, material }: Copied,
): Promise<void> {
  const isCopied = await (format.text === undefined
    ? browser.writePicture(make(format))
    : browser.writeClipboard(format.text(material)));
  store.getState().notify({
    kind: isCopied ? "success" : "error",
    message: isCopied
      ? `${format.title} copied.`
      : "The browser did not allow copying. Download the file instead.",
  });
}
