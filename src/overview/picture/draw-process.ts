import { drawPicture } from './draw.ts';
import type { Picture } from './studio.ts';

/** Draws the one picture that it is sent, sends it back, and ends. */
process.once('message', async (picture: Picture) => {
  const png = await drawPicture(picture);
  process.send?.(new Uint8Array(png), () => process.disconnect());
});
