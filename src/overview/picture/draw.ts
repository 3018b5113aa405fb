import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import { readFonts } from './fonts.ts';
import { layOutFunnel } from './lay-out-funnel.ts';
import { layOut } from './layout.ts';
import { encodePng } from './png.ts';
import type { Picture } from './studio.ts';

/**
 * Draws the picture: half a second or more for 200 sites, on the thread that it is called on.
 * @returns a PNG
 */
export async function drawPicture(picture: Picture): Promise<Buffer> {
  const { width, height, root } =
    picture.kind === 'funnel' ? layOutFunnel(picture) : layOut(picture);
  const svg = await satori(root, { width, height, fonts: readFonts() });
  // The letters are outlines by now; without fonts of the system the picture is the same
  // everywhere.
  const rendered = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return encodePng({ width: rendered.width, height: rendered.height, rgba: rendered.pixels });
}
