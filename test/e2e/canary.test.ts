import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labels } from '../../src/text/en/index.ts';
import { en } from '../text/english.ts';
import { type IloqTap, startIloqTap } from './iloq-tap.ts';
import { play, type Values } from './play.ts';
import { filesIn, isTraced, markedPassword, secondPassword } from './traces.ts';
import { startWorld, type World } from './world.ts';

const { noteText } = en;

let world: World;
let tap: IloqTap;
let values: Values;
let dataDir: string;
const warnings: string[] = [];
const warned = (warning: unknown) =>
  warnings.push(
    warning instanceof Error ? `${warning.stack} ${JSON.stringify(warning)}` : String(warning),
  );

beforeEach(async () => {
  for (const event of ['warning', 'unhandledRejection']) process.on(event, warned);
  dataDir = await mkdtemp(join(tmpdir(), 'livion-canary-'));
});

/**
 * The bot with a log of every line at level trace, and iLOQ behind a tap; the marked password is
 * the right one.
 */
async function start(options: Parameters<typeof startWorld>[0] = {}): Promise<void> {
  tap = await startIloqTap(() => world.iloq.url);
  const environment = { ILOQ_ALLOWED_ORIGINS: tap.origin, ...options.environment };
  world = await startWorld({ dataDir, slackTimeoutMs: 150, ...options, environment });
  for (const user of world.iloq.state.systems.flatMap((system) => system.users))
    user.password = markedPassword;
  values = { ...world.right, serviceAddress: `${tap.origin}/iloqws`, password: markedPassword };
}

const apiUser = () => {
  const user = world.iloq.state.systems[0]?.users[0];
  if (!user) throw new Error('the local iLOQ has no user');
  return user;
};

/** Everything that leaves the bot or stays behind: all of it is searched after each test. */
function evidence(): { where: string; text: string }[] {
  const { slack, logged } = world;
  const people = ['maija', 'sami', 'liisa'];
  const bots = [...people, 'alerts', 'sites'].flatMap((where) =>
    slack.messages(where).filter(({ user }) => user === slack.botUserId),
  );
  const only = people.flatMap((person) => slack.ephemerals(person));
  const views = people.flatMap((person) => [...slack.views(person), slack.home(person)]);
  return [
    ...slack.calls.map((call) => ({
      where: `Slack call ${call.method}`,
      text: JSON.stringify(call),
    })),
    ...[...bots, ...only].map((message) => ({ where: 'message', text: JSON.stringify(message) })),
    // What stands in a form's fields is the person's; what the bot wrote there is the view and its
    // errors.
    ...views.map((open) => ({ where: 'form', text: JSON.stringify([open?.view, open?.errors]) })),
    ...logged.map((text) => ({ where: 'log', text })),
    ...warnings.map((text) => ({ where: 'warning', text })),
    ...tap.passed.map(({ path, headers, body }) => ({
      where: `iLOQ call ${path}`,
      text: `${path} ${headers} ${path.endsWith('/CreateSession') ? '' : body}`,
    })),
    ...filesIn(dataDir).map(({ name, text }) => ({ where: name, text })),
  ];
}

afterEach(async () => {
  world.slack.clearFaults();
  world.iloq.faults.clear();
  const running = evidence();
  await world.close();
  await tap.close();
  for (const event of ['warning', 'unhandledRejection']) process.off(event, warned);
  const traced = [...running, ...evidence()].filter(({ text }) => isTraced(text));
  await rm(dataDir, { recursive: true, force: true });
  expect(traced.map(({ where, text }) => `${where}: ${text.slice(0, 1000)}`)).toEqual([]);
  expect(running.length).toBeGreaterThan(50);
});

/** How often iLOQ got the marked password. */
const sentToIloq = () =>
  tap.passed.filter(({ path, body }) => path.endsWith('/CreateSession') && isTraced(body)).length;

/** Verifies until a log-in was sent: after an unclear one the guard asks first. */
async function logsIn(): Promise<void> {
  const before = sentToIloq();
  while (sentToIloq() === before) {
    await world.maija.comesTo('verification', values);
    await world.maija.verifies();
  }
}

describe('the password appears nowhere', () => {
  it('when the form refuses it, and when iLOQ does: wrong, locked out, expired; and when it is right at last', async () => {
    await start();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.comesTo('password', values);
    const refused = await maija.enters('kanaria-kanaria');
    expect(refused).not.toBeNull();
    expect(isTraced(refused ?? '')).toBe(false);
    await world.slack.as('maija').close();

    apiUser().password = 'Another-1';
    await maija.gives(markedPassword);
    await maija.comesTo('verification', values);
    await maija.verifies();
    await maija.gives(secondPassword);
    apiUser().lockedOut = true;
    await maija.comesTo('verification', values);
    await maija.verifies();
    Object.assign(apiUser(), { lockedOut: false, passwordExpired: true, password: secondPassword });
    await maija.verifies();
    apiUser().passwordExpired = false;
    await maija.gives(secondPassword);
    await maija.comesTo('hand-over', values);
    await world.slack.as('maija').command('/livion', 'status Kamppi');
    await world.slack.as('maija').openHome();
    await world.bot().idle();
    expect(sentToIloq()).toBeGreaterThanOrEqual(4);
  });

  it('when iLOQ is out of service in every way that it can be, while it has the log-in', async () => {
    await start({ losesLogins: true });
    const { maija, iloq } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', values);
    const faults = [
      { kind: 'reset' },
      { kind: 'reset', after: true },
      { kind: 'hang' },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      { kind: 'html' },
      { kind: 'truncated' },
      { kind: 'wrong-type' },
      { kind: 'redirect', to: '/elsewhere' },
      { kind: 'big', bytes: 20_000_000 },
    ] as const;
    for (const fault of faults) {
      iloq.faults.set('CreateSession', fault);
      await logsIn();
    }
    expect(sentToIloq()).toBe(faults.length);
  });

  it('when iLOQ, or a proxy before it, throws back what was sent', async () => {
    await start();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', values);
    const echoes: Parameters<IloqTap['echo']>[1][] = [
      (sent) => ({ status: 500, body: sent }),
      (sent) => ({ status: 400, body: JSON.stringify({ Message: `Bad request: ${sent}` }) }),
      (sent) => ({
        status: 403,
        headers: { 'content-type': 'text/html' },
        body: `<pre>${sent}</pre>`,
      }),
      (sent) => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: `<pre>${sent}</pre>`,
      }),
      (sent) => ({ status: 200, body: `${sent}…` }),
      (sent) => ({ status: 200, body: JSON.stringify({ Result: sent, SessionID: sent }) }),
      (sent) => ({ status: 200, body: JSON.stringify({ Result: 77, SessionID: sent }) }),
      (sent) => ({ status: 200, body: JSON.stringify({ Result: 1, SessionID: `${sent}\n` }) }),
      (sent) => ({ status: 302, headers: { location: `/?${encodeURIComponent(sent)}` }, body: '' }),
      (sent) => ({ status: 429, headers: { 'retry-after': encodeURIComponent(sent) }, body: sent }),
    ];
    for (const echo of echoes) {
      tap.echo('/CreateSession', echo);
      await logsIn();
    }
    expect(sentToIloq()).toBe(echoes.length);
  });

  it('when it is typed as a message: where it is asked for, in a step, behind a word, after the end, and in the form again', async () => {
    await start();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('password', values);
    await maija.types(markedPassword);
    await maija.sees(noteText({ note: 'password-typed', known: false }));
    // Typed once, it is refused in the form, too.
    await maija.enters(markedPassword);
    await maija.sees(noteText({ note: 'password-typed', known: true }));
    // A stored one is known wherever it stands; it is forgotten then, and another one is entered.
    const around = [
      '%',
      'help %',
      'skip %',
      'it is % I think',
      'help me: is "%" right?',
      '`%`',
      'done %.',
    ];
    for (const [index, text] of around.entries()) {
      const password = `${secondPassword}${index}`;
      await maija.gives(password);
      await maija.isAsked('usage-rights');
      await maija.types(text.replace('%', password));
      await maija.isAsked('password');
    }
  });

  it('when the stored one is typed after “stop”, and after the end', async () => {
    await start();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('hand-over', values);
    await maija.types('stop');
    await world.bot().idle();
    await maija.types(markedPassword);
    await world.bot().idle();
    await maija.command('setup Kamppi');
    await world.bot().idle();
    await maija.comesTo('hand-over', { ...values, password: secondPassword });
    await world.bot().idle();
  });

  it('when it is typed in the thread of a channel', async () => {
    await start();
    const thread = play(world.slack, 'maija', { channel: 'sites' });
    await thread.opens('Kamppi');
    await thread.comesTo('password', values);
    await thread.types(markedPassword);
    await thread.sees(noteText({ note: 'password-typed', known: false }));
    await thread.enters(secondPassword);
    await thread.isAsked('usage-rights');
    await thread.types(`<@${world.slack.botUserId}> ${secondPassword}`);
    await world.bot().idle();
    await thread.types(secondPassword);
    await thread.isAsked('password');
    await world.bot().idle();
  });

  it('when it is unclear for which of two sites it was typed', async () => {
    await start();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', values);
    // The verification ends, and asks a step, after she has gone on with another site.
    const letPass = tap.hold('/LockGroups');
    await maija.types('verify');
    await slack.until(() => tap.passed.some(({ path }) => path.endsWith('/LockGroups')));
    await slack.as('maija').command('/livion', 'setup Tapiola');
    const { site: tapiola } = await maija.isAsked('delivered-with-api');
    letPass();
    await slack.until(() => maija.asked() && maija.asked()?.site !== tapiola, {
      what: 'a step of the first site',
    });
    await maija.types(markedPassword);
    await world.bot().idle();
  });

  it('when none is stored, and each verification asks for it', async () => {
    await start({ environment: { CREDENTIALS_KEY: '' } });
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('password', values);
    await maija.types('done');
    await maija.isAsked('usage-rights');
    await maija.comesTo('verification', values);
    await maija.enters(markedPassword, labels.checkNow);
    await maija.isAsked('hand-over');
    await maija.types('verify');
    await world.bot().idle();
    world.iloq.faults.set('LockGroups', { kind: 'hang' });
    await maija.enters(markedPassword);
    await world.slack.until(() => sentToIloq() === 2);
    await world.restart();
    await world.bot().idle();
    expect(sentToIloq()).toBe(2);
  });

  it('when Slack fails while it is entered, used and refused', async () => {
    await start();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('password', values);
    const faults = [
      { kind: '500' },
      { kind: 'reset' },
      { kind: 'lost' },
      { kind: 'hang' },
    ] as const;
    for (const fault of faults) {
      for (const method of ['chat.postMessage', 'chat.update', 'views.open', 'users.info'])
        slack.fault(method, fault, 1);
      await maija.presses(labels.enterPassword);
      slack.clearFaults('views.open');
      await maija.isAsked('password');
      await maija.enters(markedPassword);
      await maija.isAsked('usage-rights');
      for (const method of ['chat.postMessage', 'chat.update']) slack.fault(method, fault, 1);
      await maija.types('back');
      await maija.isAsked('password');
    }
    slack.fault('*', { kind: 'error', error: 'invalid_blocks' }, 2);
    await maija.types(markedPassword);
    await world.bot().idle();
  });

  it('when the bot starts again with another key', async () => {
    await start();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', values);
    await world.bot().idle();
    await world.restart({ CREDENTIALS_KEY: `new:${Buffer.alloc(32, 9).toString('base64')}` });
    await maija.verifies();
    await maija.isAsked('password');
    expect(sentToIloq()).toBe(0);
    await maija.comesTo('hand-over', values);
    await world.bot().idle();
  });
});
