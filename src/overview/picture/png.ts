import { crc32, deflateSync } from 'node:zlib';

/** Pixels as four bytes each: red, green, blue, and how opaque, which is always wholly. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const most = 256;

/**
 * Writes a PNG with a palette: a third of the size of one with all colours, and drawings have few.
 * Where there are more than 256, the rarest, which are shades at the edges of letters, take the
 * nearest of the others.
 */
export function encodePng({ width, height, rgba }: Pixels): Buffer {
  const colour = (at: number): number =>
    ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4)
    counts.set(colour(at), (counts.get(colour(at)) ?? 0) + 1);
  const all = [...counts].toSorted((a, b) => b[1] - a[1]).map(([value]) => value);
  const palette = all.slice(0, most);
  const places = new Map(
    all.map((value, index) => [value, index < most ? index : nearest(palette, value)]),
  );
  // Each line begins with its filter: none.
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      lines[y * (width + 1) + 1 + x] = places.get(colour((y * width + x) * 4)) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((value) => [value >> 16, (value >> 8) & 255, value & 255])),
    ),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(palette: readonly number[], value: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const distance = [16, 8, 0].reduce(
      (sum, shift) => sum + (((value >> shift) & 255) - ((other >> shift) & 255)) ** 2,
      0,
    );
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Length, kind, data, checksum (PNG specification, "Chunk layout"). */
function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'ascii'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
