import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createPeople } from '../../src/slack/people.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { startSlackStub } from './slack-stub.ts';

const team = 'T0OURS';
type User = Record<string, unknown>;

let slack: Awaited<ReturnType<typeof startSlackStub>> | undefined;
afterEach(() => slack?.stop());

async function peopleOf(answers: () => Record<string, User>, admins?: readonly string[]) {
  slack = await startSlackStub({
    'users.info': ({ user = '' }) => {
      const found = answers()[user];
      return found
        ? { ok: true, user: { id: user, ...found } }
        : { ok: false, error: 'user_not_found' };
    },
    'users.list': () => ({
      ok: true,
      members: Object.entries(answers()).map(([id, user]) => ({ id, ...user })),
    }),
  });
  const clock = new ManualClock();
  const people = createPeople({
    web: new WebClient('xoxb-1', { slackApiUrl: slack.url, retryConfig: { retries: 0 } }),
    ...{ team, settings: { admins: admins ? [...admins] : null }, clock, log: createLog('silent') },
    roleOf: () => 'installer',
  });
  return { people, clock };
}

const grid = (teams: readonly string[], more: User = {}): User => ({
  enterprise_user: { id: 'W1', enterprise_id: 'E0ORG', is_admin: false, teams },
  ...more,
});

describe('Who somebody is, by what Slack says of them', () => {
  const table: readonly (readonly [
    what: string,
    user: User,
    membership: string,
    isAdmin: boolean,
  ])[] = [
    ['a member', { team_id: team }, 'member', false],
    ['an admin', { team_id: team, is_admin: true }, 'member', true],
    ['a guest', { team_id: team, is_restricted: true }, 'guest', false],
    ['a guest of one channel', { team_id: team, is_ultra_restricted: true }, 'guest', false],
    ['somebody of another organisation', { team_id: 'T0THEIRS' }, 'outsider', false],
    ['a stranger', { team_id: team, is_stranger: true }, 'outsider', false],
    [
      'an admin of another organisation',
      { team_id: 'T0THEIRS', is_admin: true },
      'outsider',
      false,
    ],
    [
      'Grid: of our workspace, at home in another',
      grid([team, 'T2'], { team_id: 'T2' }),
      'member',
      false,
    ],
    [
      'Grid: of our workspace, the organisation as team',
      grid([team], { team_id: 'E0ORG' }),
      'member',
      false,
    ],
    ['Grid: of our workspace, without a team', grid([team]), 'member', false],
    [
      'Grid: an admin of our workspace',
      grid(['T2', team], { team_id: 'E0ORG', is_admin: true }),
      'member',
      true,
    ],
    [
      'Grid: a guest of our workspace',
      grid([team], { team_id: 'E0ORG', is_restricted: true }),
      'guest',
      false,
    ],
    ['Grid: of another workspace', grid(['T2'], { team_id: 'T2' }), 'outsider', false],
    [
      'Grid: an admin of another workspace',
      grid(['T2'], { team_id: 'T2', is_admin: true }),
      'outsider',
      false,
    ],
    ['without a team', {}, 'member', false],
    ['an admin without a team', { is_admin: true }, 'member', true],
    ['who has left', { team_id: team, deleted: true }, 'left', false],
    ['an admin who has left', { team_id: team, deleted: true, is_admin: true }, 'left', false],
    ['Grid: who has left', grid([team], { deleted: true }), 'left', false],
  ];

  it.each(table)('%s', async (_, user, membership, isAdmin) => {
    const { people } = await peopleOf(() => ({ U1: user }));
    expect(await people.get('U1')).toEqual({ id: 'U1', membership, isAdmin, role: 'installer' });
    expect(await people.admins()).toEqual(isAdmin ? ['U1'] : []);
    expect(await people.hasLeft('U1')).toBe(membership === 'left');
  });

  it('whom Slack does not know may nothing, and is not taken for one who has left', async () => {
    const { people } = await peopleOf(() => ({}));
    expect((await people.get('U1')).membership).toBe('outsider');
    expect(await people.hasLeft('U1')).toBeUndefined();
  });

  it('who leaves has no right from the next look on, five minutes later', async () => {
    let deleted = false;
    const { people, clock } = await peopleOf(() => ({ U1: { team_id: team, deleted } }));
    expect((await people.get('U1')).membership).toBe('member');
    deleted = true;
    await clock.advance(5 * 60_000);
    expect((await people.get('U1')).membership).toBe('left');
  });

  it('who is listed in ADMINS and has left is no admin any more, and is not written to', async () => {
    const users = { U1: { team_id: team }, U2: { team_id: team, deleted: true } };
    const { people } = await peopleOf(() => users, ['U1', 'U2', 'U3']);
    expect((await people.get('U1')).isAdmin).toBe(true);
    expect((await people.get('U2')).isAdmin).toBe(false);
    // Of U3 Slack says nothing.
    expect(await people.admins()).toEqual(['U1', 'U3']);
  });
});

describe('Whom a pasted list names', () => {
  /** So many pages of one person each: Slack gives as many as it likes. */
  async function workspaceOf(pages: number) {
    slack = await startSlackStub({
      'users.list': ({ cursor = '1' }) => ({
        ok: true,
        members: [{ id: `U0${cursor}`, name: `person${cursor}`, real_name: `Person ${cursor}` }],
        response_metadata: { next_cursor: Number(cursor) < pages ? `${Number(cursor) + 1}` : '' },
      }),
    });
    return createPeople({
      web: new WebClient('xoxb-1', { slackApiUrl: slack.url, retryConfig: { retries: 0 } }),
      ...{ team, settings: { admins: null }, clock: new ManualClock() },
      ...{ log: createLog('silent'), roleOf: () => 'installer' },
    });
  }

  it('is found by name or handle, or by nobody, where all people can be looked through', async () => {
    const people = await workspaceOf(3);
    expect(await people.called('person 3')).toEqual({ ids: ['U03'], isWhole: true });
    expect(await people.called('Person2')).toEqual({ ids: ['U02'], isWhole: true });
    expect(await people.called('Person 4')).toEqual({ ids: [], isWhole: true });
  });

  it('may be among those that could not be looked through, and is found by the member ID', async () => {
    const people = await workspaceOf(21);
    expect(await people.called('Person 20')).toEqual({ ids: ['U020'], isWhole: false });
    expect(await people.called('Person 21')).toEqual({ ids: [], isWhole: false });
    expect(await people.called('U0AB12CD3')).toEqual({ ids: ['U0AB12CD3'], isWhole: true });
    expect(await people.called('WIRTANEN')).toEqual({ ids: [], isWhole: false });
  });
});
