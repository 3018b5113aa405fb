import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { IloqView, State } from '../../../sandbox/page/protocol.ts';
import { lastLeg, legOf } from '../../../sandbox/page/tour/leg.ts';
import { type AskId, askIds } from '../../../src/checklist/index.ts';
import {
  contentOf,
  listMessage,
  type Message,
  stepLine,
  stepMessage,
} from '../../../src/slack/messages/index.ts';
import { missing, report } from '../../checklist/some.ts';
import { siteAt } from '../../sites/some.ts';
import { around } from '../../slack/some-around.ts';
import { en } from '../../text/english.ts';
import {
  someFaults,
  someIloq,
  someLock,
  someMessage,
  someSlack,
  someState,
  someUser,
} from './some.ts';

const plain = z.object({ text: z.string(), blocks: z.array(z.record(z.string(), z.unknown())) });

/** What the bot says, as it reaches the page. */
const said = (message: Message) =>
  someMessage('1', plain.parse(JSON.parse(JSON.stringify(contentOf(en, message)))));

const missingRights = report({
  findings: [missing('Right to order keys'), missing('Right to edit keys')],
});

/** The set-up as it stands when the bot asks this. */
function asked(ask: AskId, { iloq = someIloq(), reported = false } = {}): State {
  const site = siteAt(ask, reported ? { report: missingRights } : {});
  return someState({
    iloq,
    slack: someSlack({ messages: { 'D-maija': [said(stepMessage(en, site, ask, around))] } }),
  });
}

const without = (...rights: string[]): IloqView => someIloq({ users: [someUser({}, rights)] });

describe('the tour', () => {
  it('begins with the command that opens a site', () => {
    expect(legOf(someState())).toMatchObject({ number: 1, copy: '/livion setup Kamppi' });
  });

  it('has a leg for whatever the bot asks, and never goes back on the way', () => {
    const numbers = askIds.flatMap((ask) => legOf(asked(ask)).number ?? []);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(Math.max(...numbers)).toBeLessThan(lastLeg);
    for (const ask of askIds) expect(legOf(asked(ask)).spots).not.toEqual([]);
  });

  it('gives the values to type as they stand in iLOQ Manager', () => {
    const iloq = someIloq({ serviceCode: 'TÖÖLÖ', users: [someUser({ userId: 'api.automat' })] });
    expect(legOf(asked('service-code', { iloq })).copy).toBe('TÖÖLÖ');
    expect(legOf(asked('service-address', { iloq })).copy).toBe(iloq.serviceAddress);
    expect(legOf(asked('user-id', { iloq })).copy).toBe('api.automat');
  });

  it('leads to iLOQ Manager when the user is not there yet', () => {
    expect(legOf(asked('api-user', { iloq: someIloq({ users: [] }) })).title).toBe(
      'Create the API user',
    );
  });

  it('gives the password to copy before the form for it covers the page', () => {
    const state = asked('password');
    expect(legOf(state).copy).toBe('Avain-Automaatti-42');
    const modals = [{ id: 'V1', view: {}, state: {}, errors: {} }];
    const open = legOf({ ...state, slack: { ...state.slack, modals } });
    expect(open).toMatchObject({ title: 'Fill in the form', spots: [] });
    expect(open.text).toContain('Avain-Automaatti-42');
  });

  it('has everything mended in iLOQ Manager before it verifies again', () => {
    expect(legOf(asked('verification')).title).toBe('Let iLOQ judge');
    const mend = (iloq: IloqView) => legOf(asked('verification', { iloq, reported: true })).title;
    expect(mend(without('Right to order keys', 'Right to edit keys'))).toBe(
      'Fix it in iLOQ Manager',
    );
    expect(mend(without('Right to edit keys'))).toBe('Fix it in iLOQ Manager');
    const unprogrammed = [someLock(1, { programmed: ['right-1'] })];
    expect(mend(someIloq({ locks: unprogrammed }))).toBe('Program the lock');
    expect(mend(without())).toBe('Check again');
  });

  it('asks to start a bot that was killed', () => {
    expect(legOf({ ...asked('password'), faults: someFaults({ bot: 'killed' }) }).title).toBe(
      'Start the bot',
    );
  });

  it('ends with support and the manager', () => {
    const messages = {
      'D-maija': [
        said(stepLine(en, siteAt(undefined), 'hand-over')),
        said(listMessage(en, siteAt(undefined), around)),
      ],
    };
    const as = (me: string, home = false) =>
      legOf(
        someState({
          slack: someSlack({
            me,
            messages,
            home: home ? { id: 'H', view: {}, state: {}, errors: {} } : null,
          }),
        }),
      );
    expect(as('U-maija').title).toBe('Done. Now look as support');
    expect(as('U-sami').title).toBe('What support sees');
    expect(as('U-liisa').title).toBe('What a manager sees');
    expect(as('U-liisa', true).number).toBe(lastLeg);
  });
});
