/** Draws the pictures of docs/: `npm run pictures`. */

const { funnelSaid, pictureSaid } = en;

import { writeFileSync } from 'node:fs';
import { createStudio, funnelPictureOf, pictureOf } from '../../../src/overview/picture/index.ts';
import { en } from '../../text/english.ts';
import { someFunnel } from '../funnel/some.ts';
import { countsIn } from '../look-at.ts';
import { five } from './five.ts';
import { morning, someSites, zone } from './some.ts';

const draw = createStudio();
for (const [name, rows] of [
  ['overview-5', five],
  ['overview-200', someSites(200)],
] as const) {
  const png = await draw(pictureOf(rows, pictureSaid(morning, zone), countsIn(rows)));
  writeFileSync(new URL(`../../../docs/${name}.png`, import.meta.url), png);
}
const funnel = funnelPictureOf(someFunnel(200), funnelSaid(morning, zone));
writeFileSync(new URL('../../../docs/set-ups-200.png', import.meta.url), await draw(funnel));
