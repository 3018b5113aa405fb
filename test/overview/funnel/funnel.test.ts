import { describe, expect, it } from 'vitest';
import type { StepId } from '../../../src/checklist/index.ts';
import { languages } from '../../../src/language.ts';
import { createFunnel, readFunnel } from '../../../src/overview/funnel/index.ts';
import { createStudio, funnelPictureOf } from '../../../src/overview/picture/index.ts';
import { catalogue } from '../../../src/text/index.ts';
import { morning, zone } from '../picture/some.ts';
import { entry, someFunnel } from './some.ts';

const hour = 3_600_000;
const t = catalogue('en', zone);

const at = (hours: number): number => morning - 100 * hour + hours * hour;
/** A set-up that waits so many hours for its locks. */
const course = (site: string, waits: number) => [
  entry(site, at(0), 'answered', 'delivered-with-api'),
  entry(site, at(1), 'done', 'public-api'),
  entry(site, at(1), 'help-asked', 'program-locks'),
  entry(site, at(1 + waits), 'done', 'program-locks'),
  entry(site, at(2 + waits), 'verification-asked', 'verification'),
  entry(site, at(3 + waits), 'verified'),
  entry(site, at(4 + waits), 'done', 'hand-over'),
];
const funnelOf = (...entries: readonly ReturnType<typeof entry>[]) => {
  const funnel = createFunnel();
  for (const each of entries) funnel.add(each);
  return funnel.result(morning, zone);
};
const hoursAt = (funnel: ReturnType<typeof funnelOf>, step: StepId): number | undefined => {
  const ms = funnel.steps.find((each) => each.step === step)?.medianMs;
  return ms === undefined ? undefined : ms / hour;
};

describe('Where set-ups lose their time, from the journal', () => {
  it('the median of the time at each step: until the last thing that was done there', () => {
    const funnel = funnelOf(...course('a', 10), ...course('b', 20), ...course('c', 60));
    expect(hoursAt(funnel, 'public-api')).toBe(1);
    expect(hoursAt(funnel, 'program-locks')).toBe(20);
    expect(hoursAt(funnel, 'verification')).toBe(2);
    expect(hoursAt(funnel, 'hand-over')).toBe(1);
    expect(hoursAt(funnel, 'password')).toBeUndefined();
  });

  it('how many came this far: who went further did', () => {
    const stopped = [
      entry('b', at(0), 'done', 'public-api'),
      entry('b', at(1), 'done', 'service-code'),
    ];
    const reached = funnelOf(...course('a', 1), ...stopped).steps.map((each) => each.reached);
    expect(reached).toEqual([2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('what was finished in each of the last eight weeks, by the calendar of the workspace', () => {
    // Sunday evening in Helsinki, and a minute after midnight.
    const sunday = Date.UTC(2026, 10, 22, 21, 59);
    const done = (site: string, when: number) => [
      entry(site, when - hour, 'verification-asked', 'verification'),
      entry(site, when, 'verified'),
    ];
    const { weeks } = funnelOf(...done('a', sunday), ...done('b', sunday + 120_000));
    expect(weeks.map(({ finished }) => finished)).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
  });

  it('a site that breaks later and is fixed adds nothing to its set-up', () => {
    const later = [
      entry('a', at(80), 'answered', 'password'),
      entry('a', at(81), 'verification-asked', 'verification'),
      entry('a', at(82), 'verified'),
      entry('a', at(83), 'done', 'hand-over'),
    ];
    expect(funnelOf(...course('a', 2), ...later)).toEqual(funnelOf(...course('a', 2)));
  });

  it('the whole journal is read, page by page, of the sites that somebody may have', async () => {
    const entries = Array.from({ length: 40 }, (_, site) => course(`s${site}`, 5)).flat();
    const kept = entries.map((each, index) => ({ ...each, position: index + 1 }));
    const read = async ({ after = 0 }) => kept.slice(after, after + 7);
    const funnel = await readFunnel({ read }, async (site) => site !== 's0', morning, zone);
    expect(funnel.begun).toBe(39);
  });
});

describe('The picture of it', () => {
  it.each(languages)('says the same in words, in less than 1,000 characters (%s)', (language) => {
    const spoken = catalogue(language, zone);
    const words = spoken.funnelInWords(
      funnelPictureOf(someFunnel(2_000), spoken.funnelSaid(morning, zone)),
    );
    expect(words.length).toBeLessThan(1_000);
    expect(words).toContain(`${spoken.titleOf('program-locks')} `);
  });

  it('in words: how many, each step, each week', () => {
    const words = t.funnelInWords(funnelPictureOf(someFunnel(40), t.funnelSaid(morning, zone)));
    expect(words).toMatch(/^Where set-ups take time, 25 Nov 2026, 08:00: 40 set-ups\. /u);
    expect(words).toMatch(/Program the locks \d+, \d/u);
    expect(words).toMatch(/Finished, by week: 5 Oct \d+, .*23 Nov \d+\.$/u);
  });

  it('few set-ups: says that they say little', () => {
    const words = t.funnelInWords(funnelPictureOf(someFunnel(3), t.funnelSaid(morning, zone)));
    expect(words).toContain('3 set-ups. Few set-ups so far');
  });

  it('is drawn', async () => {
    const png = await createStudio()(funnelPictureOf(someFunnel(200), t.funnelSaid(morning, zone)));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1_080);
    expect(png.length).toBeLessThan(150_000);
  });
});
