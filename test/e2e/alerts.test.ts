import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../sandbox/listen.ts';
import type { Message } from '../../sandbox/slack/index.ts';
import { labels } from '../../src/text/en/index.ts';
import { peopleIn } from './people.ts';
import { shown } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const { only } = peopleIn(() => world);
const said = (text: string, where = 'alerts'): Message[] =>
  world.slack.messages(where).filter((message) => shown(world.slack, message).includes(text));
const sees = (text: string, where = 'alerts'): Promise<Message> =>
  world.slack.until(() => said(text, where).at(-1), { what: `"${text}" in ${where}` });
const replies = (root: Message): string[] =>
  world.slack
    .messages('alerts')
    .filter(({ threadTs, ts }) => threadTs === root.ts && ts !== root.ts)
    .map((message) => shown(world.slack, message));

/** Maija asks for help at the first step. */
async function callForHelp(words = 'help where is it?'): Promise<Message> {
  const { maija } = world;
  if (!maija.asked()) {
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
  }
  await maija.types(words);
  return sees('help wanted');
}

describe("an incident's life", () => {
  it('is one message, kept up to date in place, with its history in the thread', async () => {
    world = await startWorld();
    const { slack, maija } = world;
    const call = await callForHelp();
    expect(shown(slack, call)).toContain('Nobody has it yet');
    await callForHelp('help it is still not there');
    await sees('it is still not there');
    await sees('2 times');
    await slack.as('sami').press(labels.takeIt, { message: call });
    await maija.sees('looks into it');
    await sees(`<@${slack.person('sami').id}> has it`);
    await slack.as('liisa').select('more', labels.takeOver, { message: call });
    await sees(`<@${slack.person('liisa').id}> has it`);
    await slack.as('sami').select('more', labels.openSite, { message: call });
    await slack.until(() => only('sami').includes('under way'));
    await slack.as('liisa').select('more', labels.snooze, { message: call });
    await slack.until(() => slack.view('liisa'), { what: 'the question for how long' });
    await slack.as('liisa').submit({ for: labels.snoozes['8h'] });
    await sees('💤 *Kamppi* · help wanted');
    await slack.as('sami').press(labels.wake, { message: call });
    await sees('Nobody has it yet');
    await slack.as('liisa').select('more', labels.resolve, { message: call });
    await sees('closed by');
    await world.bot().idle();
    expect(
      said('help wanted').filter(({ threadTs, ts }) => threadTs === null || threadTs === ts),
    ).toHaveLength(1);
    const history = replies(call).join('\n');
    for (const what of ['again', 'has it', 'quiet to', 'woke it', 'closed by'])
      expect(history).toContain(what);
    // It returns within a day: the same message.
    await callForHelp('help again!');
    await sees('Nobody has it yet');
    await world.bot().idle();
    expect(replies(call).join('\n')).toContain('it is back');
  });

  it('of two who press at once one has it, and the other is told so', async () => {
    world = await startWorld();
    const { slack } = world;
    const call = await callForHelp();
    await Promise.all([
      slack.as('sami').press(labels.takeIt, { message: call, stale: true }),
      slack.as('liisa').press(labels.takeIt, { message: call, stale: true }),
    ]);
    await slack.until(() => `${only('sami')}${only('liisa')}`.includes('Somebody was faster'));
    await world.bot().idle();
    expect(`${only('sami')}${only('liisa')}`.match(/Somebody was faster/gu)).toHaveLength(2);
  });

  it('goes on after a restart', async () => {
    world = await startWorld();
    const call = await callForHelp();
    await world.restart();
    await world.slack.as('sami').select('more', labels.resolve, { message: call });
    await sees('closed by');
  });

  it('a verification that failed is one; it resolves itself when the next one passes', async () => {
    world = await startWorld();
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('password', right);
    await maija.enters('Wrong-Password-1');
    await maija.isAsked('usage-rights');
    await maija.comesTo('verification', right);
    await maija.presses(labels.checkNow);
    await maija.isAsked('password');
    await world.bot().idle();
    expect(said('the check found'), 'the first wrong password is not for support').toEqual([]);
    await maija.enters('Wrong-Password-2');
    await maija.isAsked('verification');
    await maija.presses(labels.checkAgain);
    const failed = await sees('the check found');
    await maija.isAsked('password');
    await maija.enters(right.password);
    await maija.isAsked('verification');
    await maija.comesTo('hand-over', right);
    const over = await sees('✓ *Kamppi* · the check passes · ');
    expect(shown(world.slack, over)).toContain('iLOQ confirmed');
    await world.bot().idle();
    expect(over.ts).toBe(failed.ts);
  });
});

describe('a message that cannot stand where it was meant', () => {
  it('is posted anew, once, when it was deleted', async () => {
    world = await startWorld();
    const { slack } = world;
    const call = await callForHelp();
    await slack.as('sami').deleteMessage(call);
    await callForHelp('help the light is red');
    // The call in its thread stands, too, by then.
    await world.bot().idle();
    const [anew, ...others] = said('help wanted').filter(({ threadTs }) => threadTs === null);
    if (!anew) throw new Error('it was not posted anew');
    expect(others).toEqual([]);
    expect(shown(slack, anew)).toContain('the light is red');
    expect(anew.ts).not.toBe(call.ts);
    await slack.as('sami').deleteMessage(anew);
    await callForHelp('help once more');
    await world.bot().idle();
    expect(said('once more')).toEqual([]);
    // What stood in the thread stays.
    expect(said('help wanted').filter(({ threadTs }) => threadTs === null)).toEqual([]);
  });

  it('goes to the default when its channel was archived, and says so', async () => {
    world = await startWorld();
    const { slack, maija } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await slack.as('sami').command('/livion', 'alerts Kamppi here', { channel: 'sites' });
    await sees('Test alert', 'sites');
    await slack.archive('sites');
    const call = await callForHelp();
    await sees('in which I cannot write');
    expect(shown(slack, call)).toContain('help wanted');
  });

  it('and to the admins when the default was archived, too', async () => {
    world = await startWorld();
    await world.slack.archive('alerts');
    await world.maija.opens('Kamppi');
    await world.maija.answers('delivered-with-api', 'no');
    await world.maija.isAsked('public-api');
    await world.maija.types('help it is not there');
    await sees('help wanted', 'sami');
  });

  it('is told in words where its blocks are refused, and as a dead letter where nothing is taken', async () => {
    world = await startWorld();
    const { slack, maija } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await world.bot().idle();
    slack.fault('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 1);
    await slack.as('sami').command('/livion', 'alerts Kamppi here', { channel: 'alerts' });
    await sees('Test alert');
    slack.fault('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 2);
    await slack.as('sami').command('/livion', 'alerts Kamppi here', { channel: 'alerts' });
    await world.bot().idle();
    await slack.as('sami').command('/livion', 'alerts');
    await slack.until(() => only('sami').includes('could not be delivered'));
  });
});

describe('/livion alerts', () => {
  it('routes, switches off, shows what is open, with its buttons', async () => {
    world = await startWorld();
    const { slack } = world;
    await callForHelp();
    await slack.as('sami').command('/livion', 'alerts');
    await slack.until(() => only('sami').includes('1 open'));
    await slack.as('liisa').command('/livion', 'alerts Kamppi');
    await slack.until(() => only('liisa').includes('help wanted'));
    expect(only('liisa')).toContain(labels.takeIt);
    await slack.as('liisa').select('more', labels.resolve, { in: 'messages' });
    await sees('closed by');
    await slack.as('sami').command('/livion', 'alerts Kamppi #sites');
    await sees('Test alert', 'sites');
    await slack.as('sami').command('/livion', 'alerts Kamppi off');
    await slack.until(() => only('sami').includes('are off'));
    await slack.as('liisa').press('Show personal data', { in: 'messages' });
    await slack.until(() => only('liisa').includes('e-mail addresses are shown'));
  });

  it('goes to no direct message, where it is typed in one', async () => {
    world = await startWorld();
    const { slack } = world;
    await world.maija.opens('Kamppi');
    await slack.as('sami').command('/livion', 'alerts Kamppi here', { channel: 'sami' });
    await world.bot().idle();
    expect(only('sami')).toContain('Type `here` in the channel where they belong.');
    expect(slack.messages('sami')).toEqual([]);
  });

  it('says that nothing is watched without CREDENTIALS_KEY', async () => {
    world = await startWorld({ environment: { CREDENTIALS_KEY: '' } });
    await world.slack.as('sami').command('/livion', 'alerts');
    await world.slack.until(() => only('sami').includes('I do *not* watch finished sites'));
  });

  it('is not for guests', async () => {
    world = await startWorld();
    await world.slack.as('gabi').command('/livion', 'alerts', { channel: 'sites' });
    await world.slack.until(() => only('gabi').includes('an admin of the workspace'));
  });
});

describe('ALERT_WEBHOOK_URL', () => {
  it('is used where there is no channel: without buttons, again after a failure', async () => {
    const bodies: string[] = [];
    let refusals = 2;
    const hook = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        refusals -= 1;
        if (refusals === 1) response.writeHead(429, { 'retry-after': '1' }).end('rate_limited');
        else if (refusals === 0) response.writeHead(500).end();
        else {
          bodies.push(body);
          response.end('ok');
        }
      });
    });
    const port = await listen(hook);
    const environment = {
      ALERT_CHANNEL: '',
      ALERT_WEBHOOK_URL: `http://127.0.0.1:${port}/services/x`,
    };
    world = await startWorld({ environment });
    try {
      await world.maija.opens('Kamppi');
      await world.maija.answers('delivered-with-api', 'no');
      await world.maija.isAsked('public-api');
      await world.maija.types('help it is not there');
      await world.slack.until(() => bodies.length === 1);
      await world.bot().idle();
      expect(bodies).toHaveLength(1);
      expect(bodies[0]).toContain('help wanted');
      expect(bodies[0]).not.toContain('"actions"');
    } finally {
      hook.closeAllConnections();
      hook.close();
    }
  });
});
