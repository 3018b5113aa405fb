import { drawPicture } from './draw.ts';
import type { EstatePicture } from './estate-picture.ts';

/** Draws the one picture that it is sent, sends it back, and ends. */
process.once('message', async (picture: EstatePicture) => {
  const png = await drawPicture(picture);
  process.send?.(new Uint8Array(png), () => process.disconnect());
});
