import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { hurried } from '../e2e/hurried.ts';
import { startWorld, type World } from '../e2e/world.ts';
import { untilAborted } from '../storage/data-dir.ts';

/** What comes by the hour does not come: it would call Slack in the middle of a test. */
const withoutHours: Clock = {
  ...hurried,
  sleep: (ms, signal) => (ms < 3_600_000 ? hurried.sleep(ms, signal) : untilAborted(ms, signal)),
};

let world: World;
beforeAll(async () => {
  world = await startWorld({ clock: withoutHours });
  // What the bot asks Slack at its start is over.
  await world.slack.settled();
});
afterAll(() => world.close());

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

interface Sent {
  readonly type?: string;
  /** How far the timestamp is from now, in seconds. */
  readonly ahead?: number;
  readonly secret?: string;
  readonly headers?: Record<string, string>;
}

/** Sends what Slack could, signed as Slack signs. */
function send(body: string, sent: Sent = {}): Promise<Response> {
  const { type = json, ahead = 0, secret = world.slack.signingSecret, headers = {} } = sent;
  const at = String(Math.floor(Date.now() / 1000) + ahead);
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return fetch(`http://127.0.0.1:${world.bot().port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
    body,
  });
}

/** What came with Slack's last request, with something of it changed. */
type Payload = Record<string, unknown>;
const team = () => world.slack.teamId;
const event = (inner: unknown, outer: Payload = {}): Payload => ({
  ...{ token: 'x', type: 'event_callback', team_id: team(), api_app_id: 'A0LIVION00' },
  ...{ event: inner, event_id: `Ev${randomUUID()}`, event_time: 1 },
  authorizations: [{ enterprise_id: null, team_id: team(), user_id: 'U0LIVION00', is_bot: true }],
  ...outer,
});
let count = 10_000;
const directMessage = (text: unknown): Payload => ({
  ...{ type: 'message', channel_type: 'im', channel: world.slack.channel('maija').id },
  ...{ user: world.slack.person('maija').id, ts: `17000${count++}.000100`, text },
});
const command = (changes: Record<string, string | undefined> = {}): string => {
  const fields = {
    ...{ command: '/livion', text: 'setup Kamppi', team_id: team(), api_app_id: 'A0LIVION00' },
    ...{ user_id: world.slack.person('maija').id, channel_id: world.slack.channel('sites').id },
    ...{ channel_name: 'sites', trigger_id: '1.2.abc', response_url: 'http://127.0.0.1:9/x' },
    ...changes,
  };
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(Object.fromEntries(given)).toString();
};
const interaction = (changes: Payload): string => {
  const payload = {
    ...{ type: 'block_actions', team: { id: team() }, api_app_id: 'A0LIVION00' },
    user: { id: world.slack.person('maija').id, team_id: team() },
    trigger_id: '1.2.abc',
    ...changes,
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
};
const view = (changes: Payload): Payload => ({
  ...{ id: 'V1', hash: 'h', type: 'modal', callback_id: 'name', private_metadata: '' },
  ...{ state: { values: {} }, blocks: [] },
  ...changes,
});

/** Whether something is logged from here on. */
function watchLog(): (text: string) => boolean {
  const from = world.logged.length;
  return (text) => world.logged.slice(from).some((line) => line.includes(text));
}
/** Calls to Slack, once nothing is under way. */
async function calls(): Promise<number> {
  await world.bot().idle();
  return world.slack.calls.length;
}

describe('An odd request that Slack has signed is acknowledged and logged, and nothing comes of it', () => {
  const odd: readonly (readonly [string, () => string, string?])[] = [
    ['null', () => 'null'],
    ['a number', () => '7'],
    ['a text', () => '"hello"'],
    ['a list', () => '[]'],
    ['nothing at all', () => ''],
    ['no JSON', () => '{"type":'],
    ['an empty object', () => '{}'],
    ['a type that nobody knows', () => '{"type":"something_new"}'],
    ['Slack’s own limit', () => JSON.stringify({ type: 'app_rate_limited', team_id: team() })],
    ['event: null', () => JSON.stringify(event(null))],
    ['event: a text', () => JSON.stringify(event('message'))],
    ['event: a list', () => JSON.stringify(event([]))],
    ['an event without a type', () => JSON.stringify(event({ user: 'U1' }))],
    ['user: null', () => JSON.stringify(event({ ...directMessage('x'), user: null }))],
    ['user: {}', () => JSON.stringify(event({ ...directMessage('x'), user: {} }))],
    ['channel: null', () => JSON.stringify(event({ ...directMessage('x'), channel: null }))],
    ['item: null', () => JSON.stringify(event({ type: 'reaction_added', item: null }))],
    ['subteam: null', () => JSON.stringify(event({ type: 'subteam_created', subteam: null }))],
    [
      'authorizations: [null]',
      () => JSON.stringify(event(directMessage('x'), { authorizations: [null] })),
    ],
    ['an empty form', () => '', form],
    ['a form that is no payload', () => 'a=b', form],
    ['payload=null', () => 'payload=null', form],
    ['payload that is no JSON', () => 'payload={', form],
    ['payload that is empty', () => 'payload=', form],
    ['a command without a person', () => command({ user_id: undefined }), form],
    ['a command without a text', () => command({ text: undefined }), form],
    ['a command without a channel', () => command({ channel_id: undefined }), form],
    ['a command without a trigger', () => command({ trigger_id: undefined }), form],
    ['actions: []', () => interaction({ actions: [] }), form],
    ['actions: null', () => interaction({ actions: null }), form],
    ['actions: [null]', () => interaction({ actions: [null] }), form],
    ['an action without an ID', () => interaction({ actions: [{ type: 'button' }] }), form],
    ['a press by nobody', () => interaction({ user: null, actions: [] }), form],
    ['a form without a view', () => interaction({ type: 'view_submission' }), form],
    ['view: null', () => interaction({ type: 'view_submission', view: null }), form],
    [
      'state: null',
      () => interaction({ type: 'view_submission', view: view({ state: null }) }),
      form,
    ],
    [
      'values: null',
      () => interaction({ type: 'view_submission', view: view({ state: { values: null } }) }),
      form,
    ],
    [
      'a field that is null',
      () =>
        interaction({ type: 'view_submission', view: view({ state: { values: { name: null } } }) }),
      form,
    ],
    [
      'an element that is null',
      () =>
        interaction({
          type: 'view_submission',
          view: view({ state: { values: { name: { name: null } } } }),
        }),
      form,
    ],
    [
      'private_metadata: null',
      () => interaction({ type: 'view_submission', view: view({ private_metadata: null }) }),
      form,
    ],
    ['options asked for nothing', () => interaction({ type: 'block_suggestion' }), form],
  ];

  it.each(odd.map(([what, body, type = json]) => [what, body, type] as const))(
    '%s',
    async (_, body, type) => {
      const before = await calls();
      const logged = watchLog();
      const answer = await send(body(), { type });
      expect([answer.status, await answer.text()]).toEqual([200, '']);
      // What comes of an event comes after its acknowledgement.
      await world.slack.until(() => logged('an odd request of Slack is left aside'), {
        what: 'a line in the log',
      });
      expect(await calls()).toBe(before);
    },
  );

  /** Well-formed as requests go, and still nothing that a form of ours could send. */
  const callbacks = [
    'password',
    'name',
    'needed',
    'events',
    'rename',
    'site-people',
    'delete-site',
    'find',
  ];
  it.each(callbacks)('the form %s without a value', async (callback_id) => {
    for (const values of [{}, { [callback_id]: {} }, { [callback_id]: { [callback_id]: {} } }]) {
      const sent = view({ callback_id, id: `V${randomUUID()}`, state: { values } });
      const answer = await send(interaction({ type: 'view_submission', view: sent }), {
        type: form,
      });
      expect(answer.status).toBe(200);
    }
    await world.bot().idle();
  });

  it('a shortcut that this bot does not have', async () => {
    const answer = await send(interaction({ type: 'shortcut', callback_id: 'x' }), { type: form });
    expect(answer.status).toBe(200);
  });
});

describe('A request that is signed is not believed for that alone', () => {
  it('it is taken when all is right', async () => {
    expect((await send(command(), { type: form })).status).toBe(200);
    await world.maija.isAsked('delivered-with-api');
    await world.bot().idle();
  });

  it.each([
    ['too old', -301],
    // Time passes on the way: a few seconds more than five minutes could be less on arrival.
    ['ahead', 330],
    ['a year ahead', 365 * 86_400],
  ])('its time is %s', async (_, ahead) => {
    const before = await calls();
    const answer = await send(command({ trigger_id: `t${ahead}` }), { type: form, ahead });
    expect(answer.status).toBe(401);
    expect(await calls()).toBe(before);
  });

  it('within five minutes of our clock, on either side, it is', async () => {
    for (const ahead of [-290, 290])
      expect((await send(command({ trigger_id: `t${ahead}` }), { type: form, ahead })).status).toBe(
        200,
      );
  });

  it.each([
    ['with another secret', { secret: 'another' }],
    ['with no signature', { headers: { 'x-slack-signature': '' } }],
    ['with a signature of another version', { headers: { 'x-slack-signature': 'v1=00' } }],
    ['with no time', { headers: { 'x-slack-request-timestamp': 'now' } }],
  ] as const)('it is signed %s', async (_, sent) => {
    const before = await calls();
    expect((await send(command({ trigger_id: 't' }), { type: form, ...sent })).status).toBe(401);
    expect(await calls()).toBe(before);
  });

  const from = (team_id: string | null, more: Payload = {}): Payload => ({
    ...{ enterprise_id: null, team_id, user_id: 'U1', is_bot: true, is_enterprise_install: false },
    ...more,
  });
  const other = 'T0ANOTHER';
  const refused: readonly (readonly [string, () => string, string?])[] = [
    ['a command of another app', () => command({ api_app_id: 'A0ANOTHER' }), form],
    ['a command of another workspace', () => command({ team_id: other }), form],
    ['a command of no workspace', () => command({ team_id: undefined }), form],
    [
      'an event of another app',
      () => JSON.stringify(event(directMessage('help'), { api_app_id: 'A0ANOTHER' })),
    ],
    [
      'an event for another workspace',
      () => JSON.stringify(event(directMessage('help'), { authorizations: [from(other)] })),
    ],
    [
      'an event of another workspace, for nobody',
      () => JSON.stringify(event(directMessage('help'), { team_id: other, authorizations: [] })),
    ],
    [
      'a press of another app',
      () => interaction({ api_app_id: 'A0ANOTHER', actions: [{ type: 'button', action_id: 'a' }] }),
      form,
    ],
    [
      'a press in another workspace',
      () =>
        interaction({
          team: { id: other },
          user: { id: 'U1', team_id: other },
          actions: [{ type: 'button', action_id: 'a' }],
        }),
      form,
    ],
    [
      'a form of another workspace',
      () =>
        interaction({
          team: { id: other },
          user: { id: 'U1' },
          type: 'view_submission',
          view: view({ team_id: other }),
        }),
      form,
    ],
  ];
  it.each(refused.map(([what, body, type = json]) => [what, body, type] as const))(
    '%s is refused, and Slack does not send it again',
    async (_, body, type) => {
      const before = await calls();
      const logged = watchLog();
      const answer = await send(body(), { type });
      expect([answer.status, answer.headers.get('x-slack-no-retry')]).toEqual([403, '1']);
      expect(logged('a request of Slack is not for this bot')).toBe(true);
      expect(await calls()).toBe(before);
    },
  );

  const ours: readonly (readonly [string, Payload])[] = [
    [
      'of a channel shared with another organisation',
      { team_id: other, authorizations: [from('T000000001')] },
    ],
    [
      'of Enterprise Grid',
      {
        team_id: 'T000000001',
        enterprise_id: 'E1',
        authorizations: [from('T000000001', { enterprise_id: 'E1' })],
      },
    ],
    [
      'of an app for a whole organisation',
      { authorizations: [from(null, { enterprise_id: 'E1', is_enterprise_install: true })] },
    ],
    ['without authorizations', { authorizations: undefined }],
  ];
  it.each(ours)('an event for our workspace %s is taken', async (_, outer) => {
    const before = await calls();
    const answer = await send(JSON.stringify(event(directMessage('help'), outer)));
    expect(answer.status).toBe(200);
    await world.slack.until(() => world.slack.calls.length > before, { what: 'an answer' });
    await world.bot().idle();
  });

  it('somebody of another organisation may press a button on our own message', async () => {
    const answer = await send(
      interaction({
        ...{ team: { id: other }, user: { id: world.slack.person('otto').id, team_id: other } },
        message: { ts: '1.2', team: team() },
        actions: [{ type: 'button', action_id: 'a', value: 'old' }],
      }),
      { type: form },
    );
    expect(answer.status).toBe(200);
  });
});

it.each(['/', '/slack/install', '/slack/oauth_redirect', '/privacy', '/w/T0ACME/credentials/x'])(
  'with the token of one workspace there is no %s',
  async (path) => {
    const { status } = await fetch(`http://127.0.0.1:${world.bot().port}${path}`);
    expect(status).toBe(404);
  },
);

describe('A clock that is behind', () => {
  const ready = () => fetch(`http://127.0.0.1:${world.bot().port}/readyz`);

  it('is blamed by the log and by /readyz, once all of Slack seems to be ahead', async () => {
    const logged = watchLog();
    await send(command({ trigger_id: 'in time' }), { type: form });
    // What Slack sends of what the bot says is in time.
    await world.bot().idle();
    await world.slack.settled();
    for (const _ of [1, 2]) await send(command(), { type: form, ahead: 420 });
    expect((await ready()).status).toBe(200);
    await send(command(), { type: form, ahead: 420 });
    const answer = await ready();
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/clock is 7 minutes behind Slack's/u);
    expect(logged('"behindMs":4')).toBe(true);
    // One request that is in time, and it is believed again.
    await send(command(), { type: form });
    expect((await ready()).status).toBe(200);
  });

  it('cannot be talked into by who does not have the secret', async () => {
    for (let sent = 0; sent < 10; sent++)
      await send(command(), { type: form, ahead: 420, secret: 'another' });
    expect((await ready()).status).toBe(200);
  });
});

describe('Slack itself', () => {
  it('is greeted where it asks whether the address is ours', async () => {
    const answer = await send(JSON.stringify({ type: 'url_verification', challenge: 'abc' }));
    expect([answer.status, await answer.json()]).toEqual([200, { challenge: 'abc' }]);
    const unsigned = await send(JSON.stringify({ type: 'url_verification', challenge: 'abc' }), {
      secret: 'x',
    });
    expect(unsigned.status).toBe(401);
  });

  it('may look at the certificate without a signature, and nothing rides on that', async () => {
    const before = await calls();
    const look = await send(`ssl_check=1&token=x&${command()}`, { type: form, secret: 'x' });
    expect([look.status, await look.text()]).toEqual([200, '']);
    expect(await calls()).toBe(before);
  });

  it('is not read beyond what it can send', async () => {
    const answer = await send('x'.repeat(2_100_000)).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(answer);
  });
});
