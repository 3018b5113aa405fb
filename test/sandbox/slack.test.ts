import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../../sandbox/slack/emulator.ts';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/index.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { sleepInTurns } from '../e2e/hurried.ts';
import { silent, startTinyBot } from './tiny-bot.ts';

const scopes = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'groups:history',
  'im:history',
  'im:write',
  'users:read',
];
const people = [
  { name: 'maija', realName: 'Maija Meikäläinen', isAdmin: true },
  { name: 'guest', realName: 'Gus Guest', isRestricted: true },
  { name: 'stranger', realName: 'Stig Stranger', isStranger: true },
];
const channels = [
  { name: 'general', members: ['maija', 'guest'], botIsMember: true },
  { name: 'shared', members: ['maija', 'stranger'], botIsMember: true },
  { name: 'secret', private: true, members: ['maija'], botIsMember: true },
  { name: 'elsewhere', members: ['maija'], botIsMember: false },
];
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (text: string, action_id: string) => ({
  type: 'button' as const,
  text: plain(text),
  action_id,
});
const passwordModal = (title = 'Password') => ({
  type: 'modal' as const,
  callback_id: 'password',
  title: plain(title),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'pw',
      label: plain('Password'),
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
  ],
});

/** By that clock Slack's patience ends soon where nothing comes; a trigger ID lives on. */
const patienceMs = 60_000;
const hurried: Clock = {
  now: systemClock.now,
  monotonic: systemClock.monotonic,
  sleep: (ms, signal) => sleepInTurns(ms / 200, signal),
};

let slack: LocalSlack;
let client: WebClient;
let heard: { kind: string; body: Record<string, unknown>; retry?: number | undefined }[] = [];
/** Edits of its own messages that the bot heard of, in their own time. */
const edits: object[] = [];

/** The bot that most tests talk to. */
function listen(app: Parameters<Parameters<typeof startTinyBot>[2]>[0]): void {
  app.use(async ({ body: raw, context, next }) => {
    const body: Record<string, unknown> = { ...raw };
    const event = Object(body['event']);
    if (event.subtype === 'message_changed') edits.push(event);
    else heard.push({ kind: String(event.type ?? body['type']), body, retry: context.retryNum });
    await next();
  });
  app.command('/livion', async ({ command, ack, respond, client: web }) => {
    if (command.text === 'slow') return;
    if (command.text === 'inline') return void (await ack('Said at once'));
    await ack();
    if (command.text === 'respond') await respond({ text: 'Only for you', replace_original: true });
    if (command.text === 'public') await respond({ text: 'For all', response_type: 'in_channel' });
    if (command.text === 'ask') {
      await respond({
        text: 'Sure?',
        blocks: [{ type: 'actions', elements: [button('Yes', 'yes')] }],
      });
    }
    if (command.text !== 'post') return;
    const options = [plain('Kamppi'), plain('Töölö')].map((text) => ({ text, value: text.text }));
    await web.chat.postMessage({
      channel: command.user_id,
      text: 'Step 1',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `*Step 1* of 13, <@${command.user_id}>` },
        },
        { type: 'actions', elements: [button('Done', 'done'), button('Password', 'password')] },
        {
          type: 'actions',
          elements: [
            { type: 'static_select', action_id: 'site', placeholder: plain('Site'), options },
            { type: 'users_select', action_id: 'who', placeholder: plain('Who') },
            { type: 'external_select', action_id: 'lock', placeholder: plain('Lock') },
            { type: 'overflow', action_id: 'more', options },
          ],
        },
      ],
    });
  });
  app.action('done', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: '✓ Step 1' });
  });
  app.action('yes', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  app.action('password', async ({ ack, body, client: web }) => {
    await ack();
    if ('trigger_id' in body)
      await web.views.open({ trigger_id: body.trigger_id, view: passwordModal() });
  });
  app.action(/site|who|lock|more/, async ({ ack }) => ack());
  app.options('lock', async ({ ack, payload }) =>
    ack({ options: [{ text: plain(`Lock ${payload.value}`), value: payload.value }] }),
  );
  app.view('password', async ({ ack, view }) => {
    const value = view.state.values['pw']?.['value']?.value;
    if (value === 'short') return ack({ response_action: 'errors', errors: { pw: 'Too short' } });
    if (value === 'again')
      return ack({ response_action: 'update', view: passwordModal('Once more') });
    if (value === 'deeper') return ack({ response_action: 'push', view: passwordModal('Deeper') });
    if (value === 'all') return ack({ response_action: 'clear' });
    return ack();
  });
  app.event('message', async () => {});
  app.event('app_mention', async () => {});
  app.event('app_home_opened', async ({ event, client: web }) => {
    await web.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('Sites') }] },
    });
  });
}

const kinds = () => heard.map(({ kind }) => kind);
const eventOf = (kind: string) => Object(heard.find((one) => one.kind === kind)?.body['event']);
/** An event is acknowledged before anything hears it. */
const hears = (kind: string) => slack.until(() => kinds().includes(kind), { what: kind });
const lastBody = () => Object(heard.at(-1)?.body);

describe.each(['http', 'socket'] as const)('people talk to a Bolt app over %s', (mode) => {
  let bot: { stop: () => Promise<void> };
  beforeAll(async () => {
    slack = await startLocalSlack({ scopes, people, channels, clock: hurried, patienceMs });
    bot = await startTinyBot(slack, mode, listen);
    client = new WebClient(slack.botToken, {
      slackApiUrl: slack.url,
      retryConfig: { retries: 0 },
      logger: silent,
    });
  });
  afterAll(async () => {
    await bot.stop();
    await slack.close();
  });
  beforeEach(() => {
    heard = [];
  });

  it('a command is acknowledged, and what the acknowledgement says is shown to the person only', async () => {
    const outcome = await slack.as('maija').command('/livion', 'inline', { channel: 'general' });
    expect(outcome).toMatchObject({ status: 200, error: null });
    expect(slack.ephemerals('maija').at(-1)).toMatchObject({
      text: 'Said at once',
      onlyFor: 'U0MAIJA',
    });
    expect(slack.messages('general')).toEqual([]);
    expect(slack.ephemerals('guest')).toEqual([]);
  });

  it('a command that is not acknowledged in time fails as in Slack', async () => {
    const outcome = await slack.as('maija').command('/livion', 'slow');
    expect(outcome).toMatchObject({ status: 0, error: 'operation_timeout' });
  });

  it('mentions in a command arrive as IDs', async () => {
    await slack.as('maija').command('/livion', 'role @guest in #general <!channel> & more');
    const general = slack.channel('general').id;
    expect(lastBody().text).toBe(
      `role <@U0GUEST|guest> in <#${general}|general> &lt;!channel&gt; &amp; more`,
    );
  });

  it('a response URL answers privately or in the channel; a command has no original to replace', async () => {
    await slack.as('maija').command('/livion', 'respond');
    await slack.until(() =>
      slack.ephemerals('maija').some((message) => message.text === 'Only for you'),
    );
    await slack.as('maija').command('/livion', 'public', { channel: 'general' });
    await slack.until(() =>
      slack.messages('general').some((message) => message.text === 'For all'),
    );
  });

  it('a button is pressed by its label, and the message is replaced through the response URL', async () => {
    await slack.as('maija').command('/livion', 'post');
    await slack.until(() => slack.messages('maija').some((message) => message.text === 'Step 1'));
    expect(slack.transcript('maija')).toContain('Step 1 of 13, @Maija Meikäläinen');
    expect(slack.transcript('maija')).toContain('[Done] [Password]');
    expect(await slack.as('maija').press('Done')).toMatchObject({ status: 200, error: null });
    expect(lastBody()).toMatchObject({
      type: 'block_actions',
      actions: [{ action_id: 'done', type: 'button', text: plain('Done') }],
      container: { type: 'message', is_ephemeral: false },
      message: { text: 'Step 1' },
    });
    const replaced = await slack.until(() =>
      slack.messages('maija').find((message) => message.text === '✓ Step 1'),
    );
    expect(replaced.edited).toBe(true);
    expect((await slack.as('maija').press('Done')).error).toContain('nothing called "Done"');
    expect(await slack.as('maija').press('Done', { stale: true })).toMatchObject({
      status: 200,
      error: null,
    });
  });

  it('a button that only one person sees comes without its message, which can be taken away', async () => {
    await slack.as('guest').command('/livion', 'ask', { channel: 'general' });
    await slack.until(() => slack.ephemerals('guest').length === 1);
    expect((await slack.as('maija').press('Yes')).error).toContain('nothing called "Yes"');
    await slack.as('guest').press('Yes');
    expect(lastBody()).toMatchObject({ container: { is_ephemeral: true } });
    expect(lastBody()).not.toHaveProperty('message');
    await slack.until(() => slack.ephemerals('guest').length === 0);
  });

  it('the bot hears of its own edits', async () => {
    const channel = slack.channel('secret').id;
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'one' });
    await client.chat.update({ channel, ts, text: 'two' });
    const edit = await slack.until(() =>
      edits.find((event) => 'message' in event && Object(event.message).ts === ts),
    );
    expect(edit).toMatchObject({ message: { text: 'two' }, previous_message: { text: 'one' } });
  });

  it('menus send what was chosen', async () => {
    await slack.as('maija').command('/livion', 'post');
    await slack.until(() => slack.messages('maija').some((message) => message.text === 'Step 1'));
    await slack.as('maija').select('Site', 'Töölö');
    expect(lastBody().actions[0]).toMatchObject({
      action_id: 'site',
      selected_option: { value: 'Töölö' },
    });
    await slack.as('maija').select('Who', 'guest');
    expect(lastBody().actions[0]).toMatchObject({ selected_user: 'U0GUEST' });
    expect(Object.values(lastBody().state.values)[0]).toMatchObject({
      site: { selected_option: { value: 'Töölö' } },
    });
    await slack.as('maija').select('Lock', '7');
    expect(lastBody().actions[0]).toMatchObject({
      selected_option: { text: { text: 'Lock 7' }, value: '7' },
    });
    await slack.as('maija').select('more', 'Kamppi');
    expect(lastBody().actions[0]).toMatchObject({
      type: 'overflow',
      selected_option: { value: 'Kamppi' },
    });
    expect((await slack.as('maija').select('Site', 'Pasila')).error).toBe(
      'no option "Pasila"; there are: Kamppi, Töölö',
    );
  });

  it('a modal opens, refuses, changes, goes deeper and closes as the bot answers', async () => {
    const maija = slack.as('maija');
    await maija.command('/livion', 'post');
    await slack.until(() => slack.messages('maija').some((message) => message.text === 'Step 1'));
    const title = () => Object(slack.view('maija')?.view['title']).text;
    await maija.press('password', { in: 'messages' });
    await slack.until(() => slack.view('maija'));
    expect((await maija.submit()).error).toBe('required: Password');
    const refused = await maija.submit({ pw: 'short' });
    expect(refused.ack).toMatchObject({ response_action: 'errors' });
    expect(slack.view('maija')?.errors).toEqual({ pw: 'Too short' });
    await maija.submit({ Password: 'again' });
    expect(title()).toBe('Once more');
    await maija.submit({ pw: 'deeper' });
    expect([title(), slack.views('maija').length]).toEqual(['Deeper', 2]);
    await maija.close();
    expect(title()).toBe('Once more');
    await maija.submit({ pw: 'long enough' });
    expect(slack.view('maija')).toBeNull();
  });

  it('a trigger ID works once', async () => {
    await slack.as('maija').command('/livion', '');
    const { trigger_id } = lastBody();
    await client.views.open({ trigger_id, view: passwordModal() });
    await expect(client.views.open({ trigger_id, view: passwordModal() })).rejects.toThrow(
      'exchanged_trigger_id',
    );
    await slack.as('maija').close();
  });

  it('a direct message arrives as typed in Slack: escaped, addresses as links', async () => {
    await slack
      .as('maija')
      .dm('demo.iloq.com or https://demo.iloq.com/a?b=1&c=2. api.keyautomat <b>');
    await hears('message');
    expect(eventOf('message')).toMatchObject({
      channel_type: 'im',
      user: 'U0MAIJA',
      team: slack.teamId,
      text: '<http://demo.iloq.com|demo.iloq.com> or <https://demo.iloq.com/a?b=1&amp;c=2>. api.keyautomat &lt;b&gt;',
    });
  });

  it('a mention in a channel comes as two events with two IDs', async () => {
    const { ts } = await slack.as('maija').mention('general', 'status Kamppi');
    await slack.until(() => heard.length === 2);
    expect(kinds().sort()).toEqual(['app_mention', 'message']);
    expect(new Set(heard.map(({ body }) => body['event_id'])).size).toBe(2);
    expect([eventOf('message').ts, eventOf('app_mention').ts]).toEqual([ts, ts]);
  });

  it('a message of another organisation says so', async () => {
    await slack.as('stranger').say('shared', 'hello');
    await hears('message');
    expect(eventOf('message')).toMatchObject({
      team: 'T0STRANGER',
      user_team: 'T0STRANGER',
      source_team: 'T0STRANGER',
    });
    expect(lastBody()).toMatchObject({ team_id: slack.teamId, is_ext_shared_channel: true });
  });

  it('the first opening of the home tab carries no view, the next one does', async () => {
    const person = mode === 'http' ? 'maija' : 'guest';
    await slack.as(person).openHome();
    await slack.until(() => slack.home(person));
    await hears('app_home_opened');
    expect(eventOf('app_home_opened')).not.toHaveProperty('view');
    heard = [];
    await slack.as(person).openHome();
    await hears('app_home_opened');
    expect(eventOf('app_home_opened')).toMatchObject({ view: { type: 'home' } });
  });

  it('a request can come twice, again with a retry number, or be replayed', async () => {
    const outcome = await slack.as('maija').dm('done', { twice: true, retry: true });
    expect(outcome.again).toHaveLength(2);
    await slack.until(() => heard.length === 3);
    expect(new Set(heard.map(({ body }) => body['event_id'])).size).toBe(1);
    expect(heard.map(({ retry }) => retry ?? 0).sort()).toEqual([0, 0, 1]);
    await slack.replay(outcome.request);
    await slack.until(() => heard.length === 4, { what: 'it once more' });
  });

  it('a person edits a message of their own, and nobody else can', async () => {
    const { ts } = await slack.as('maija').dm('Kampi');
    await slack.as('maija').editMessage({ channel: 'maija', ts }, 'Kamppi');
    expect(slack.messages('maija').at(-1)).toMatchObject({ text: 'Kamppi', edited: true });
    const edit = await slack.until(() =>
      edits.find((event) => 'message' in event && Object(event.message).ts === ts),
    );
    expect(edit).toMatchObject({ message: { user: 'U0MAIJA', text: 'Kamppi' } });
    expect(
      (await slack.as('guest').editMessage({ channel: 'maija', ts }, 'x')).error,
    ).not.toBeNull();
  });

  it('a deleted message is gone, and the bot hears of it', async () => {
    const { ts } = await slack.as('maija').dm('my secret');
    await slack.as('maija').deleteMessage({ channel: 'maija', ts });
    expect(slack.messages('maija').some((message) => message.ts === ts)).toBe(false);
    await slack.until(() => lastBody().event?.subtype === 'message_deleted');
    expect(lastBody().event).toMatchObject({ deleted_ts: ts });
  });
});

describe('what the bot calls', () => {
  let now = Date.parse('2026-01-05T08:00:00Z');
  const clock: Clock = {
    now: () => now,
    monotonic: systemClock.monotonic,
    sleep: (ms, signal) => sleepInTurns(Math.min(ms, 300), signal),
  };
  const post = (over: object = {}) =>
    client.chat.postMessage({ channel: slack.channel('general').id, text: 'hi', ...over });
  const said = () => slack.messages('general').length;
  beforeAll(async () => {
    slack = await startLocalSlack({ scopes, people, channels, clock });
    client = new WebClient(slack.botToken, {
      slackApiUrl: slack.url,
      retryConfig: { retries: 0 },
      logger: silent,
    });
  });
  afterAll(() => slack.close());
  beforeEach(() => slack.clearFaults());

  it('is recorded with its blocks parsed', async () => {
    const blocks = [{ type: 'divider' }];
    await post({ blocks });
    expect(slack.calls.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      body: { text: 'hi', blocks },
      at: now,
    });
  });

  it('is refused when it breaks a block limit, with the place', async () => {
    const before = said();
    const failure = await post({
      blocks: [{ type: 'header', text: plain('x'.repeat(151)) }],
    }).catch((error) => error);
    expect(failure.data).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(failure.data.response_metadata.messages[0]).toContain('blocks[0].text.text');
    expect(said()).toBe(before);
  });

  it('is refused without the scope, without membership, with a wrong token', async () => {
    await expect(client.conversations.list()).rejects.toThrow('missing_scope');
    await expect(post({ username: 'Someone' })).rejects.toThrow('missing_scope');
    await expect(post({ channel: slack.channel('elsewhere').id })).rejects.toThrow(
      'not_in_channel',
    );
    await expect(post({ channel: 'C404' })).rejects.toThrow('channel_not_found');
    await expect(post({ token: 'xoxb-wrong' })).rejects.toThrow('invalid_auth');
    await expect(client.apiCall('chat.fly')).rejects.toThrow('unknown_method');
  });

  it('knows who the bot is, and tells admins, guests and strangers apart', async () => {
    expect(await client.auth.test()).toMatchObject({
      user_id: slack.botUserId,
      bot_id: 'B0LIVION00',
      team_id: slack.teamId,
    });
    const info = async (user: string) => (await client.users.info({ user })).user;
    expect(await info('U0MAIJA')).toMatchObject({
      is_admin: true,
      is_restricted: false,
      is_bot: false,
    });
    expect(await info('U0GUEST')).toMatchObject({ is_admin: false, is_restricted: true });
    expect(await info('U0STRANGER')).toMatchObject({ is_stranger: true, team_id: 'T0STRANGER' });
  });

  it('reads back its metadata, when it asks for it, and only what is newer', async () => {
    const metadata = { event_type: 'effect', event_payload: { id: 'e1' } };
    const channel = slack.channel('secret').id;
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'first', metadata });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts, metadata });
    const { ts: newer = '' } = await client.chat.postMessage({ channel, text: 'second', metadata });
    const plainly = await client.conversations.history({ channel });
    expect(plainly.messages?.map((message) => message.metadata)).toEqual([undefined, undefined]);
    const fully = await client.conversations.history({
      channel,
      include_all_metadata: true,
      oldest: ts,
    });
    expect(fully.messages?.map((message) => [message.ts, message.metadata])).toEqual([
      [newer, metadata],
    ]);
    const replies = await client.conversations.replies({ channel, ts, include_all_metadata: true });
    expect(replies.messages?.map((message) => message.metadata)).toEqual([metadata, metadata]);
  });

  it('meets the faults that are switched on, and applies a call only where its answer is merely lost', async () => {
    const before = said();
    slack.fault('chat.postMessage', { kind: '429', retryAfter: 7 }, 1);
    const strict = new WebClient(slack.botToken, {
      slackApiUrl: slack.url,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
    });
    const limited = await strict.chat
      .postMessage({ channel: 'C1', text: 'a' })
      .catch((error) => error);
    expect(limited.retryAfter).toBe(7);
    slack.fault('chat.postMessage', { kind: '500' }, 1);
    await expect(post()).rejects.toThrow('500');
    slack.fault('*', { kind: 'error', error: 'fatal_error' }, 1);
    await expect(post()).rejects.toThrow('fatal_error');
    slack.fault('chat.postMessage', { kind: 'reset' }, 1);
    await expect(post()).rejects.toThrow();
    slack.fault('chat.postMessage', { kind: 'hang' });
    const impatient = new WebClient(slack.botToken, {
      slackApiUrl: slack.url,
      timeout: 1_000,
      retryConfig: { retries: 0 },
      logger: silent,
    });
    await expect(
      impatient.chat.postMessage({ channel: slack.channel('general').id, text: 'a' }),
    ).rejects.toThrow();
    expect(said()).toBe(before);
    slack.fault('chat.postMessage', { kind: 'lost' }, 1);
    await expect(post()).rejects.toThrow();
    expect(said()).toBe(before + 1);
    await post();
    expect(said()).toBe(before + 2);
  });

  it('finds a message deleted, a channel archived and itself removed', async () => {
    const channel = slack.channel('shared').id;
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'hi' });
    await slack.as('maija').deleteMessage({ channel, ts });
    await expect(client.chat.update({ channel, ts, text: 'ho' })).rejects.toThrow(
      'message_not_found',
    );
    await slack.removeBot('shared');
    await expect(client.chat.postMessage({ channel, text: 'hi' })).rejects.toThrow(
      'not_in_channel',
    );
    await slack.inviteBot('shared');
    await client.chat.postMessage({ channel, text: 'hi' });
    await slack.archive('shared');
    await expect(client.chat.postMessage({ channel, text: 'hi' })).rejects.toThrow('is_archived');
  });

  it('comes too late with a trigger ID of three seconds, a view of another hash, and a response URL used five times', async () => {
    slack.deliverTo({ mode: 'http', eventsUrl: 'http://127.0.0.1:9/nobody' });
    expect(await slack.as('maija').command('/livion', 'setup')).toMatchObject({
      status: 0,
      error: 'dispatch_failed',
    });
    const { trigger_id, response_url } = Object(slack.sent.at(-1)?.payload);
    const opened = await client.views.open({ trigger_id, view: passwordModal() });
    const view_id = opened.view?.id ?? '';
    await expect(
      client.views.update({ view_id, hash: 'old', view: passwordModal('New') }),
    ).rejects.toThrow('hash_conflict');
    await slack.as('maija').close();
    await expect(client.views.update({ view_id, view: passwordModal('New') })).rejects.toThrow(
      'not_found',
    );
    await slack.as('maija').command('/livion', 'setup');
    now += 3000;
    const late = Object(slack.sent.at(-1)?.payload).trigger_id;
    await expect(client.views.open({ trigger_id: late, view: passwordModal() })).rejects.toThrow(
      'expired_trigger_id',
    );

    const respond = (to: string) =>
      fetch(to, {
        method: 'POST',
        body: '{"text":"a"}',
        headers: { 'content-type': 'application/json' },
      });
    for (let use = 0; use < 5; use += 1) expect((await respond(response_url)).status).toBe(200);
    expect(await (await respond(response_url)).json()).toMatchObject({ error: 'used_url' });
    const other = Object(slack.sent.at(-1)?.payload).response_url;
    now += 30 * 60_000;
    expect(await (await respond(other)).json()).toMatchObject({ error: 'expired_url' });
  });

  it('shows a modal with what stands in it; two views fit on top, and closing is told where asked for', async () => {
    const maija = slack.as('maija');
    const trigger = async () => {
      await maija.command('/livion', 'setup');
      return Object(slack.sent.at(-1)?.payload).trigger_id;
    };
    const asks = { ...passwordModal(), close: plain('Cancel'), notify_on_close: true };
    const opened = await client.views.open({ trigger_id: await trigger(), view: asks });
    expect(await maija.fill({ Password: 'hunter2' })).toBeNull();
    const shown = () => slack.renderView(slack.view('maija') ?? expect.fail('no modal'));
    expect(shown()).toBe('┌ Password\nPassword: [hunter2]\n[Save] [Cancel]');
    await client.views.update({
      view_id: opened.view?.id ?? '',
      view: { ...asks, title: plain('Still') },
    });
    expect(shown()).toContain('┌ Still\nPassword: [hunter2]');
    expect(await maija.fill({ Nonsense: 'a' })).toBe('no input "Nonsense"; there are: Password');
    await expect(client.views.push({ trigger_id: await trigger(), view: asks })).rejects.toThrow(
      'view_not_found',
    );
    await maija.close();
    expect(slack.sent.at(-1)?.payload).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(slack.view('maija')).toBeNull();
    await expect(client.views.open({ trigger_id: 'made up', view: asks })).rejects.toThrow(
      'invalid_trigger_id',
    );
    const tooLong = { ...asks, title: plain('x'.repeat(25)) };
    await expect(client.views.open({ trigger_id: await trigger(), view: tooLong })).rejects.toThrow(
      'invalid_arguments',
    );
  });

  it('is slowed down by as much as it is told', async () => {
    slack.fault('auth.test', { kind: 'slow', ms: 40 }, 1);
    const started = performance.now();
    await client.auth.test();
    expect(performance.now() - started).toBeGreaterThan(35);
  });

  it('is not stopped by the 5,000 calls an hour of the emulator behind', async () => {
    const emulated = await startEmulator([], scopes);
    const statuses = new Set<unknown>();
    const once = async () => statuses.add((await emulated.call('bot', 'auth.test', {}))['ok']);
    for (let round = 0; round < 52; round += 1)
      await Promise.all(Array.from({ length: 100 }, once));
    await emulated.close();
    expect([...statuses]).toEqual([true]);
  });

  it('is told as people see it', async () => {
    const task = (status: string, title: string) => ({ task_id: title, status, title });
    const cell = (text: string) => ({ type: 'raw_text', text });
    const { ts = '' } = await post({
      blocks: [
        { type: 'header', text: plain('Kamppi') },
        {
          type: 'plan',
          title: '1 of 4',
          tasks: [
            task('complete', 'a'),
            task('in_progress', 'b'),
            task('pending', 'c'),
            task('error', 'd'),
          ],
        },
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: 'Ask <@U0GUEST> in *<#C1|here>* &lt;b&gt; <https://a.fi|help> _now_, api_user_name',
          },
        },
        { type: 'table', rows: [[cell('lock'), cell('ok')]] },
        { type: 'actions', elements: [button('Done', 'done'), button('Skip', 'skip')] },
      ],
    });
    const message = slack.messages('general').find((one) => one.ts === ts);
    expect(message && slack.transcriptOf(message).split('\n')).toEqual([
      'Livion: Kamppi',
      '  1 of 4',
      '    ✓ a',
      '    ● b',
      '    ○ c',
      '    ✗ d',
      '  Ask @Gus Guest in #C1 <b> help (https://a.fi) now, api_user_name',
      '  lock | ok',
      '  [Done] [Skip]',
    ]);
  });

  it('is waited for with an error that shows what people saw', async () => {
    const waited = slack.until(() => false, { limitMs: 30, what: 'the third step' });
    await expect(waited).rejects.toThrow(
      /the third step did not come within 30 ms\n.*[\s\S]*Livion: /,
    );
  });
});

describe('requests of somebody who is not Slack, and lines that break', () => {
  it('a wrong signature is refused by Bolt', async () => {
    slack = await startLocalSlack({ scopes, people, channels });
    const bot = await startTinyBot(slack, 'http', listen);
    heard = [];
    expect(await slack.as('maija').dm('hello', { wrongSignature: true })).toMatchObject({
      status: 401,
    });
    expect(heard).toEqual([]);
    await bot.stop();
    await slack.close();
  });

  it('an event without its scope or subscription is not sent', async () => {
    const events = ['app_mention', 'message.im'];
    slack = await startLocalSlack({
      scopes: ['app_mentions:read', 'chat:write'],
      events,
      people,
      channels,
    });
    const bot = await startTinyBot(slack, 'http', listen);
    heard = [];
    expect((await slack.as('maija').dm('hello')).error).toBe('not_subscribed');
    expect((await slack.as('maija').command('/livion', 'help')).error).toBe(
      '/livion is not a valid command',
    );
    await slack.as('maija').mention('general', 'help');
    await hears('app_mention');
    expect(kinds()).toEqual(['app_mention']);
    await bot.stop();
    await slack.close();
  });

  it('a bot that may read nothing hears of no message and no mention', async () => {
    slack = await startLocalSlack({ scopes: ['chat:write'], people, channels });
    for (const place of ['general', 'secret']) {
      expect((await slack.as('maija').mention(place, 'help')).error).toBe('not_subscribed');
    }
    expect(slack.sent).toEqual([]);
    await slack.close();
  });

  it('after a planned disconnect the client comes back, and an event that nobody acknowledged comes again', async () => {
    slack = await startLocalSlack({ scopes, people, channels, patienceMs });
    const bot = await startTinyBot(slack, 'socket', listen, 100);
    heard = [];
    const ids = () => new Set(heard.map(({ body }) => body['event_id']));
    slack.socket.refresh();
    expect(slack.socket.connections()).toBe(0);
    await slack.as('maija').dm('while nobody listens');
    await slack.until(() => ids().size === 1, { what: 'the first event' });
    expect(heard[0]).toMatchObject({ kind: 'message', retry: expect.toSatisfy((n) => n > 0) });
    slack.socket.cut();
    await slack.until(() => slack.socket.connections() > 0);
    expect((await slack.as('maija').dm('again')).error).toBeNull();
    await slack.until(() => ids().size === 2, { what: 'the second event' });
    await bot.stop();
    await slack.close();
  });
});
