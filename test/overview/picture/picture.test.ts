import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { drawPicture } from '../../../src/overview/picture/draw.ts';
import { createStudio, mostPictured, pictureOf } from '../../../src/overview/picture/index.ts';
import { layOut } from '../../../src/overview/picture/layout.ts';
import type { OverviewSite } from '../../../src/sites/index.ts';
import { hostileTexts } from '../../slack/any-of.ts';
import { en } from '../../text/english.ts';
import { countsIn } from '../look-at.ts';
import { five } from './five.ts';
import { morning, someSite, someSites, zone } from './some.ts';

const { pictureInWords, pictureSaid } = en;

const draw = createStudio();
const drawn = (rows: readonly OverviewSite[]): Promise<Buffer> =>
  draw(pictureOf(rows, pictureSaid(morning, zone), countsIn(rows)));

/** How many run at this moment. */
const childProcesses = (): number =>
  process.getActiveResourcesInfo().filter((each) => each === 'ProcessWrap').length;

/** Width and height, from a PNG's first chunk. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe('What is in the picture', () => {
  it('each site with its state and its thirteen steps, in their order, archived ones not', () => {
    const archived = someSite('0006', 'Gone', 'finished');
    const sites: OverviewSite[] = [...five, { ...archived, state: 'archived' }];
    const picture = pictureOf(sites, pictureSaid(morning, zone), countsIn(sites));
    expect(picture.sites.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'Kamppi: broken',
      'Töölön tähti: stuck',
      'Runeberginkatu 12: under-way',
      'Pasila: finished',
      'Łódź Śródmieście: finished',
    ]);
    const steps = picture.sites[1]?.steps;
    expect(steps?.join(' ')).toBe(
      'done done done done later done done done done open open open open',
    );
    expect(picture).toMatchObject({ title: 'All sites', date: '25 Nov 2026, 08:00', more: 0 });
  });

  it('above 200, those that need somebody, and how many more there are', () => {
    const picture = pictureOf(
      someSites(1_000),
      pictureSaid(morning, zone),
      countsIn(someSites(1_000)),
    );
    expect(picture.sites).toHaveLength(mostPictured);
    expect(picture.more).toBe(800);
    expect(new Set(picture.sites.map(({ state }) => state))).toEqual(
      new Set(['broken', 'stuck', 'under-way']),
    );
    expect(picture.counts.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
  });
});

describe('The same in words', () => {
  it('how many of each, then who needs somebody', () => {
    expect(pictureInWords(pictureOf(five, pictureSaid(morning, zone), countsIn(five)))).toBe(
      'All sites, 25 Nov 2026, 08:00: 5 sites, 1 broken, 1 stuck, 1 under way, 2 done. Broken: Kamppi (11 of 13). ' +
        'Stuck: Töölön tähti (8 of 13). Under way: Runeberginkatu 12 (10 of 13).',
    );
  });

  it('within what Slack takes, however many and whatever they are called', () => {
    for (const rows of [[], someSites(10_000), hostileSites('stuck')]) {
      const words = pictureInWords(pictureOf(rows, pictureSaid(morning, zone), countsIn(rows)));
      expect(words.length).toBeLessThanOrEqual(1_000);
      expect(words.isWellFormed()).toBe(true);
    }
    expect(
      pictureInWords(
        pictureOf(someSites(10_000), pictureSaid(morning, zone), countsIn(someSites(10_000))),
      ),
    ).toMatch(/Broken: .+ and \d+ more\./u);
    expect(pictureInWords(pictureOf([], pictureSaid(morning, zone), countsIn([])))).toContain(
      'No sites yet',
    );
  });
});

const hostileSites = (state: 'stuck' | 'broken'): OverviewSite[] =>
  [...hostileTexts, '東京タワー', 'Жилой дом', 'Οδός Ερμού 15', '👩‍👩‍👧 🏢', 'מגדל השחר'].map(
    (text, index) => someSite((index + 1).toString(36).padStart(4, '0'), text, state),
  );

describe('The drawing', () => {
  it.each([
    [0, []],
    [5, five],
    [200, someSites(200)],
  ])(
    'of %i sites is a PNG that phones show sharply, made beside the process that answers Slack',
    async (_, listed) => {
      const before = childProcesses();
      const drawing = drawn(listed);
      await Promise.resolve();
      expect(childProcesses()).toBe(before + 1);
      const png = await drawing;
      const { width, height } = sizeOf(png);
      expect({ width, height }).toEqual(laidOut(listed));
      expect(png.length).toBeLessThan(400_000);
    },
  );

  it('is as wide as a phone has pixels, and never so high that phones show it blurred', () => {
    for (const count of [0, 1, 5, 59, 60, 61, 120, 199, 200, 201, 10_000]) {
      const { width, height } = laidOut(someSites(count));
      expect(width).toBe(1080);
      expect(height).toBeLessThanOrEqual(4_096);
    }
  });

  it('is not broken by any name, and asks nobody for letters that it does not have', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const png = await drawPicture(
      pictureOf(
        hostileSites('broken'),
        pictureSaid(morning, zone),
        countsIn(hostileSites('broken')),
      ),
    );
    expect(sizeOf(png).width).toBe(1080);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it('stands in docs/ as it is drawn now', () => {
    for (const [name, listed] of [
      ['overview-5', five],
      ['overview-200', someSites(200)],
    ] as const) {
      const kept = readFileSync(new URL(`../../../docs/${name}.png`, import.meta.url));
      expect(sizeOf(kept)).toEqual(laidOut(listed));
    }
  });
});

function laidOut(listed: readonly OverviewSite[]): { width: number; height: number } {
  const { width, height } = layOut(pictureOf(listed, pictureSaid(morning, zone), countsIn(listed)));
  return { width, height };
}
