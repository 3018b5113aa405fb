import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labels, leakedOnPage, pageTexts } from '../../../src/text/en/index.ts';
import { filesIn, isTraced, markedPassword, secondPassword } from '../../e2e/traces.ts';
import {
  enterLabel,
  formTokenIn,
  openAndSend,
  type PagedWorld,
  send,
  startPagedWorld,
} from './paged-world.ts';

const run = promisify(execFile);
const keyOf = (id: string, byte: number): string =>
  `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

let world: PagedWorld;
let dataDir: string;
/** Links, and codes beside them, that were given out. */
let tokens: string[];
/** What the pages answered, but for the one that shows the credentials. */
let pages: string[];

beforeEach(async () => {
  tokens = [];
  pages = [];
  dataDir = await mkdtemp(join(tmpdir(), 'livion-page-canary-'));
});

afterEach(async () => {
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(environment: Record<string, string> = {}): Promise<void> {
  world = await startPagedWorld({
    dataDir,
    environment: { CREDENTIALS_KEY: keyOf('old', 1), ...environment },
  });
  for (const user of world.iloq.state.systems.flatMap((system) => system.users))
    user.password = markedPassword;
}

async function getsLink(label: string): Promise<string> {
  const link = await world.getsLink('maija', label);
  tokens.push(link.slice(-43));
  return link;
}

/** What a page answers, kept to be searched. */
async function shown(answer: Promise<Response>): Promise<{ status: number; page: string }> {
  const { status, headers, text } = await answer.then(async (response) => ({
    status: response.status,
    headers: JSON.stringify(Object.fromEntries(response.headers)),
    text: await response.text(),
  }));
  pages.push(headers, text);
  return { status, page: text };
}

/**
 * Nothing that leaves the bot or stays behind holds a password; no log, file or Web API call holds
 * a link.
 */
async function expectNoTrace(): Promise<void> {
  // What is being written has another name for a moment.
  await world.bot().idle();
  const { slack, logged } = world;
  const bots = slack.messages('maija').filter(({ user }) => user === slack.botUserId);
  const kept = [
    ...logged.map((text) => ({ where: 'log', text })),
    ...slack.calls.map((call) => ({
      where: `Slack call ${call.method}`,
      text: JSON.stringify(call),
    })),
    ...filesIn(dataDir).map(({ name, text }) => ({ where: name, text })),
  ];
  const told = [
    ...[...bots, ...slack.ephemerals('maija')].map((message) => ({
      where: 'message',
      text: JSON.stringify(message),
    })),
    ...pages.map((text) => ({ where: 'page', text })),
  ];
  expect(logged.length).toBeGreaterThan(0);
  expect([...kept, ...told].filter(({ text }) => isTraced(text)).map(({ where }) => where)).toEqual(
    [],
  );
  for (const token of tokens)
    expect(kept.filter(({ text }) => text.includes(token)).map(({ where }) => where)).toEqual([]);
}

describe('a marked password', () => {
  it('goes through every answer of the page, and leaves no trace', async () => {
    await start();
    const { maija, right, url } = world;
    await world.comesToPassword();
    const link = await getsLink(enterLabel);
    const form = formTokenIn((await shown(fetch(link))).page);
    const weak = markedPassword.toLowerCase();
    expect((await shown(send(link, { form, password: weak }))).status).toBe(422);
    expect((await shown(send(link, { form, password: markedPassword.repeat(20) }))).status).toBe(
      422,
    );
    expect((await shown(send(link, { form, password: markedPassword.repeat(200) }))).status).toBe(
      413,
    );
    expect((await shown(send(link, { form: 'x', password: markedPassword }))).status).toBe(403);
    const evil = { origin: 'https://evil.test' };
    expect((await shown(send(link, { form, password: markedPassword }, evil))).status).toBe(403);
    const json = { 'content-type': 'application/json' };
    expect((await shown(send(link, { form, password: markedPassword }, json))).status).toBe(415);
    const unknown = `${url}/credentials/${'A'.repeat(43)}`;
    expect((await shown(send(unknown, { form, password: markedPassword }))).status).toBe(410);

    // The disk fails while it is stored: the previous copy cannot be replaced.
    await world.bot().idle();
    const [document = ''] = filesIn(join(dataDir, 'sites')).flatMap(({ name }) =>
      name.endsWith('.json') ? [name] : [],
    );
    await rm(`${document}.bak`);
    await mkdir(join(`${document}.bak`, 'in-the-way'), { recursive: true });
    expect((await shown(send(link, { form, password: markedPassword }))).status).toBe(500);
    await rm(`${document}.bak`, { recursive: true });
    expect(
      world.logged.some((line) => line.includes('a page for credentials could not be answered')),
    ).toBe(true);

    expect(
      (await shown(openAndSend(await getsLink(enterLabel), { password: markedPassword }))).status,
    ).toBe(200);
    await maija.isAsked('usage-rights');
    await maija.comesTo('hand-over', right);
    await expectNoTrace();

    await world.restart();
    const reveal = await getsLink(labels.showCredentials);
    expect((await shown(openAndSend(reveal, { code: 'x' }))).status).toBe(422);
    const code = world.newestCode('maija');
    const values = await openAndSend(reveal, { code });
    expect(isTraced(await values.text())).toBe(true);
    expect((await shown(openAndSend(reveal, { code }))).status).toBe(410);
    await maija.sees('looked at the credentials');
    await expectNoTrace();
    expect(
      [...world.logged, ...filesIn(dataDir).map(({ text }) => text)].filter((text) =>
        text.includes(code),
      ),
    ).toEqual([]);
  });

  it('is refused by iLOQ, typed as a message, and refused by the page, and leaves no trace', async () => {
    await start();
    const { maija, right } = world;
    await world.comesToPassword();
    await shown(openAndSend(await getsLink(enterLabel), { password: secondPassword }));
    await maija.isAsked('usage-rights');
    await maija.answers('usage-rights', 'done');
    await maija.isAsked('verification');
    await maija.types('verify');
    await maija.isAsked('password');
    await maija.types(markedPassword);
    await maija.sees('That looks like a password');
    const link = await getsLink(enterLabel);
    const refused = await shown(openAndSend(link, { password: markedPassword }));
    expect([refused.status, refused.page.includes(leakedOnPage)]).toEqual([422, true]);
    await expectNoTrace();
    expect(right.password).not.toBe(markedPassword);
  });

  it('is given for one verification where nothing is stored, and leaves no trace', async () => {
    await start({ CREDENTIALS_KEY: '' });
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.comesTo('verification', { ...right, password: undefined });
    const { page } = await shown(
      openAndSend(await getsLink(labels.checkNow), { password: markedPassword }),
    );
    expect(page).toContain(pageTexts.verifying.title);
    await maija.isAsked('hand-over');
    await expectNoTrace();
  });

  it('is sealed again, also where a key is lost, and leaves no trace', async () => {
    await start();
    await world.comesToPassword();
    await shown(openAndSend(await getsLink(enterLabel), { password: markedPassword }));
    await world.maija.isAsked('usage-rights');
    await world.bot().stop();
    const reseal = (keys: string): Promise<string> =>
      run(process.execPath, ['src/operations/reseal.ts'], {
        env: { ...world.environment, CREDENTIALS_KEY: keys },
      }).then(
        ({ stdout, stderr }) => stdout + stderr,
        (error: unknown) => JSON.stringify(error, Object.getOwnPropertyNames(error)),
      );
    for (const keys of [keyOf('new', 2), keyOf('old', 3), `${keyOf('new', 2)},${keyOf('old', 1)}`])
      pages.push(await reseal(keys));
    expect(pages.at(-1)).toContain('Sealed again under key new: 1.');
    await world.restart({ CREDENTIALS_KEY: keyOf('new', 2) });
    await world.maija.types('verify');
    await world.maija.isAsked('hand-over');
    await expectNoTrace();
  });
});
