import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { version } from '../../src/version.ts';
import { startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

type Answer = { readonly status: number; readonly text: string; readonly type: string };

/** Asks as a scraper does, or as a proxy that passes somebody's request on. */
function scrape(headers: Record<string, string> = {}): Promise<Answer> {
  const port = world?.bot().port ?? 0;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/metrics', headers, agent: false }, (response) => {
      const { statusCode: status = 0 } = response;
      const type = response.headers['content-type'] ?? '';
      text(response).then((said) => resolve({ status, text: said, type }), reject);
    })
      .once('error', reject)
      .end();
  });
}

/** The value of one line, such as `livion_commands_total{verb="setup"}`. */
function valueAt(said: string, line: string): number | undefined {
  const found = said.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
}

describe('who asks for metrics', () => {
  it('on the machine itself needs no token', async () => {
    world = await startWorld();
    const answer = await scrape();
    expect(answer.status).toBe(200);
    expect(answer.type).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.text).toContain(
      `livion_build_info{version="${version}",node="${process.version}"} 1\n`,
    );
    expect((await scrape({ host: `localhost:${world.bot().port}` })).status).toBe(200);
  });

  it.each([
    ['who asked it', { 'x-forwarded-for': '127.0.0.1' }],
    ['that it is one', { via: '1.1 proxy' }],
    ['what it was asked for', { host: 'livion.example.com' }],
  ])(
    'through a proxy on the machine, which tells %s, is told to bring a token',
    async (_, headers) => {
      world = await startWorld();
      const answer = await scrape(headers);
      expect([answer.status, answer.text]).toEqual([
        403,
        'Only this machine may ask here. Set METRICS_TOKEN, and send it as a bearer token.\n',
      ]);
    },
  );

  it('needs the token where one is set, from anywhere', async () => {
    world = await startWorld({ environment: { METRICS_TOKEN: 'a-token-for-metrics' } });
    const sentence = 'Send METRICS_TOKEN as a bearer token: Authorization: Bearer <token>.\n';
    for (const headers of [
      {},
      { authorization: 'Bearer a-token-for-metricz' },
      { authorization: 'Basic YTpi' },
    ]) {
      const answer = await scrape(headers);
      expect([answer.status, answer.text]).toEqual([401, sentence]);
    }
    const right = { authorization: 'Bearer a-token-for-metrics', 'x-forwarded-for': '192.0.2.1' };
    expect((await scrape(right)).status).toBe(200);
  });
});

describe('after a set-up', () => {
  it('the metrics tell what was done and how it stands, and name nobody', async () => {
    world = await startWorld();
    const { maija, slack, right, iloq } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', { ...right, password: 'Wrong-Password-1' });
    await maija.verifies();
    await maija.comesTo('hand-over', right);
    await maija.command('statsu');
    await maija.command('help Kamppi');
    await world.bot().idle();
    await slack.settled();
    const { text: said } = await scrape();

    const value = (line: string) => valueAt(said, line);
    expect(value('livion_commands_total{verb="setup"}')).toBe(1);
    expect(value('livion_commands_total{verb="unknown"}')).toBe(1);
    expect(value('livion_ack_seconds_count{kind="command"}')).toBe(3);
    expect(value('livion_ack_seconds_count{kind="event"}')).toBeGreaterThan(5);
    expect(value('livion_ack_seconds_count{kind="view"}')).toBe(2);
    expect(value('livion_verifications_total{by="person",outcome="wrong-credentials"}')).toBe(1);
    expect(value('livion_verifications_total{by="person",outcome="passed"}')).toBe(1);
    expect(value('livion_sites{state="finished"}')).toBe(1);
    expect(value('livion_sites{state="stuck"}')).toBe(0);
    expect(value('livion_incidents{state="open"}')).toBe(0);
    for (const queue of ['sites', 'alerts']) {
      expect(value(`livion_effects_waiting{queue="${queue}"}`)).toBe(0);
      expect(value(`livion_effects_oldest_age_seconds{queue="${queue}"}`)).toBe(0);
    }
    expect(
      value('livion_slack_calls_total{method="chat.postMessage",outcome="ok"}'),
    ).toBeGreaterThan(10);
    expect(value('livion_iloq_calls_total{call="CreateSession",outcome="http-200"}')).toBe(2);
    expect(
      value('livion_iloq_calls_total{call="Locks/{id}/SecurityAccesses",outcome="http-200"}'),
    ).toBeGreaterThan(0);
    expect(
      value('livion_store_write_seconds_count{store="documents",outcome="ok"}'),
    ).toBeGreaterThan(20);
    expect(
      value('livion_store_write_seconds_count{store="requests",outcome="ok"}'),
    ).toBeGreaterThan(20);
    expect(value('livion_webhooks_total{outcome="wrong-signature"}')).toBe(0);
    expect(value('livion_requests_left')).toBe(0);
    expect(value('livion_slack_connected')).toBe(1);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);

    for (const name of ['Kamppi', 'statsu', 'maija', right.userId, right.serviceCode, iloq.url])
      expect(said, name).not.toContain(name);
    expect(said).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|[CDU]0[A-Z0-9]{6}/u);
    // A metric of ours ends as Prometheus has it: _total for what only grows, _seconds for a time.
    const names = said
      .matchAll(/^# TYPE (livion_\w+) (\w+)$/gmu)
      .map(([, name = '', kind]) => ({ name, kind }));
    for (const { name, kind } of names)
      expect(name.endsWith('_total'), name).toBe(kind === 'counter');
  });

  it('what Slack refuses, and what waits for it, is seen', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    slack.fault('chat.postMessage', { kind: 'error', error: 'service_unavailable' });
    await maija.command('setup Kamppi');
    const refused =
      'livion_slack_calls_total{method="chat.postMessage",outcome="service_unavailable"}';
    const oldest = 'livion_effects_oldest_age_seconds{queue="sites"}';
    let said = '';
    // Refused within the millisecond in which it was decided, it has no age yet.
    while (valueAt(said, refused) === undefined || valueAt(said, oldest) === 0)
      said = (await scrape()).text;
    expect(valueAt(said, 'livion_effects_waiting{queue="sites"}')).toBeGreaterThan(0);
    expect(valueAt(said, oldest)).toBeGreaterThan(0);
    slack.clearFaults();
    await maija.isAsked('delivered-with-api');
  });
});
