/*
 * The package type-checks without the DOM and Node libraries, so that nothing else of a browser slips in. What it needs of
 * the platform is the same in browsers and in Node and is declared here, as narrowly as it is used.
 */
declare const CompressionStream: new (format: "deflate-raw") => ByteTransform;
declare const DecompressionStream: new (format: "deflate-raw") => ByteTransform;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: "utf-8",
  options: { readonly fatal: true; readonly ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };

interface ByteTransform {
  readonly readable: { getReader(): ByteReader };
  readonly writable: { getWriter(): ByteWriter };
}

interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

interface ByteWriter {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

/** The UTF-8 bytes of a text without lone surrogates; JSON has none, because it escapes them. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Null when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const { readable, writable } = new CompressionStream("deflate-raw");
  const [pieces] = await Promise.all([
    readAll(readable.getReader(), Infinity),
    writeAll(writable.getWriter(), bytes),
  ]);
  return joined(pieces);
}

/** The inflated bytes; "too-large" as soon as they exceed `maximumBytes`, and no more than about 1 MB later. */
export async function inflate(
  bytes: Uint8Array,
  maximumBytes: number,
): Promise<Uint8Array | "damaged" | "too-large"> {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const reader = readable.getReader();
  const writer = writable.getWriter();
  // Both sides of a broken stream reject; the reading side is the one that is looked at.
  const writing = writeAll(writer, bytes).catch(() => {});
  try {
    const pieces = await readAll(reader, maximumBytes);
    return sizeOf(pieces) > maximumBytes ? "too-large" : joined(pieces);
  } catch {
    return "damaged";
  } finally {
    await Promise.allSettled([reader.cancel(), writer.abort(), writing]);
  }
}

/** Deflate packs at most 1032 to 1, so each of these inflates to 1 MB at most before the reader can stop the rest. */
const pieceBytes = 1024;

async function writeAll(writer: ByteWriter, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    await writer.write(bytes.subarray(at, at + pieceBytes));
  }
  await writer.close();
}

/** Every piece until the end, or until they are more than `maximumBytes` together. */
async function readAll(reader: ByteReader, maximumBytes: number): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (size <= maximumBytes) {
    const { done, value } = await reader.read();
    if (done || value === undefined) break;
    pieces.push(value);
    size += value.length;
  }
  return pieces;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((size, piece) => size + piece.length, 0);
}
