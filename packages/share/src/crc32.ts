/** The CRC-32 of IEEE 802.3, as zip and PNG use it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** A checksum as four bytes, highest first. */
export function checksumBytes(checksum: number): Uint8Array {
  return Uint8Array.of(checksum >>> 24, checksum >>> 16, checksum >>> 8, checksum);
}

/** What each value of the low byte does to the rest of the sum: 0xEDB88320 is the polynomial, lowest bit first. */
const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let entry = index;
  for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? (entry >>> 1) ^ 0xedb88320 : entry >>> 1;
  return entry;
});
