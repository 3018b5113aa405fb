import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/index.ts';
import { silent, startTinyBot } from './tiny-bot.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const alert: KnownBlock = { type: 'alert', text: plain('Careful'), level: 'error' };
const plan: KnownBlock = { type: 'plan', title: 'Kamppi', tasks: [] };
const words: KnownBlock = { type: 'section', text: plain('Kamppi') };
const form = (block: KnownBlock): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Save'),
  blocks: [block],
});

let slack: LocalSlack;
let web: WebClient;
let stop: () => Promise<void>;
let submission: 'update' | 'push' = 'update';

function listen(app: App): void {
  app.command('/livion', ({ ack }) => ack({ text: 'Careful', blocks: [alert] }));
  app.view('form', ({ ack }) => ack({ response_action: submission, view: form(plan) }));
}

beforeAll(async () => {
  slack = await startLocalSlack({
    // A busy machine changes nothing of what is played.
    patienceMs: 60_000,
    people: [{ name: 'maija', realName: 'Maija Virtanen' }],
    channels: [{ name: 'alerts', members: ['maija'], botIsMember: true }],
    scopes: ['chat:write', 'commands', 'channels:history', 'im:history', 'im:write', 'users:read'],
  });
  web = new WebClient(slack.botToken, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    logger: silent,
  });
  ({ stop } = await startTinyBot(slack, 'http', listen));
});
afterAll(async () => {
  await stop();
  await slack.close();
});

const channel = () => slack.channel('alerts').id;
const message = (block: KnownBlock, text = 'Careful') => ({
  channel: channel(),
  text,
  blocks: [block],
});
/** The request that a command of Maija's made. */
async function commanded(): Promise<{ trigger_id: string; response_url: string }> {
  await slack.as('maija').command('/livion', 'x', { channel: 'alerts' });
  return Object(slack.sent.at(-1)?.payload);
}
const opened = async (view: ModalView) =>
  web.views.open({ trigger_id: (await commanded()).trigger_id, view });

describe('a block where Slack does not take it', () => {
  it('is refused by every method that posts, shows or edits a message', async () => {
    const { ts = '' } = await web.chat.postMessage(message(words));
    const user = slack.person('maija').id;
    const calls = [
      web.chat.postMessage(message(alert)),
      web.chat.update({ ...message(alert), ts }),
      web.chat.postEphemeral({ ...message(alert), user }),
    ];
    await Promise.all(calls.map((call) => expect(call).rejects.toThrow('invalid_blocks')));
  });

  it('is refused in the answer to a command, and at its response URL', async () => {
    const { error } = await slack.as('maija').command('/livion', 'x', { channel: 'alerts' });
    expect(error).toContain('alert is for modal only');
    const { response_url } = await commanded();
    for (const how of [{}, { replace_original: true }, { response_type: 'in_channel' }]) {
      const body = JSON.stringify({ text: 'Careful', blocks: [alert], ...how });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(response_url, { method: 'POST', headers, body });
      expect(await answer.json()).toMatchObject({ error: 'invalid_blocks' });
    }
  });

  it('is refused by every method that opens or changes a view', async () => {
    const { trigger_id } = await commanded();
    const { view } = await opened(form(words));
    const id = view?.id ?? '';
    const home = { type: 'home' as const, blocks: [plan] };
    const calls = [
      web.views.open({ trigger_id, view: form(plan) }),
      web.views.push({ trigger_id, view: form(plan) }),
      web.views.update({ view_id: id, view: form(plan) }),
      web.views.publish({ user_id: slack.person('maija').id, view: home }),
    ];
    await Promise.all(calls.map((call) => expect(call).rejects.toThrow('invalid_arguments')));
  });

  it.each(['update', 'push'] as const)('is refused in a form that answers with %s', async (how) => {
    submission = how;
    await opened(form(words));
    const { error } = await slack.as('maija').submit({});
    expect(error).toContain('plan is for message only');
  });

  it('and is taken where Slack takes it: an alert in a form, a plan in a message', async () => {
    await expect(opened(form(alert))).resolves.toMatchObject({ ok: true });
    await expect(web.chat.postMessage(message(plan))).resolves.toMatchObject({ ok: true });
  });
});

describe('the words of a message', () => {
  it('are at most 4,000 bytes where it is edited, and more where it is posted', async () => {
    const { ts = '' } = await web.chat.postMessage(message(words, 'ä'.repeat(2_001)));
    const edit = (text: string) => web.chat.update({ ...message(words, text), ts });
    await expect(edit('ä'.repeat(2_000))).resolves.toMatchObject({ ok: true });
    await expect(edit('ä'.repeat(2_001))).rejects.toThrow('msg_too_long');
  });
});
