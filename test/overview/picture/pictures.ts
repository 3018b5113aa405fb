/** Draws the README's pictures of an estate: `npm run pictures`. */

import { writeFileSync } from 'node:fs';
import { createStudio, pictureOf } from '../../../src/overview/picture/index.ts';
import { pictureSaid } from '../../../src/text/en/index.ts';
import { five } from './five.ts';
import { morning, someEstate, zone } from './some.ts';

const draw = createStudio();
for (const [name, rows] of [
  ['estate-5', five],
  ['estate-200', someEstate(200)],
] as const) {
  const png = await draw(pictureOf(rows, pictureSaid(morning, zone)));
  writeFileSync(new URL(`../../../docs/${name}.png`, import.meta.url), png);
}
