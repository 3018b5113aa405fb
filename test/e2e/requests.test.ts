import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { effectOf } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const line = z.object({
  msg: z.string(),
  request: z.string().optional(),
  kind: z.string().optional(),
  effect: z.string().optional(),
});
const lines = () => (world?.logged ?? []).map((text) => line.parse(JSON.parse(text)));
/** The request that a line like this belongs to. */
const requestOf = (about: Partial<z.infer<typeof line>>): string | undefined =>
  lines().findLast(
    ({ msg, kind, effect }) => msg === about.msg && kind === about.kind && effect === about.effect,
  )?.request;

describe('the log', () => {
  it("tells one request from Slack's edge to the message that follows from it", async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await world.bot().idle();
    const request = requestOf({ msg: 'a request is taken', kind: 'command' });
    expect(request).toMatch(/^[0-9a-f]{12}$/u);
    const asked = effectOf(maija.asked()?.message ?? slack.messages('maija')[0] ?? missing());
    expect(requestOf({ msg: 'delivered', effect: asked ?? '' })).toBe(request);

    await maija.types('no');
    await maija.isAsked('public-api');
    await world.bot().idle();
    const next = requestOf({ msg: 'a request is taken', kind: 'message' });
    expect(next).not.toBe(request);
    expect(
      requestOf({ msg: 'delivered', effect: effectOf(maija.asked()?.message ?? missing()) ?? '' }),
    ).toBe(next);
  });

  it('tells it across a restart, and of what support is told', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await world.bot().idle();
    slack.fault('chat.postMessage', { kind: 'error', error: 'service_unavailable' });
    slack.fault('chat.update', { kind: 'error', error: 'service_unavailable' });
    await maija.types('help it is not there');
    await slack.until(() => requestOf({ msg: 'a request is taken', kind: 'message' }), {
      what: 'the message',
    });
    const request = requestOf({ msg: 'a request is taken', kind: 'message' });
    await world.restart();
    slack.clearFaults();
    const alert = await slack.until(() => slack.messages('alerts').at(-1), {
      what: 'the call for help',
    });
    await world.bot().idle();
    expect(requestOf({ msg: 'delivered', effect: effectOf(alert) ?? '' })).toBe(request);
  });

  it('tells of each call to iLOQ which request it was made for', async () => {
    world = await startWorld();
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', right);
    await maija.verifies();
    await world.bot().idle();
    const calls = lines().filter(({ msg }) => msg === 'iLOQ call');
    expect(calls.length).toBeGreaterThan(10);
    const taken = new Set(
      lines().flatMap(({ msg, request }) => (msg === 'a request is taken' ? [request] : [])),
    );
    for (const { request } of calls) expect(taken.has(request)).toBe(true);
  });
});

function missing(): never {
  throw new Error('no such message');
}
