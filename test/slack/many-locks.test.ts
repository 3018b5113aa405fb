import { describe, expect, it } from 'vitest';
import { blockProblems } from '../../sandbox/slack/index.ts';
import { type RequiredLocks, reportSchema } from '../../src/checklist/index.ts';
import type { Lock } from '../../src/iloq/index.ts';
import type { Site } from '../../src/sites/index.ts';
import { detailsModal } from '../../src/slack/messages/details.ts';
import {
  neededOptions,
  noteMessage,
  readOption,
  reportMessage,
} from '../../src/slack/messages/index.ts';
import { neededModal } from '../../src/slack/messages/needed.ts';
import { type LockSurvey, nameOfLock, troubleOf } from '../../src/verification/index.ts';
import { judgeLocks } from '../../src/verification/judge-locks.ts';
import type { LockObservation } from '../../src/verification/lock-observation.ts';
import { toReport } from '../../src/verification/report.ts';
import { fresh, monday } from '../sites/some.ts';
import { en } from '../text/english.ts';
import { hostileTexts } from './any-of.ts';
import { around } from './some-around.ts';

/** 5,000 locks with names of 200 characters, chosen to break a message. */
const locks: readonly Lock[] = Array.from({ length: 5_000 }, (_, at) => ({
  id: `00000004-0000-4000-8000-${String(at).padStart(12, '0')}`,
  description: `${hostileTexts[at % hostileTexts.length]} ${at} ${'<&>'.repeat(70)}`.slice(0, 200),
  physicalState: 'installed',
  serialNumber: `S50-${at}`,
  realEstateId: 're',
  zoneId: 'z',
}));
const allRequired: RequiredLocks = { by: 'U1', at: 0, others: true, rules: [] };
/** Every kind of trouble, in turn. */
const observations: ReadonlyMap<string, LockObservation> = new Map(
  locks.map(({ id }, at) => {
    const kind = at % 4;
    return [
      id,
      {
        added: kind > 1 ? 'yes' : 'no',
        programmed: kind > 2 ? 'yes' : 'no',
        inactive: kind === 1,
        outside: kind === 0,
        removed: kind === 3 ? [`Stairs ${'x'.repeat(190)}`] : [],
      },
    ];
  }),
);
const withReport = (said: RequiredLocks | undefined): Site =>
  fresh({
    name: 'Kamppi',
    report: toReport(monday, [
      judgeLocks({ items: locks, unreadable: 0 }, said, observations, undefined),
    ]),
  });
const survey: LockSurvey = {
  locks,
  observations,
  zones: [{ id: 'z', name: 'Z'.repeat(200) }],
  realEstates: [{ id: 're', name: '<!channel>'.repeat(20) }],
};

it('whoever types something while it is open which locks are needed is led to the choice', () => {
  const note = { note: 'not-understood', ask: 'verification' } as const;
  const labelsOf = (site: Site) =>
    noteMessage(en, site, note, around).blocks.flatMap((block) =>
      'elements' in block
        ? block.elements.flatMap((each) => (each.type === 'button' ? [each.text.text] : []))
        : [],
    );
  expect(labelsOf(withReport(undefined))).toEqual([en.labels.whichLocks, en.labels.checkNow]);
  expect(labelsOf(withReport(allRequired))).toEqual([en.labels.checkNow]);
});

describe('5,000 locks with names of 200 characters', () => {
  it('the report is one message that Slack takes, with what is wrong and how many', () => {
    const site = withReport(allRequired);
    const message = reportMessage(en, site, undefined, around);
    expect(blockProblems('message', message)).toEqual([]);
    const text = JSON.stringify(message.blocks);
    expect(text).toContain('1,250 of 5,000 needed locks have no active access right for the API');
    expect(text).toContain('and 1,245 more');
    expect(text).not.toContain('<!channel>');
  });

  it('the site’s document stays small: the first names, and a short word for each lock in trouble', () => {
    const { report } = withReport(allRequired);
    expect(report?.locks?.troubled).toHaveLength(3_750);
    expect(JSON.stringify(report).length).toBeLessThan(80_000);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('the question which of them are needed is a message that Slack takes', () => {
    const message = reportMessage(en, withReport(undefined), undefined, around);
    expect(blockProblems('message', message)).toEqual([]);
    expect(JSON.stringify(message.blocks)).toContain('Which locks?');
  });

  it('the rest can be read page by page, every name once', () => {
    const trouble = troubleOf(locks, observations);
    const site = withReport(allRequired);
    const lists = [
      { list: 'without', names: [...trouble.without.map(nameOfLock), '<&>'.repeat(66)] } as const,
    ];
    let names = 0;
    let page = 0;
    for (let more = true; more; page += 1) {
      const view = detailsModal(en, site, lists, page);
      expect(blockProblems('modal', view)).toEqual([]);
      const text = JSON.stringify(view.blocks);
      names += text.split('• ').length - 1;
      more = text.includes('"Next"');
    }
    expect(names).toBe(1_251);
    expect(page).toBe(8);
    // A page beyond the last one is the last one.
    expect(detailsModal(en, site, lists, 99)).toEqual(detailsModal(en, site, lists, page - 1));
  });

  it('the menus offer what fits what was typed, as many as Slack takes', () => {
    const menu = (options: unknown) => ({
      type: 'modal',
      title: { type: 'plain_text', text: 'x' },
      blocks: [{ type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options }] }],
    });
    for (const query of ['', 'kamppi', '4711', 'S50-12', '<', '👨‍👩‍👧‍👦']) {
      const options = neededOptions(en, survey, query);
      expect(options.length).toBeLessThanOrEqual(100);
      if (options.length > 0) expect(blockProblems('modal', menu(options))).toEqual([]);
    }
    expect(neededOptions(en, survey, '')[0]?.text.text).toMatch(/^Real estate: /);
    const [found, ...others] = neededOptions(en, survey, 's50-4711');
    expect(others).toEqual([]);
    expect(found?.value).toBe(`l:${locks[4_711]?.id}`);
    expect(neededOptions(en, survey, 'nothing of that name')).toEqual([]);
  });

  it('what was chosen is shown again when the form is opened anew', () => {
    const rules = neededOptions(en, survey, '').flatMap(
      ({ value, text }) => readOption({ value: value ?? '', text: text.text }, true) ?? [],
    );
    expect(rules.length).toBeGreaterThan(50);
    const requiredLocks: RequiredLocks = {
      by: 'U1',
      at: 0,
      others: false,
      rules: [...rules, ...rules, ...rules],
    };
    const view = neededModal(en, fresh({ name: 'Kamppi', requiredLocks }), locks.length);
    expect(blockProblems('modal', view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('initial_options');
  });
});
