import { describe, expect, it } from 'vitest';
import { openIncident } from '../../src/alerts/incident.ts';
import type { Incident, Problem } from '../../src/alerts/index.ts';
import { apply, type Event } from '../../src/alerts/life.ts';
import type { Finding } from '../../src/checklist/index.ts';
import { inWords } from '../../src/slack/messages/in-words.ts';
import { incidentMessage } from '../../src/slack/messages/index.ts';
import type { Control } from '../../src/slack/messages/message.ts';
import { en } from '../text/english.ts';

const minute = 60_000;
const at = Date.UTC(2026, 10, 27, 11, 40);
const clock = (time: number): string =>
  `<!date^${time / 1000}^{date_short_pretty} {time}|${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC>`;
const missing = (right: string): Finding => ({
  code: 'right-missing',
  severity: 'wrong',
  step: 'usage-rights',
  right,
});
const lost = (...rights: string[]): Problem => ({
  ...{ kind: 'right-lost', site: 'tammela', severity: 'critical', at },
  data: { findings: rights.map(missing) },
});
const help: Problem = {
  ...{ kind: 'help-wanted', site: 'tammela', severity: 'warning', at },
  data: { by: 'U-AINO', ask: 'public-api', words: 'where is it?' },
};

/** An incident after these events, a minute after each other. */
const incidentOf = (problem: Problem, ...events: Event[]): Incident =>
  events.reduce(
    (incident, event, index) => apply(incident, event, at + (index + 1) * 12 * minute),
    openIncident('a1b2c3d4e5', 'access', problem),
  );
const shown = (incident: Incident) => {
  const place = { to: 'C1', since: at, said: 0, loud: 0, told: 0, posts: 1 };
  const site = { name: 'Tammela', installers: ['U-AINO'], nameOf: (id: string) => id };
  return incidentMessage(en, incident, place, site, at + minute);
};
const lines = (incident: Incident): string[] =>
  inWords(en, shown(incident))
    .split('\n')
    .filter((line) => !line.startsWith('Buttons:'));
/** Its controls, the lines of the menu behind the others. */
const controls = (incident: Incident): (string | string[])[] =>
  shown(incident)
    .blocks.flatMap((block): Control[] => (block.type === 'actions' ? block.elements : []))
    .map((control) =>
      control.type === 'overflow'
        ? control.options.map(({ text }) => text.text)
        : control.type === 'button'
          ? control.text.text
          : control.type,
    );

const take: Event = { event: 'acknowledge', by: 'U-SAMI' };
const snooze: Event = { event: 'snooze', by: 'U-SAMI', until: at + 500 * minute };
const cleared: Event = { event: 'clear', kinds: ['right-lost'] };
const right = 'Right to edit keys';

describe('An incident is told by its state', () => {
  it('open: what was lost, what it means, what to do, that nobody has it, who is on site', () => {
    const incident = incidentOf(lost(right));
    expect(lines(incident)).toEqual([
      '🔴 *Tammela* · lost: *Right to edit keys*',
      'The automat needs it for editing keys.',
      '→ Select it for the API user in iLOQ Manager. Then check again.',
      `Nobody has it yet, since ${clock(at)} · <@U-AINO>`,
    ]);
    expect(controls(incident)).toEqual([
      'I take it',
      'Check now',
      ['Snooze', 'Resolve', 'Open site'],
    ]);
  });

  it('taken: who has it since when; others can take it over', () => {
    const incident = incidentOf(lost(right), take);
    expect(lines(incident).at(-1)).toBe(
      `<@U-SAMI> has it since ${clock(at + 12 * minute)} · <@U-AINO>`,
    );
    expect(controls(incident)).toEqual([
      'Check now',
      ['Snooze', 'Resolve', 'Open site', 'Take over'],
    ]);
  });

  it('snoozed: one line, and a way to wake it, after which nobody has it', () => {
    const incident = incidentOf(lost(right), take, snooze);
    expect(lines(incident)).toEqual([
      `💤 *Tammela* · lost: *Right to edit keys* · quiet to ${clock(at + 500 * minute)} (<@U-SAMI>)`,
    ]);
    expect(controls(incident)).toEqual(['Wake']);
    const woken = incidentOf(lost(right), take, snooze, { event: 'wake', by: 'U-LIISA' });
    expect(lines(woken).at(-1)).toContain('Nobody has it yet');
  });

  it('over: what is right again, how long it took, and that iLOQ says so', () => {
    expect(lines(incidentOf(lost(right), take, cleared))).toEqual([
      '✓ *Tammela* · *Right to edit keys* is back · 24 min · iLOQ confirmed',
    ]);
    expect(controls(incidentOf(lost(right), cleared))).toEqual([]);
  });

  it('closed by hand: that iLOQ has not said so', () => {
    expect(lines(incidentOf(lost(right), { event: 'resolve', by: 'U-SAMI' }))).toEqual([
      '✓ *Tammela* · lost: *Right to edit keys* · 12 min · closed by <@U-SAMI>, not confirmed by iLOQ',
    ]);
  });

  it('many rights are counted, and each says what it is for', () => {
    const [title, ...rest] = lines(
      incidentOf(lost(right, 'Right to order keys', 'Right to browse keys')),
    );
    expect(title).toBe('🔴 *Tammela* · lost: 3 usage rights');
    expect(rest[1]).toBe('• *Right to order keys*: ordering keys');
  });

  it('help: what taking it does; there is nothing that iLOQ could be asked', () => {
    const incident = incidentOf(help);
    expect(lines(incident).slice(0, 4)).toEqual([
      '🟠 *Tammela* · help wanted at *Public API in use*',
      '> where is it?',
      'Not checked yet',
      '→ *I take it* tells <@U-AINO>.',
    ]);
    expect(controls(incident)).toEqual(['I take it', ['Snooze', 'Resolve', 'Open site']]);
    expect(lines(incidentOf(help, { event: 'resolve', by: 'U-SAMI' }))[0]).toMatch(
      /· closed by <@U-SAMI>$/u,
    );
  });
});
