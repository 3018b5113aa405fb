import { describe, expect, it } from 'vitest';
import { askIds } from '../../../src/checklist/index.ts';
import { nextRun } from '../../../src/cron.ts';
import {
  type Baseline,
  digestOf,
  digestSchema,
  newsSince,
} from '../../../src/overview/digest/index.ts';
import type { OverviewSite, SiteRow } from '../../../src/sites/index.ts';
import { digestMessage } from '../../../src/slack/messages/index.ts';
import fc from '../../seeded.ts';
import { fresh } from '../../sites/some.ts';
import { anyOf, hostileText } from '../../slack/any-of.ts';
import { messageProblems, none } from '../../slack/message-problems.ts';
import { en } from '../../text/english.ts';
import { countsIn } from '../look-at.ts';
import { morning, someSite } from '../picture/some.ts';

const dayMs = 86_400_000;
const yesterday: Baseline = { at: morning - dayMs, stuck: ['0002'], broken: ['0003', '0004'] };
const finishedAt = (site: OverviewSite, at: number): OverviewSite => ({
  ...site,
  row: { ...site.row, standing: { ...site.row.standing, finishedAt: at } },
});

const rows: readonly OverviewSite[] = [
  finishedAt(someSite('0001', 'Finished today', 'finished'), morning - 1_000),
  someSite('0002', 'Stuck since long', 'stuck'),
  someSite('0003', 'Broken since long', 'broken'),
  someSite('0004', 'Mended', 'finished'),
  someSite('0005', 'Broke today', 'broken'),
  someSite('0006', 'Got stuck today', 'stuck'),
  someSite('0007', 'Under way', 'under-way'),
];
/** How things stand where there are these sites. */
const standing = (sites: readonly OverviewSite[], at = morning) => ({
  ...{ at, sites, counts: countsIn(sites) },
  stuck: sites.filter(({ state }) => state === 'stuck').map(({ row }) => row.id),
  broken: sites.filter(({ state }) => state === 'broken').map(({ row }) => row.id),
});
const ids = (of: readonly SiteRow[]): string[] => of.map(({ id }) => id);

describe('What is new', () => {
  const news = newsSince(yesterday, standing(rows));

  it('is what was not so at the last digest', () => {
    expect(ids(news.finished)).toEqual(['0001']);
    expect(ids(news.stuck)).toEqual(['0006']);
    expect(ids(news.broken)).toEqual(['0005']);
    expect(ids(news.mended)).toEqual(['0004']);
    expect(news.now).toEqual({ at: morning, stuck: ['0002', '0006'], broken: ['0003', '0005'] });
  });

  it('is nothing the first time, and nothing when nothing has changed', () => {
    for (const before of [undefined, news.now]) {
      const { finished, stuck, broken, mended } = newsSince(before, standing(rows));
      expect([finished, stuck, broken, mended]).toEqual([[], [], [], []]);
    }
  });

  it('what is finished counts in one digest, wherever its end falls', () => {
    const end = newsSince(
      yesterday,
      standing([finishedAt(someSite('0001', 'Kamppi', 'finished'), morning)]),
    );
    expect(ids(end.finished)).toEqual(['0001']);
    const next = newsSince(
      end.now,
      standing([finishedAt(someSite('0001', 'Kamppi', 'finished'), morning)], morning + dayMs),
    );
    expect(next.finished).toEqual([]);
  });
});

describe('The digest', () => {
  const opened = (days: number) => fresh({ createdAt: morning - days * dayMs });
  const finished = [1, 2, 3, 4].map((id) =>
    finishedAt(someSite(`000${id}`, `Site ${id}`, 'finished'), morning),
  );
  const digest = (count: number, days: readonly number[]) =>
    digestOf(newsSince(yesterday, standing(finished.slice(0, count))), yesterday.at, async (id) =>
      opened(days[Number(id) - 1] ?? 0),
    );

  it.each([
    [3, [2, 9, 4], '4 days'],
    [4, [1, 2, 4, 30], '3 days'],
    [1, [1], '1 day'],
    [2, [1, 1.5], '1.3 days'],
    [1, [0.2], 'less than a day'],
  ])('of %i sites finished after %j days says the median: %s', async (count, days, told) => {
    const said = JSON.stringify(digestMessage(en, await digest(count, days)).blocks);
    expect(said).toContain(`Median from the first step to a checked site: ${told}`);
  });

  it('leaves out the form of a company, unless two sites of the digest would be the same', async () => {
    const news = newsSince(
      yesterday,
      standing([
        someSite('0001', 'As Oy Tammela', 'stuck'),
        someSite('0009', 'Kiinteistö Oy Kamppi', 'stuck'),
        finishedAt(someSite('0003', 'As Oy Kamppi', 'finished'), morning),
      ]),
    );
    const told = await digestOf(news, yesterday.at, async () => opened(1));
    const said = JSON.stringify(digestMessage(en, told).blocks);
    expect(said).toContain('• *Tammela*');
    expect(said).toContain('• *Kiinteistö Oy Kamppi*');
    expect(said).toContain('As Oy Kamppi');
  });

  it('names ten, and says how many more', async () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      someSite(`1${index}`, `Site ${index}`, 'stuck'),
    );
    const made = await digestOf(
      newsSince(yesterday, standing(many)),
      yesterday.at,
      async () => undefined,
    );
    const said = JSON.stringify(digestMessage(en, made));
    expect(said).toContain('Got stuck: 25');
    expect(said).toContain('and 15 more');
  });

  it('is within the limits of Slack and calls nobody, whatever it tells', () => {
    const group = fc.record({
      count: fc.nat(20_000),
      sites: fc.array(toldSite, { maxLength: 10 }),
    });
    const digests = fc.record({
      ...{
        from: fc.constant(0),
        to: fc.constant(morning),
        finished: group,
        stuck: group,
        broken: group,
        mended: group,
      },
      counts: anyOf(digestSchema.shape.counts),
    });
    fc.assert(
      fc.property(digests, (any) => {
        const digest = digestSchema.parse(any);
        const message = digestMessage(en, digest);
        none(messageProblems(message));
        expect(JSON.stringify(message)).not.toMatch(/<!(channel|here|everyone)|<@|<#|<http/u);
      }),
    );
  });
});

/** A site as it can be told: what it is called and what iLOQ says may be anything. */
const toldSite = fc.record(
  {
    ...{ id: fc.constant('s1'), name: hostileText, wrong: fc.nat(40) },
    ask: fc.constantFrom(...askIds),
    findings: fc.array(
      fc.oneof(
        hostileText.map((right) => ({
          code: 'right-missing',
          severity: 'wrong',
          step: 'usage-rights',
          right,
        })),
        fc.array(hostileText, { maxLength: 60 }).map((names) => ({
          code: 'api-access-rights-inactive',
          severity: 'wrong',
          step: 'duplicate-access-rights',
          names,
        })),
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['id', 'name', 'wrong', 'findings'] },
);

describe('When it is due', () => {
  const zone = 'Europe/Helsinki';
  const next = (cron: string, after: string, timeZone = zone): string =>
    new Date(nextRun(cron, timeZone, Date.parse(after))).toISOString();

  it.each([
    ['the next morning', '0 8 * * 1-5', '2026-11-25T06:00:00Z', '2026-11-26T06:00:00.000Z'],
    [
      'the same morning, a moment before',
      '0 8 * * 1-5',
      '2026-11-25T05:59:59.999Z',
      '2026-11-25T06:00:00.000Z',
    ],
    [
      'on Monday, after a Friday',
      '0 8 * * 1-5',
      '2026-11-27T07:00:00Z',
      '2026-11-30T06:00:00.000Z',
    ],
    [
      'at eight by the clock on the wall, summer time begun',
      '0 8 * * *',
      '2026-03-28T07:00:00Z',
      '2026-03-29T05:00:00.000Z',
    ],
    [
      'at eight by the clock on the wall, summer time ended',
      '0 8 * * *',
      '2026-10-24T06:00:00Z',
      '2026-10-25T06:00:00.000Z',
    ],
    // 29 March 2026 has no half past three in Helsinki; 25 October has two.
    [
      'once in the night that lacks the hour',
      '30 3 * * *',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'not again before the next night',
      '30 3 * * *',
      '2026-03-29T01:00:00Z',
      '2026-03-30T00:30:00.000Z',
    ],
    [
      'once in the night that has it twice',
      '30 3 * * *',
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'and not in its second half past three',
      '30 3 * * *',
      '2026-10-25T00:30:00Z',
      '2026-10-26T01:30:00.000Z',
    ],
  ])('%s', (_, cron, after, due) => {
    expect(next(cron, after)).toBe(due);
  });
});
