import { afterEach, describe, expect, it } from 'vitest';
import { reservePort } from '../../sandbox/reserve-port.ts';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createDispatcher, RateLimiter } from '../../src/outbox/index.ts';
import type { MessageRef } from '../../src/sites/index.ts';
import { createDelivery, type Outgoing } from '../../src/slack/deliver.ts';
import { codesByAction, type ErrorAction, errorActions } from '../../src/slack/errors.ts';
import { asDistributedApp } from '../../src/slack/look-ups.ts';
import { type Message, words } from '../../src/slack/messages/index.ts';
import { createWebClient } from '../../src/slack/web-client.ts';
import { en } from '../text/english.ts';
import { type Handler, startSlackStub } from './slack-stub.ts';

const at = Date.UTC(2026, 4, 4, 8, 0, 0);
const post = (more: Partial<Outgoing & { kind: 'post' }> = {}): Outgoing & { kind: 'post' } => ({
  kind: 'post',
  effectId: 'effect-1',
  channel: 'C1',
  ...words('Step 4 of 13'),
  createdAt: at,
  ...more,
});
const update: Outgoing = { kind: 'update', channel: 'C1', ts: '1.1', ...words('Step 4: done') };
const drawn = (text: string) =>
  JSON.stringify([{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }]);
const first = { lookFirst: false };
const again = { lookFirst: true };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** No machine is so slow, unless a time-out is wanted. */
async function setUp(handlers: Record<string, Handler>, timeoutMs = 300_000) {
  const slack = await startSlackStub(handlers);
  stops.push(slack.stop);
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => lines.push(line) });
  const client = createWebClient({ token: 'xoxb-not-a-token', apiUrl: slack.url, log, timeoutMs });
  return { slack, lines, log, delivery: createDelivery(client, log) };
}

const accepts: Handler = ({ channel }) => ({ ok: true, channel, ts: '1777.0001' });
const refuses =
  (error: string): Handler =>
  () => ({ ok: false, error });
const marked = (effect: string, ts: string) => ({
  ts,
  text: 'x',
  metadata: { event_type: 'livion_effect', event_payload: { effect } },
});

describe('a message', () => {
  it('is held back while another process may say it, and is tried again', async () => {
    const { slack, log } = await setUp({ 'chat.postMessage': accepts });
    let isOurs = false;
    const about = { token: 'xoxb-not-a-token', apiUrl: slack.url, log, mayCall: () => isOurs };
    const delivery = createDelivery(createWebClient(about), log);
    for (const message of [post(), update])
      expect(await delivery.deliver(en, message, first)).toMatchObject({
        ...{ kind: 'retry', why: 'held-back', sure: true },
      });
    expect(slack.calls).toEqual([]);
    isOurs = true;
    expect(await delivery.deliver(en, post(), first)).toMatchObject({ kind: 'delivered' });
  });

  it('is posted with its effect’s ID, and without link previews', async () => {
    const { slack, delivery } = await setUp({ 'chat.postMessage': accepts });
    const message = post({ threadTs: '1700.1' });
    expect(await delivery.deliver(en, message, first)).toEqual({
      kind: 'delivered',
      value: { channel: 'C1', ts: '1777.0001' },
    });
    expect(slack.calls[0]).toEqual({
      method: 'chat.postMessage',
      authorization: 'Bearer xoxb-not-a-token',
      params: {
        channel: 'C1',
        text: 'Step 4 of 13',
        thread_ts: '1700.1',
        blocks: drawn('Step 4 of 13'),
        unfurl_links: 'false',
        unfurl_media: 'false',
        metadata: '{"event_type":"livion_effect","event_payload":{"effect":"effect-1"}}',
      },
    });
  });

  it('to a person goes to their direct message, which is opened once and told to the caller', async () => {
    const { slack, delivery } = await setUp({
      'conversations.open': () => ({ ok: true, channel: { id: 'D7' } }),
      'chat.postMessage': accepts,
    });
    const message = post({ channel: 'U7' });
    expect(delivery.limits(message, first)).toEqual({
      lane: 'U7',
      methods: ['chat.postMessage', 'conversations.open'],
    });
    expect(await delivery.deliver(en, message, first)).toEqual({
      kind: 'delivered',
      value: { channel: 'D7', ts: '1777.0001' },
    });
    await delivery.deliver(en, post({ channel: 'U7', effectId: 'effect-2' }), first);
    expect(slack.methods()).toEqual(['conversations.open', 'chat.postMessage', 'chat.postMessage']);
    expect(delivery.limits(message, first)).toEqual({ lane: 'D7', methods: ['chat.postMessage'] });
  });

  it('edits the list at most once in three seconds, and nothing else waits for that', async () => {
    const { delivery } = await setUp({});
    const place = { kind: 'update', channel: 'D7', ts: '1.1' } as const;
    const pace = new RateLimiter(1_000, { monotonic: () => 0 });
    const wait = (of: Parameters<typeof delivery.limits>[0]) =>
      pace.take(delivery.limits(of, first));
    expect(wait({ ...place, pace: 'calm' })).toBe(0);
    expect(wait({ ...place, pace: 'calm' })).toBe(3_000);
    expect(wait(place)).toBe(0);
    expect(wait(post({ channel: 'D7' }))).toBe(0);
  });

  it('to a person who is no more can never be told', async () => {
    const { delivery } = await setUp({ 'conversations.open': refuses('user_disabled') });
    expect(await delivery.deliver(en, post({ channel: 'U7' }), first)).toEqual({
      kind: 'undeliverable',
      reason: 'channel',
    });
  });

  it('is edited in place', async () => {
    const { slack, delivery } = await setUp({ 'chat.update': accepts });
    expect(await delivery.deliver(en, update, first)).toEqual({
      kind: 'delivered',
      value: { channel: 'C1', ts: '1.1' },
    });
    expect(slack.calls[0]?.params).toEqual({
      channel: 'C1',
      ts: '1.1',
      text: 'Step 4: done',
      blocks: drawn('Step 4: done'),
    });
  });

  it('that Slack does not take is said in words alone, where it was refused only', async () => {
    const refusesBlocks: Handler = ({ channel, blocks }) =>
      blocks === '[]'
        ? { ok: true, channel, ts: '1777.0002' }
        : { ok: false, error: 'invalid_blocks' };
    const { slack, delivery } = await setUp({
      'chat.postMessage': refusesBlocks,
      'chat.update': refusesBlocks,
    });
    const posted = { kind: 'delivered', value: { channel: 'C1', ts: '1777.0002' } };
    expect(await delivery.deliver(en, post(), first)).toEqual(posted);
    expect(await delivery.deliver(en, update, first)).toMatchObject({ kind: 'delivered' });
    expect(slack.calls.map(({ params }) => [params['blocks'], params['text']])).toEqual([
      [drawn('Step 4 of 13'), 'Step 4 of 13'],
      ['[]', 'Step 4 of 13'],
      [drawn('Step 4: done'), 'Step 4: done'],
      ['[]', 'Step 4: done'],
    ]);
  });

  it('that is a table is said in older blocks before it is said in words', async () => {
    const { slack, delivery } = await setUp({ 'chat.postMessage': refuses('invalid_blocks') });
    const cell = (text: string) => ({ type: 'raw_text', text }) as const;
    const table: Message['blocks'] = [
      { type: 'table', rows: [[cell('Site')], [cell('Kamppi')], [cell('Pasila')]] },
    ];
    expect(await delivery.deliver(en, post({ blocks: table }), first)).toMatchObject({
      kind: 'undeliverable',
    });
    expect(slack.calls.map(({ params }) => params['blocks'])).toEqual([
      JSON.stringify(table),
      drawn('*Kamppi*\n*Pasila*'),
      '[]',
    ]);
    expect(new Set(slack.calls.map(({ params }) => params['text']))).toEqual(
      new Set(['*Kamppi*\n*Pasila*']),
    );
  });

  it('is in no log line, however much is logged, and neither is the token', async () => {
    const { delivery, lines } = await setUp({ 'chat.postMessage': refuses('invalid_blocks') });
    await delivery.deliver(en, post(words('https://bot.example/credentials/one-time')), first);
    expect(lines.join('')).toContain('invalid_blocks');
    expect(lines.join('')).not.toContain('one-time');
    expect(lines.join('')).not.toContain('xoxb-not-a-token');
  });
});

describe('a message that may have been posted', () => {
  it('is found in the channel by its effect’s ID, pages back, and not posted again', async () => {
    const { slack, delivery } = await setUp({
      'conversations.history': ({ cursor }) =>
        cursor === 'page-2'
          ? { ok: true, messages: [marked('effect-1', '1777.0009')] }
          : {
              ok: true,
              messages: [marked('effect-0', '1777.0010'), { ts: '1777.0011', text: 'a person' }],
              response_metadata: { next_cursor: 'page-2' },
            },
      'chat.postMessage': accepts,
    });
    expect(await delivery.deliver(en, post(), again)).toEqual({
      kind: 'delivered',
      value: { channel: 'C1', ts: '1777.0009' },
    });
    expect(slack.methods()).toEqual(['conversations.history', 'conversations.history']);
    expect(slack.calls[0]?.params).toEqual({
      channel: 'C1',
      oldest: String(at / 1000 - 300),
      limit: '200',
      include_all_metadata: 'true',
    });
  });

  it('is looked for in its thread', async () => {
    const { slack, delivery } = await setUp({
      'conversations.replies': ({ ts }) => ({
        ok: true,
        messages: [{ ts }, marked('effect-1', '1777.5')],
      }),
    });
    const message = post({ threadTs: '1700.1' });
    expect(await delivery.deliver(en, message, again)).toEqual({
      kind: 'delivered',
      value: { channel: 'C1', ts: '1777.5' },
    });
    expect(slack.calls[0]?.params).toMatchObject({ ts: '1700.1', include_all_metadata: 'true' });
    expect(delivery.limits(message, again).methods).toEqual([
      'chat.postMessage',
      'conversations.replies',
    ]);
  });

  it('is posted if it is not there, whatever other apps have marked with its ID', async () => {
    const foreign = {
      ts: '9',
      metadata: { event_type: 'another_app', event_payload: { effect: 'effect-1' } },
    };
    const { slack, delivery } = await setUp({
      'conversations.history': () => ({ ok: true, messages: [foreign] }),
      'chat.postMessage': accepts,
    });
    expect(await delivery.deliver(en, post(), again)).toEqual({
      kind: 'delivered',
      value: { channel: 'C1', ts: '1777.0001' },
    });
    expect(slack.methods()).toEqual(['conversations.history', 'chat.postMessage']);
  });

  it('is looked up once more only where another answer was lost', async () => {
    let posts = 0;
    const { slack, delivery } = await setUp({
      'conversations.history': () => ({ ok: true, messages: [] }),
      'chat.postMessage': (params, response) => {
        posts += 1;
        if (posts === 1) return { ok: false, error: 'ratelimited' };
        if (posts > 2) return accepts(params, response);
        response.socket?.destroy();
        return undefined;
      },
    });
    const [look, say] = ['conversations.history', 'chat.postMessage'];
    for (const sure of [true, false])
      expect(await delivery.deliver(en, post(), again)).toMatchObject({ kind: 'retry', sure });
    expect(await delivery.deliver(en, post(), again)).toMatchObject({ kind: 'delivered' });
    expect(slack.methods()).toEqual([look, say, say, look, say]);
  });

  it('is not posted as long as the channel cannot be read', async () => {
    const { slack, delivery } = await setUp({ 'conversations.history': refuses('internal_error') });
    expect(await delivery.deliver(en, post(), again)).toMatchObject({
      kind: 'retry',
      why: 'internal_error',
    });
    expect(slack.methods()).toEqual(['conversations.history']);
  });

  it('of an app that others install is looked for once a minute, among 15 messages', async () => {
    const { slack, log, lines } = await setUp({
      'conversations.history': () => ({
        ...{ ok: true, messages: [marked('effect-1', '1777.0009')] },
        response_metadata: { next_cursor: 'page-2' },
      }),
      'chat.postMessage': accepts,
    });
    let now = 1_000_000;
    const client = createWebClient({ token: 'xoxb-not-a-token', apiUrl: slack.url, log });
    const lookUps = asDistributedApp(1_000, { monotonic: () => now });
    const delivery = createDelivery(client, log, lookUps);
    const deliver = (effectId: string) => delivery.deliver(en, post({ effectId }), again);
    const found = { kind: 'delivered', value: { channel: 'C1', ts: '1777.0009' } };
    expect(await deliver('effect-1')).toEqual(found);
    expect(slack.calls[0]?.params).toMatchObject({ limit: '15' });
    now += 20_000;
    const waits = { kind: 'retry', sure: true, afterMs: 40_000 };
    expect(await deliver('effect-2')).toMatchObject(waits);
    expect(await deliver('effect-3')).toMatchObject(waits);
    expect(slack.methods()).toEqual(['conversations.history']);
    // Not among the newest 15 of what was said since: it is posted again, which the log says.
    now += 40_000;
    expect(await deliver('effect-2')).toMatchObject({ kind: 'delivered' });
    expect(slack.methods().slice(1)).toEqual(['conversations.history', 'chat.postMessage']);
    expect(lines.join('')).toContain('too much was said since');
    // Others are always faster: after five minutes it is posted without a look.
    for (let minute = 2; minute <= 6; minute++) {
      now += 60_000;
      expect(await deliver('effect-1')).toEqual(found);
      if (minute < 6) expect(await deliver('effect-3')).toMatchObject({ kind: 'retry' });
    }
    const calls = slack.methods().length;
    expect(await deliver('effect-3')).toMatchObject({ kind: 'delivered' });
    expect(slack.methods().slice(calls)).toEqual(['chat.postMessage']);
    expect(lines.join('')).toContain('lets too little be read');
  });

  it('is told once when Slack’s answer was lost on the way', async () => {
    const said: { ts: string; metadata: unknown }[] = [];
    const { slack, delivery, log } = await setUp({
      'chat.postMessage': ({ metadata }, response) => {
        const ts = `1777.${said.length}`;
        said.push({ ts, metadata: JSON.parse(metadata ?? '{}') });
        if (said.length > 1) return { ok: true, channel: 'C1', ts };
        response.socket?.destroy();
        return undefined;
      },
      'conversations.history': () => ({ ok: true, messages: said }),
    });
    const pending = [post({ effectId: 'a' }), post({ effectId: 'b' })].map((it) => ({
      ...it,
      id: it.effectId,
    }));
    const settled: unknown[] = [];
    const dispatcher = createDispatcher<(typeof pending)[number], MessageRef | undefined, unknown>({
      outbox: {
        destinations: async () => ['kamppi'],
        next: async () => pending[0],
        settle: async (_key, { id }, result) => {
          pending.shift();
          settled.push([id, result]);
        },
      },
      deliver: (message, how) => delivery.deliver(en, message, how),
      limits: delivery.limits,
      rateLimiter: new RateLimiter(0, systemClock),
      clock: { ...systemClock, sleep: async () => {} },
      log,
      random: () => 0,
    });
    dispatcher.wake('kamppi');
    await dispatcher.idle();
    expect(settled).toEqual([
      ['a', { kind: 'delivered', value: { channel: 'C1', ts: '1777.0' } }],
      ['b', { kind: 'delivered', value: { channel: 'C1', ts: '1777.1' } }],
    ]);
    expect(slack.methods()).toEqual([
      'chat.postMessage',
      'conversations.history',
      'chat.postMessage',
    ]);
  });
});

describe('each of Slack’s documented errors', () => {
  const gone = (reason: string) => ({ kind: 'undeliverable', reason });
  const again = (afterMs: number, sure = true) => ({ kind: 'retry', sure, afterMs });
  const expected: Readonly<Record<ErrorAction, object>> = {
    reroute: gone('channel'),
    'post-anew': gone('message'),
    'say-plainer': gone('refused'),
    'press-again': gone('refused'),
    'publish-over': gone('refused'),
    'free-storage': gone('refused'),
    'allow-files': gone('refused'),
    wait: { ...again(30_000), method: 'chat.postMessage' },
    'try-later': again(30_000),
    'look-first': again(1_000, false),
    'send-again': again(1_000),
    'renew-token': again(60_000),
    'add-scope': again(60_000),
    'set-up-app': again(60_000),
  };

  it.each(errorActions)('leads to %s, whether it is a post or an edit', async (action) => {
    let error = '';
    const fails: Handler = () => ({ ok: false, error });
    const { delivery } = await setUp({ 'chat.postMessage': fails, 'chat.update': fails });
    for (error of codesByAction[action]) {
      expect(await delivery.deliver(en, post(), first), error).toMatchObject(expected[action]);
      // An edit that may have been made is just made again.
      const edited = { ...expected[action], ...(action === 'look-first' && { sure: true }) };
      const { method: _, ...outcome } = { method: '', ...edited };
      expect(await delivery.deliver(en, update, first), error).toMatchObject(outcome);
    }
  });

  it('stands in the table once', () => {
    const all = Object.values(codesByAction).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('that means the app is set up wrongly is loud in the log', async () => {
    const { delivery, lines } = await setUp({ 'chat.postMessage': refuses('missing_scope') });
    await delivery.deliver(en, post(), first);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 50, method: 'chat.postMessage', code: 'missing_scope' }),
    );
  });

  it('has an outcome even if nobody has heard of it: it does not hold up what comes behind', async () => {
    const { delivery } = await setUp({ 'chat.postMessage': refuses('brand_new_error') });
    expect(await delivery.deliver(en, post(), first)).toEqual({
      kind: 'undeliverable',
      reason: 'refused',
    });
  });
});

describe('a call that fails before or behind Slack', () => {
  const outcomeOf = async (handler: Handler, timeoutMs?: number) => {
    const { slack, delivery } = await setUp(
      { 'chat.postMessage': handler, 'chat.update': handler },
      timeoutMs,
    );
    const results = [
      await delivery.deliver(en, post(), first),
      await delivery.deliver(en, update, first),
    ];
    expect(slack.calls).toHaveLength(2);
    return results;
  };
  const status =
    (code: number, headers: Record<string, string> = {}): Handler =>
    (_params, response) => {
      response.writeHead(code, headers).end('<html>nope</html>');
      return undefined;
    };

  it('with 429 waits as long as Slack says, and is made only once', async () => {
    expect(await outcomeOf(status(429, { 'retry-after': '17' }))).toEqual([
      {
        kind: 'retry',
        why: 'ratelimited',
        sure: true,
        afterMs: 17_000,
        method: 'chat.postMessage',
      },
      { kind: 'retry', why: 'ratelimited', sure: true, afterMs: 17_000, method: 'chat.update' },
    ]);
  });

  it('with 5xx may have got through: a post is looked up, an edit just made again', async () => {
    expect(await outcomeOf(status(503))).toEqual([
      { kind: 'retry', why: 'http-503', sure: false, afterMs: 1_000 },
      { kind: 'retry', why: 'http-503', sure: true, afterMs: 1_000 },
    ]);
  });

  it('with 4xx is tried slowly', async () => {
    expect((await outcomeOf(status(403)))[0]).toEqual({
      kind: 'retry',
      why: 'http-403',
      sure: true,
      afterMs: 60_000,
    });
  });

  it('with a proxy’s page instead of JSON may have got through', async () => {
    expect((await outcomeOf(status(200)))[0]).toMatchObject({
      kind: 'retry',
      why: 'not-slack',
      sure: false,
    });
  });

  it('with a redirect does not follow it', async () => {
    const results = await outcomeOf(status(302, { location: 'http://127.0.0.1:1/elsewhere' }));
    expect(results[0]).toMatchObject({ kind: 'retry', sure: false });
  });

  it('with a lost connection, or an answer that breaks off, may have got through', async () => {
    const reset: Handler = (_params, response) => {
      response.socket?.destroy();
      return undefined;
    };
    const brokenOff: Handler = (_params, response) => {
      response.writeHead(200, { 'content-length': '500' }).write('{"ok":tr');
      setTimeout(() => response.socket?.destroy(), 20);
      return undefined;
    };
    expect((await outcomeOf(reset))[0]).toMatchObject({ kind: 'retry', sure: false });
    expect((await outcomeOf(brokenOff))[0]).toMatchObject({ kind: 'retry', sure: false });
  });

  it('without an answer in time may have got through', async () => {
    const silent: Handler = () => undefined;
    const stalled: Handler = (_params, response) => {
      response.writeHead(200, { 'content-length': '500' }).write('{"ok":tr');
      return undefined;
    };
    const outcomes = await Promise.all([outcomeOf(silent, 500), outcomeOf(stalled, 500)]);
    for (const [posted] of outcomes)
      expect(posted).toMatchObject({ kind: 'retry', why: 'timeout', sure: false });
  });

  it('because nobody listens was never sent', async () => {
    const apiUrl = `http://127.0.0.1:${await reservePort()}/api/`;
    const log = createLog('silent');
    const delivery = createDelivery(createWebClient({ token: 'xoxb-1', apiUrl, log }), log);
    expect(await delivery.deliver(en, post(), first)).toMatchObject({
      kind: 'retry',
      why: 'ECONNREFUSED',
      sure: true,
    });
  });
});
