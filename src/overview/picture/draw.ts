import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { EstatePicture } from './estate-picture.ts';
import { readFonts } from './fonts.ts';
import { layOut } from './layout.ts';
import { encodePng } from './png.ts';

/**
 * Draws the picture: half a second or more for 200 sites, on the thread that it is called on.
 * @returns a PNG
 */
export async function drawPicture(picture: EstatePicture): Promise<Buffer> {
  const { width, height, root } = layOut(picture);
  const svg = await satori(root, { width, height, fonts: readFonts() });
  // The letters are outlines by now; without fonts of the system the picture is the same
  // everywhere.
  const rendered = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return encodePng({ width: rendered.width, height: rendered.height, rgba: rendered.pixels });
}
