import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blankEndsOnPage, labels, leakedOnPage, pageTexts } from '../../../src/text/en/index.ts';
import { play } from '../../e2e/play.ts';
import type { OpenStep } from '../../e2e/seen.ts';
import { sitesOnDisk } from '../../e2e/told.ts';
import { en } from '../../text/english.ts';
import {
  enterLabel,
  formTokenIn,
  openAndSend,
  type PagedWorld,
  send,
  startPagedWorld,
} from './paged-world.ts';

const { noteText } = en;

const unescaped = (text: string): string => text.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const textOf = async (response: Response): Promise<string> => unescaped(await response.text());

let world: PagedWorld;
const closes = (): Promise<void> => world.close();

/** Archives the site from its menu. */
async function archives(person: string): Promise<void> {
  const { slack, maija } = world;
  await slack.as(person).command('/livion', 'site Kamppi');
  await slack.until(() => JSON.stringify(slack.ephemerals(person)).includes(labels.archive));
  await slack.as(person).press(labels.archive, { in: 'messages' });
  await maija.sees('This site is archived');
}
const saysArchived = (person: string): boolean =>
  JSON.stringify(world.slack.ephemerals(person)).includes('is archived. `/livion site`');

describe('the page that takes the password, as long as nobody sends it', () => {
  let link: string;
  beforeAll(async () => {
    world = await startPagedWorld();
    await world.comesToPassword();
    link = await world.getsLink('maija', enterLabel);
  });
  afterAll(closes);

  it('is offered to the person who pressed alone, and stands in no message that others read', () => {
    expect(link).toMatch(new RegExp(`^${world.url}/credentials/[\\w-]{43}$`));
    const token = link.slice(-43);
    expect(
      JSON.stringify(world.slack.messages('maija').filter(({ onlyFor }) => onlyFor === null)),
    ).not.toContain(token);
    expect(JSON.stringify(world.slack.calls)).not.toContain(token);
  });

  it('shows the question about blanks to nobody else', async () => {
    const page = await (await fetch(link)).text();
    expect(page).toContain('<label class="blanks" id="blanks" hidden><input');
  });

  it('keeps on disk nothing that could be opened', async () => {
    const database = new DatabaseSync(join(world.dataDir, 'bot.sqlite'), { readOnly: true });
    const rows = JSON.stringify(database.prepare('SELECT * FROM one_time_link').all());
    database.close();
    expect(rows).toContain('"purpose":"enter"');
    expect(rows).not.toContain(link.slice(-43));
  });

  it('is kept by nobody, framed by nobody, and runs nothing but its own script', async () => {
    for (const address of [link, `${world.url}/credentials/unknown`]) {
      const { headers } = await fetch(address);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(
        /^default-src 'none'; script-src 'nonce-[^']+'; style-src 'nonce-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
      );
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-robots-tag': 'noindex, nofollow',
      });
    }
    const nonces = await Promise.all([fetch(link), fetch(link)]);
    expect(new Set(nonces.map(({ headers }) => headers.get('content-security-policy'))).size).toBe(
      2,
    );
  });
});

describe('the page that takes the password', () => {
  let asked: OpenStep;
  let link: string;
  let password: string;
  beforeEach(async () => {
    world = await startPagedWorld();
    password = world.right.password;
    await world.comesToPassword();
    asked = await world.maija.isAsked('password');
    link = await world.getsLink('maija', enterLabel);
  });
  afterEach(closes);

  const isGone = async (response: Response): Promise<void> => {
    expect(response.status).toBe(410);
    expect(await textOf(response)).toContain(pageTexts.gone.text);
  };

  it('is still there after ten GET and ten HEAD requests, which change nothing', async () => {
    for (let i = 0; i < 10; i += 1) {
      expect((await fetch(link)).status).toBe(200);
      expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
    }
    expect((await openAndSend(link, { password })).status).toBe(200);
  });

  it('takes the password, and the conversation goes on', async () => {
    const answer = await openAndSend(link, { password });
    expect(answer.status).toBe(200);
    expect(await textOf(answer)).toContain(pageTexts.stored.text);
    await world.maija.isAsked('usage-rights');
    await world.maija.comesTo('hand-over', world.right);
    expect(world.iloq.counters).toMatchObject({ opened: 1, killed: 1 });
  });

  it('asks about blanks at the ends before anything logs in', async () => {
    const asked = await openAndSend(link, { password: `${password}\t` });
    expect(asked.status).toBe(422);
    const page = await textOf(asked);
    expect(page).toContain(blankEndsOnPage);
    expect(page).toContain('<label class="blanks" id="blanks"><input');
    expect(page).not.toContain(password);
    expect(world.iloq.counters.opened).toBe(0);
    const form = formTokenIn(page);
    expect((await send(link, { form, password: `${password} `, blanks: 'keep' })).status).toBe(200);
    await world.maija.isAsked('usage-rights');
  });

  it('works after a restart', async () => {
    await world.restart();
    expect((await openAndSend(link, { password })).status).toBe(200);
    await world.maija.isAsked('usage-rights');
  });

  it('works once, and for one of two at the same time', async () => {
    const form = formTokenIn(await (await fetch(link)).text());
    const answers = await Promise.all([
      send(link, { form, password }),
      send(link, { form, password }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    await isGone(await fetch(link));
    await isGone(await send(link, { form, password }));
  });

  it('is gone after 15 minutes, and not before', async () => {
    world.standsStill();
    link = await world.getsLink('maija', enterLabel);
    world.passes(14.9);
    expect((await fetch(link)).status).toBe(200);
    world.passes(0.2);
    const form = 'any';
    await isGone(await fetch(link));
    await isGone(await send(link, { form, password }));
  });

  it('answers an unknown, a used and an expired link alike', async () => {
    const unknown = await fetch(`${world.url}/credentials/${'A'.repeat(43)}`);
    await openAndSend(link, { password });
    const used = await fetch(link);
    const [one, other] = await Promise.all([unknown.text(), used.text()]);
    const bare = (page: string): string => page.replaceAll(/nonce="[^"]*"/g, '');
    expect([unknown.status, bare(one)]).toEqual([used.status, bare(other)]);
    await isGone(await fetch(`${world.url}/credentials/short`));
    await isGone(await fetch(`${world.url}/credentials/`));
  });

  it('refuses each wrong password with the reason, does not show it again, and can be used again', async () => {
    const refused = [
      ['', 'Please enter the password.'],
      ['nur-klein-1', 'An upper-case letter is missing.'],
      ['Api.KeyAutomat-1', 'The user ID must not be in it.'],
      [`Aa1${'x'.repeat(198)}`, 'At most 200 characters, please.'],
    ] as const;
    let form = formTokenIn(await (await fetch(link)).text());
    for (const [wrong, reason] of refused) {
      const answer = await send(link, { form, password: wrong });
      const page = await textOf(answer);
      expect(answer.status, wrong).toBe(422);
      expect(page).toContain(reason);
      if (wrong !== '') expect(page).not.toContain(wrong);
      form = formTokenIn(page);
    }
    expect((await send(link, { form, password })).status).toBe(200);
  });

  it('refuses a password that once stood in a message, and takes another one', async () => {
    await world.maija.types('Anders-Als-Gedacht-7');
    await world.maija.sees(noteText({ note: 'password-typed', known: false }));
    const answer = await openAndSend(link, { password: 'Anders-Als-Gedacht-7' });
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain(leakedOnPage);
    expect((await openAndSend(link, { password })).status).toBe(200);
  });

  it('says of a site that was archived meanwhile that it is, and takes nothing', async () => {
    const form = formTokenIn(await (await fetch(link)).text());
    await archives('maija');
    for (const answer of [await fetch(link), await send(link, { form, password })]) {
      expect(answer.status).toBe(409);
      expect(await textOf(answer)).toContain(pageTexts.archived.title);
    }
    await world.slack.as('maija').press(enterLabel, { message: asked.message, stale: true });
    await world.slack.until(() => saysArchived('maija'));
    expect(world.newestLink('maija')).toBe(link);
  });

  it('takes no form that another link, or another site, made', async () => {
    const other = await world.getsLink('maija', enterLabel);
    const form = formTokenIn(await (await fetch(other)).text());
    for (const wrong of [form, '', 'x'])
      expect((await send(link, { form: wrong, password })).status).toBe(403);
    const own = formTokenIn(await (await fetch(link)).text());
    for (const headers of [
      { origin: 'https://evil.test' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ])
      expect((await send(link, { form: own, password }, headers)).status).toBe(403);
    expect((await send(link, { form: own, password }, { origin: world.url })).status).toBe(200);
  });

  it('takes no form that was drawn for another user ID', async () => {
    const form = formTokenIn(await (await fetch(link)).text());
    await world.maija.types('back');
    await world.maija.answers('user-id', 'api.other');
    expect((await send(link, { form, password })).status).toBe(403);
    expect((await openAndSend(link, { password })).status).toBe(200);
  });

  it('ends after twenty attempts', async () => {
    const form = formTokenIn(await (await fetch(link)).text());
    for (let i = 0; i < 20; i += 1)
      expect((await send(link, { form, password: 'x' })).status).toBe(422);
    await isGone(await send(link, { form, password }));
    await isGone(await fetch(link));
  });

  it('stops answering an address that has tried sixty links that are none, for ten minutes', async () => {
    const unknown = `${world.url}/credentials/${'A'.repeat(43)}`;
    for (let i = 0; i < 60; i += 1) expect((await fetch(unknown)).status).toBe(410);
    for (const again of [await fetch(unknown), await send(unknown, { form: 'x', password: 'x' })]) {
      expect(again.status).toBe(429);
      expect(again.headers.get('retry-after')).toBe('600');
    }
    world.passes(10);
    expect((await fetch(unknown)).status).toBe(410);
  });

  it('works for everybody behind the same address as somebody who tries what does not exist', async () => {
    for (let i = 0; i < 100; i += 1) await fetch(`${world.url}/credentials/${'A'.repeat(43)}`);
    expect((await fetch(link)).status).toBe(200);
    expect((await openAndSend(link, { password: 'x' })).status).toBe(422);
    expect((await openAndSend(link, { password })).status).toBe(200);
    await world.maija.isAsked('usage-rights');
  });

  it('counts by what a client cannot choose: X-Forwarded-For says nothing without a proxy', async () => {
    for (let i = 0; i < 60; i += 1)
      await fetch(`${world.url}/credentials/${i}`, {
        headers: { 'x-forwarded-for': `192.0.2.${i}` },
      });
    const another = await fetch(`${world.url}/credentials/another`, {
      headers: { 'x-forwarded-for': '198.51.100.1' },
    });
    expect(another.status).toBe(429);
  });

  it('refuses other methods, other kinds of body, and more than a form can hold', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await fetch(link, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    }
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(link, json)).status).toBe(415);
    expect((await send(link, { form: 'x', password: 'x'.repeat(5_000) })).status).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(1_000))),
    });
    const streamed: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    const refused = await fetch(link, streamed).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(refused);
    expect((await openAndSend(link, { password })).status).toBe(200);
  });
});

describe('a set-up held in a channel', () => {
  afterEach(closes);

  const press = (person: string, label: string, step: OpenStep) =>
    world.slack.as(person).press(label, { message: step.message });
  const isRefused = async (person: string, before?: string): Promise<void> => {
    await world.slack.until(() =>
      JSON.stringify(world.slack.ephemerals(person)).includes('Only the people of this site'),
    );
    expect(world.newestLink(person)).toBe(before);
  };

  it('gives links to its people and to admins alone, and shows them to nobody else', async () => {
    world = await startPagedWorld();
    const { slack, right } = world;
    const inThread = play(slack, 'maija', { channel: 'sites' });
    await inThread.opens('Kamppi');
    await inThread.comesTo('password', right);
    const step = await inThread.isAsked('password');
    await press('liisa', enterLabel, step);
    await isRefused('liisa');
    await press('sami', enterLabel, step);
    const admins = await slack.until(() => world.newestLink('sami'));
    await press('maija', enterLabel, step);
    const installers = await slack.until(() => world.newestLink('maija'));
    expect(
      JSON.stringify(slack.messages('sites').filter(({ onlyFor }) => onlyFor === null)),
    ).not.toMatch(/\/credentials\//);

    // Who may no longer reach the credentials finds the link gone.
    await world.restart({ ADMINS: slack.person('liisa').id });
    expect((await fetch(admins)).status).toBe(410);
    expect((await openAndSend(installers, { password: right.password })).status).toBe(200);
    await inThread.isAsked('usage-rights');
    await inThread.comesTo('hand-over', right);
    await press('sami', labels.showCredentials, await inThread.isAsked('hand-over'));
    await isRefused('sami', admins);
    expect(world.newestCode('sami')).toBe('');
    await press('liisa', labels.showCredentials, await inThread.isAsked('hand-over'));
    const link = await slack.until(() => world.newestLink('liisa'));
    expect((await openAndSend(link, { code: world.newestCode('liisa') })).status).toBe(200);
    await inThread.sees('looked at the credentials');
  });
});

describe('a site with a name that is markup', () => {
  afterEach(closes);

  it('is shown as text', async () => {
    world = await startPagedWorld();
    await world.maija.opens('<img src=x onerror=alert(1)>"\'&amp;');
    await world.maija.comesTo('password', world.right);
    const page = await (await fetch(await world.getsLink('maija', enterLabel))).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;');
  });
});

describe('behind a proxy (TRUST_PROXY=on)', () => {
  afterEach(closes);

  it('counts by the address that the proxy wrote, not by those the client did', async () => {
    world = await startPagedWorld({ environment: { TRUST_PROXY: 'on' } });
    const from = (forwarded: string): Promise<number> =>
      fetch(`${world.url}/credentials/x`, { headers: { 'x-forwarded-for': forwarded } }).then(
        ({ status }) => status,
      );
    for (let i = 0; i < 60; i += 1) expect(await from(`192.0.2.${i}, 198.51.100.1`)).toBe(410);
    expect(await from('203.0.113.1, 198.51.100.1')).toBe(429);
    expect(await from('198.51.100.1, 203.0.113.1')).toBe(410);
    for (let i = 0; i < 60; i += 1) await from(`2001:db8:1:2::${i.toString(16)}`);
    expect(await from('2001:db8:1:2:ffff::1')).toBe(429);
    expect(await from('2001:db8:1:3::1')).toBe(410);
  });
});

describe('without CREDENTIALS_KEY', () => {
  afterEach(closes);

  it('the page takes the password for one verification, and keeps nothing', async () => {
    world = await startPagedWorld({ environment: { CREDENTIALS_KEY: '' } });
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.comesTo('verification', { ...right, password: undefined });
    const link = await world.getsLink('maija', labels.checkNow);
    const answer = await openAndSend(link, { password: right.password });
    expect(await textOf(answer)).toContain(pageTexts.verifying.text);
    await maija.isAsked('hand-over');
    expect(world.iloq.counters).toMatchObject({ opened: 1, killed: 1 });
    expect((await fetch(link)).status).toBe(410);
  });

  it('a refused password that is given again sends no log-in, and a new one does', async () => {
    world = await startPagedWorld({ environment: { CREDENTIALS_KEY: '' } });
    const { maija, right, iloq } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.comesTo('verification', { ...right, password: undefined });
    const verifies = async (password: string, label: string): Promise<void> => {
      await maija.isAsked('verification');
      await openAndSend(await world.getsLink('maija', label), { password });
    };
    for (const [index, guessed] of ['Arvattu-Salasana-1', 'Arvattu-Salasana-2'].entries()) {
      await verifies(guessed, index === 0 ? labels.checkNow : labels.checkAgain);
      await maija.isAsked('password');
      expect(iloq.counters.logins).toHaveLength(index + 1);
      await maija.presses(labels.done);
    }
    await verifies('Arvattu-Salasana-1', labels.checkAgain);
    await maija.sees('I did not log in');
    expect(iloq.counters.logins).toHaveLength(2);
  });
});

describe('without PUBLIC_URL', () => {
  afterEach(closes);

  it('there is no page: the form in Slack stays', async () => {
    world = await startPagedWorld({ environment: { PUBLIC_URL: '' } });
    expect((await fetch(`${world.url}/credentials/${'A'.repeat(43)}`)).status).toBe(404);
    await world.comesToPassword();
    expect(await world.maija.enters(world.right.password)).toBeNull();
  });

  it('a site that is archived while the form stands open takes no password, and says so', async () => {
    world = await startPagedWorld({ environment: { PUBLIC_URL: '' } });
    const { slack, maija } = world;
    await world.comesToPassword();
    await maija.presses(enterLabel);
    const { id } = await slack.until(() => slack.view('maija'), { what: 'the form' });
    await archives('maija');
    expect(slack.view('maija')?.id).toBe(id);
    await slack.as('maija').submit({ Password: world.right.password });
    await maija.sees('is archived. `/livion site`');
    const [site] = sitesOnDisk(world.dataDir);
    expect(site?.password).toBeUndefined();
  });
});

/** A site whose next step is the hand-over. */
async function comesToHandOver(): Promise<void> {
  world = await startPagedWorld();
  await world.comesToPassword();
  await openAndSend(await world.getsLink('maija', enterLabel), {
    password: world.right.password,
  });
  await world.maija.isAsked('usage-rights');
  await world.maija.comesTo('hand-over', world.right);
}

describe('looking at the credentials', () => {
  beforeAll(comesToHandOver);
  afterAll(closes);

  it('takes the link and the code, shows the four values once, and is told', async () => {
    const link = await world.getsLink('maija', labels.showCredentials);
    const first = await textOf(await fetch(link));
    const { right } = world;
    for (const value of Object.values(right)) expect(first).not.toContain(value);
    const code = world.newestCode('maija');
    expect(JSON.stringify(world.slack.ephemerals('maija'))).not.toContain(code);
    const answer = await openAndSend(link, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    const page = await textOf(answer);
    for (const value of Object.values(right)) expect(page).toContain(value);
    await world.maija.sees('looked at the credentials');
    await world.bot().idle();
    const database = new DatabaseSync(join(world.dataDir, 'bot.sqlite'), { readOnly: true });
    const seen = database
      .prepare("SELECT person FROM journal WHERE kind = 'credentials-seen'")
      .all();
    database.close();
    expect(seen).toEqual([{ person: world.slack.person('maija').id }]);
    expect((await fetch(link)).status).toBe(410);
    expect((await openAndSend(link, { code })).status).toBe(410);
  });

  it('ends after five wrong codes, and nobody is told that somebody looked', async () => {
    const told = world.maija.timesTold('looked at the credentials');
    const link = await world.getsLink('maija', labels.showCredentials);
    const code = world.newestCode('maija');
    const wrong = code === '000000' ? '000001' : '000000';
    for (const left of [4, 3, 2, 1]) {
      const answer = await openAndSend(link, { code: wrong });
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain(pageTexts.code.wrong(left));
    }
    const form = formTokenIn(await (await fetch(link)).text());
    expect((await send(link, { form, code: wrong })).status).toBe(410);
    expect((await send(link, { form, code })).status).toBe(410);
    expect(world.maija.timesTold('looked at the credentials')).toBe(told);
  });

  it('takes no code of another link', async () => {
    await world.getsLink('maija', labels.showCredentials);
    const code = world.newestCode('maija');
    const second = await world.getsLink('maija', labels.showCredentials);
    expect(world.newestCode('maija')).not.toBe(code);
    expect((await openAndSend(second, { code })).status).toBe(422);
  });

  it('gives no link when the code cannot be sent', async () => {
    await world.bot().idle();
    world.slack.fault('chat.postMessage', { kind: 'error', error: 'channel_not_found' }, 1);
    await world.slack.as('maija').press(labels.showCredentials);
    await world.bot().idle();
    expect(JSON.stringify(world.slack.ephemerals('maija'))).toContain(
      'could not send you the code',
    );
  });
});

describe('looking at the credentials where the site or the key changes meanwhile', () => {
  beforeEach(comesToHandOver);
  afterEach(closes);

  it('shows nothing of a site that was archived meanwhile, and says that it is', async () => {
    const step = await world.maija.isAsked('hand-over');
    const link = await world.getsLink('maija', labels.showCredentials);
    const code = world.newestCode('maija');
    const form = formTokenIn(await (await fetch(link)).text());
    await archives('maija');
    for (const answer of [await fetch(link), await send(link, { form, code })]) {
      const page = await textOf(answer);
      expect(answer.status).toBe(409);
      expect(page).toContain(pageTexts.archived.title);
      for (const value of Object.values(world.right)) expect(page).not.toContain(value);
    }
    await world.slack
      .as('maija')
      .press(labels.showCredentials, { message: step.message, stale: true });
    await world.slack.until(() => saysArchived('maija'));
    expect(world.newestLink('maija')).toBe(link);
    expect(world.maija.timesTold('looked at the credentials')).toBe(0);
  });

  it('status shows a fingerprint to compare, and says when the key is another one', async () => {
    const status = async (what: RegExp): Promise<string | undefined> => {
      const before = world.slack.ephemerals('maija').length;
      await world.slack.as('maija').command('/livion', 'status Kamppi');
      return world.slack.until(
        () => what.exec(JSON.stringify(world.slack.ephemerals('maija').slice(before)))?.[0],
      );
    };
    const fingerprint = await status(/fingerprint `[0-9a-f]{4}-[0-9a-f]{4}`/);
    await world.restart();
    expect(await status(/fingerprint `[^`]*`/)).toBe(fingerprint);
    await world.restart({ CREDENTIALS_KEY: `other:${Buffer.alloc(32, 9).toString('base64')}` });
    expect(await status(/please enter it again/)).toBeDefined();
    const link = await world.getsLink('maija', labels.showCredentials);
    const page = await textOf(await openAndSend(link, { code: world.newestCode('maija') }));
    expect(page).toContain(pageTexts.credentials.notStored);
    expect(page).toContain(world.right.serviceCode);
  });
});
