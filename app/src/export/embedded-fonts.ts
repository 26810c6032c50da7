import inter from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import mono from "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url";
import type { DrawingOptions } from "@stagemap/export";

type Fonts = NonNullable<DrawingOptions["fonts"]>;

/** The page's own fonts, to be carried in a picture; null when they cannot be read. */
export async function loadFonts(): Promise<Fonts | null> {
  try {
    const [interText, monoText] = await Promise.all([readBase64(inter), readBase64(mono)]);
    return { inter: interText, mono: monoText };
  } catch {
    // Offline before they were kept: the picture then names what may stand in for them.
    return null;
  }
}

async function readBase64(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
