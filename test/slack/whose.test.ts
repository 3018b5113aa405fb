import { describe, expect, it } from 'vitest';
import { type Whose, whoseIs } from '../../src/slack/admit.ts';

const ours = 'T0OURS';
const foreign = 'T0FOREIGN';
const trigger_id = '1.2.3';
const actions = [{ type: 'button', action_id: 'a' }];

/** What stands where a payload names a team. */
type Said = (place: string) => string | null;

/** What all of them have: where it happened, and where who did it is at home. */
const around = (said: Said) => ({
  team_id: said('team_id'),
  team: said('team') === null ? null : { id: said('team'), domain: 'x' },
  user: { id: 'U1', team_id: said('user') },
});
const message = (said: Said) => ({ message: { ts: '1.2', team: said('message') } });
const view = (said: Said) => ({
  view: {
    ...{ id: 'V1', hash: 'h', callback_id: 'c', private_metadata: '', state: { values: {} } },
    ...{ app_installed_team_id: said('view, installed'), team_id: said('view') },
  },
});
const event = (said: Said, type: string) => ({
  ...{ type: 'event_callback', team_id: said('team_id') },
  event: { type, user: 'U1', team: said('user'), user_team: said('user') },
});
const drawnInView = ['view, installed', 'view', 'team'];

/** Every kind of payload that Bolt tells apart, and the places that say whose it is, in order. */
const kinds: Readonly<Record<string, readonly [(said: Said) => object, readonly string[]]>> = {
  'a command': [
    (said) => {
      const { user, team, ...rest } = around(said);
      return { ...rest, command: '/livion', text: '', user_id: 'U1', channel_id: 'C1', trigger_id };
    },
    ['team_id'],
  ],
  'an event': [
    (said) => ({
      ...event(said, 'message'),
      authorizations: [{ team_id: said('authorization'), is_enterprise_install: false }],
    }),
    ['authorization'],
  ],
  'an event of one that has left': [(said) => event(said, 'app_uninstalled'), ['team_id']],
  'a press on a message': [
    (said) => ({ ...around(said), ...message(said), type: 'block_actions', trigger_id, actions }),
    ['message', 'team'],
  ],
  'a press in a form or on Home': [
    (said) => ({ ...around(said), ...view(said), type: 'block_actions', trigger_id, actions }),
    drawnInView,
  ],
  'a menu on a message': [
    (said) => ({ ...around(said), ...message(said), type: 'block_suggestion', ...menu }),
    ['message', 'team'],
  ],
  'a menu in a form': [
    (said) => ({ ...around(said), ...view(said), type: 'block_suggestion', ...menu }),
    drawnInView,
  ],
  'a form that is sent': [
    (said) => ({ ...around(said), ...view(said), type: 'view_submission' }),
    drawnInView,
  ],
  'a form that is closed': [
    (said) => ({ ...around(said), ...view(said), type: 'view_closed' }),
    drawnInView,
  ],
  'a shortcut': [(said) => ({ ...around(said), type: 'shortcut' }), ['team']],
  'a shortcut on a message, which anybody may have written': [
    (said) => ({ ...around(said), ...message(said), type: 'message_action' }),
    ['team'],
  ],
};
const menu = { action_id: 'a', value: '' };

describe.each(Object.entries(kinds))('%s', (_, [bodyOf, by]) => {
  it.each(by.map((place, index) => [place, by.slice(0, index)] as const))(
    'is of the workspace that %s names, where nothing before it does and all else names another',
    (place, before) => {
      const body = bodyOf((at) => (at === place ? ours : before.includes(at) ? null : foreign));
      expect(whoseIs(body)).toEqual({ is: 'workspace', team: ours });
    },
  );

  it('is nobody’s where none of them names one', () => {
    const body = bodyOf((at) => (by.includes(at) ? null : foreign));
    expect(whoseIs(body)).toEqual({ is: 'nobody' });
  });

  it.each([true, 'true'])('is nobody’s where a whole organisation has the app (%s)', (yes) => {
    const forAll = { is_enterprise_install: yes, enterprise_id: 'E1' };
    for (const team of [ours, null]) {
      const body = bodyOf(() => team);
      const marked = {
        ...{ ...body, ...forAll, enterprise: { id: 'E1' } },
        ...('authorizations' in body && { authorizations: [{ team_id: team, ...forAll }] }),
      };
      const isCommand = 'command' in body;
      expect(whoseIs(marked)).toEqual({ is: 'organisation', id: 'E1', isCommand });
    }
  });

  it.each([false, 'false', null, undefined])(
    'is a workspace’s, too, where that belongs to an organisation (%s)',
    (no) => {
      const forOne = { is_enterprise_install: no, enterprise_id: 'E1', enterprise: { id: 'E1' } };
      expect(whoseIs({ ...bodyOf(() => ours), ...forOne })).toEqual({
        is: 'workspace',
        team: ours,
      });
    },
  );
});

const unreadable = [null, 'text', 7, [], {}, { type: 'function_executed' }, { type: 'something' }];
it.each(unreadable)('what cannot be read is nobody’s: %j', (body) => {
  const nobody: Whose = { is: 'nobody' };
  expect(whoseIs(body)).toEqual(nobody);
});
