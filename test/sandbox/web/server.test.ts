import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deed, IloqDeed, Json, SlackDeed } from '../../../sandbox/page/protocol.ts';
import { type OpenSandbox, openSandbox } from '../../../sandbox/web/open-sandbox.ts';
import { sendFile } from '../../../src/slack/send-file.ts';
import { labels } from '../../../src/text/en/index.ts';
import { built } from '../../folder-for-the-run.ts';
import { openPage, type PageClient, send } from './page-client.ts';

let sandbox: OpenSandbox;
let maija: PageClient;
let sami: PageClient;
let liisa: PageClient;
beforeAll(async () => {
  sandbox = await openSandbox({
    port: 0,
    patienceMs: 60_000,
    // The bot in a process of its own, in a hurry.
    botScript: built('bot-process'),
    page: new Map([['index.html', '<!doctype html>']]),
  });
  const [one, two, three] = await Promise.all(
    ['U0MAIJA', 'U0SAMI', 'U0LIISA'].map((person) => openPage(sandbox.url, person)),
  );
  if (!one || !two || !three) throw new Error('no pages');
  [maija, sami, liisa] = [one, two, three];
});
afterAll(async () => {
  for (const page of [maija, sami, liisa]) page.close();
  await sandbox.close();
});

const inSlack = (deed: SlackDeed, as = 'U0MAIJA'): Deed => ({ in: 'slack', as, deed });
const inIloq = (deed: IloqDeed): Promise<unknown> => maija.act({ in: 'iloq', deed });
const channelOf = (page: PageClient, name: string): string =>
  page.state().slack.channels.find((channel) => channel.name === name)?.id ?? '';
const say = (text: string) =>
  maija.act(inSlack({ do: 'say', channel: channelOf(maija, 'Livion'), text }));
const command = (text: string, channel = 'sites', page = maija) =>
  page.act(
    inSlack({ do: 'command', channel: channelOf(page, channel), text }, page.state().slack.me),
  );

/** A button as it stands in blocks: by its text. */
function findButton(
  blocks: readonly Json[],
  label: string,
): { blockId: string; actionId: string } | undefined {
  const listed = JSON.parse(JSON.stringify(blocks));
  for (const block of listed)
    for (const element of [
      ...(block.elements ?? []),
      ...(block.accessory ? [block.accessory] : []),
    ])
      if (element.text?.text === label)
        return { blockId: block.block_id, actionId: element.action_id };
  return undefined;
}

/** Presses the newest button of this text that the person sees in the channel. */
async function press(label: string, page = maija, channel = 'Livion') {
  const spot = await page.until(({ slack }) => {
    const id = channelOf(page, channel);
    for (const message of (slack.messages[id] ?? []).toReversed()) {
      const found = findButton(message.blocks, label);
      if (found) return { at: { channel: id, ts: message.ts }, ...found };
    }
    return undefined;
  });
  const answer = await page.act(inSlack({ do: 'act', ...spot, value: {} }, page.state().slack.me));
  expect(answer, label).toEqual({ error: null });
}

const said = (page: PageClient, text: string) =>
  page.until(({ slack }) => JSON.stringify(slack.messages).includes(text) || undefined);

describe('what each person finds', () => {
  it('people, their parts, their channels', () => {
    const { people, names, channels } = maija.state().slack;
    expect(people.map(({ name, part }) => `${name}: ${part}`)).toEqual([
      ...['maija: Installer', 'sami: Support', 'liisa: Manager'],
    ]);
    expect(names).toMatchObject({ U0TIMO: 'Timo Mäkinen', U0LIVION00: 'Livion' });
    expect(channels.map(({ name }) => name)).toEqual(['sites', 'Livion']);
    expect(liisa.state().slack.channels.map(({ name }) => name)).toEqual([
      'alerts',
      'sites',
      'managers',
      'Livion',
    ]);
  });

  it('a page that does not say who it is, is the first of them', async () => {
    const page = await openPage(sandbox.url, null);
    expect(page.state().slack.me).toBe('U0MAIJA');
    page.close();
  });

  it('sites, with their alerts', async () => {
    await command('/livion status', 'sites', liisa);
    await said(liisa, '2 broken');
    await said(sami, 'lost: *');
    await said(sami, 'stuck at');
  });

  it('a locking system in which two rights and the programming of a lock are missing', () => {
    const { iloq, faults } = maija.state();
    expect(iloq.users.map(({ userId, rights }) => [userId, rights.length])).toEqual([
      ['api.keyautomat', 10],
    ]);
    expect(
      iloq.locks.filter(({ planned, programmed }) => planned.length !== programmed.length),
    ).toHaveLength(1);
    expect(faults).toEqual({ iloq: 'none', slack: 'none', twice: false, bot: 'running' });
  });
});

describe('nobody but the page', () => {
  const deed = JSON.stringify(inSlack({ do: 'open-home' }));

  it.each([
    ['the page of another site', { origin: 'https://evil.example' }],
    ['a name of another site that leads here', { host: 'evil.example' }],
    [
      'the same, with a port',
      { host: 'rebind.evil.example:4000', origin: 'http://rebind.evil.example:4000' },
    ],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a frame without an origin', { origin: 'null' }],
    ['a browser that says it is another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s', async (_, headers) => {
    expect((await send(sandbox.url, deed, headers)).status).toBe(403);
    const read = await fetch(`${sandbox.url}events?as=U0MAIJA`, {
      headers: { 'sec-fetch-site': 'same-site' },
    });
    expect(read.status).toBe(403);
  });

  it('what is no deed is refused, and nothing is done', async () => {
    const done = () => structuredClone([sandbox.slack.sent.length, sandbox.iloq.state]);
    const before = done();
    const statuses = await Promise.all([
      send(sandbox.url, deed, { 'content-type': 'text/plain' }),
      send(sandbox.url, 'x'.repeat(300_000)),
      send(sandbox.url, '{'),
      send(
        sandbox.url,
        '{"in":"iloq","deed":{"do":"right","userId":"api.keyautomat","label":"all","selected":true}}',
      ),
      send(sandbox.url, JSON.stringify(inSlack({ do: 'open-home' }, 'U0NOBODY'))),
      send(sandbox.url, deed, {}, 'events'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([415, 413, 400, 400, 404, 405]);
    expect((await fetch(`${sandbox.url}events?as=U0NOBODY`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}..%2fpackage.json`)).status).toBe(404);
    expect(done()).toEqual(before);
  });

  it('the page runs nothing that is not its own', async () => {
    const page = await fetch(sandbox.url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});

describe('what people do', () => {
  it('a set-up: a command, buttons, typed words, the page for the password, a verification that fails', async () => {
    expect(await command('/livion setup Kamppi')).toEqual({ error: null });
    await press('Yes');
    const { serviceCode, serviceAddress, users } = maija.state().iloq;
    await said(maija, 'step 6 of 13');
    await say(serviceCode);
    await said(maija, 'step 7 of 13');
    await say(serviceAddress);
    await said(maija, 'step 8 of 13');
    await press('Done');
    await said(maija, 'step 9 of 13');
    await say('api.keyautomat');
    await press(labels.enterPassword);
    await enterOnPage(users[0]?.password ?? '');
    await press('Done');
    await press(labels.checkNow);
    await said(maija, '2 rights missing');
    await said(sami, 'the check found');
  });

  it('an alert is taken by support, and everybody sees who has it', async () => {
    await press('I take it', sami, 'alerts');
    await said(liisa, '<@U0SAMI> has it');
  });

  it('iLOQ is mended, and the bot is content', async () => {
    for (const label of ['Right to order keys', 'Right to edit keys'])
      await inIloq({ do: 'right', userId: 'api.keyautomat', label, selected: true });
    for (const { id } of maija.state().iloq.locks) await inIloq({ do: 'program', lock: id });
    await press(labels.checkAgain);
    await said(maija, 'All iLOQ shows is right');
  });

  it('a killed bot answers nobody; started again, it goes on where it was', async () => {
    await maija.act({ in: 'faults', deed: { do: 'kill-bot' } });
    await maija.until(({ faults }) => faults.bot === 'killed');
    expect(await command('/livion status')).toEqual({ error: 'dispatch_failed' });
    await maija.act({ in: 'faults', deed: { do: 'start-bot' } });
    await maija.until(({ faults }) => faults.bot === 'running');
    // It may have been killed before it asked this step: what is older has such a button, too.
    await said(maija, 'step 13 of 13');
    await press('Done');
    await command('/livion status Kamppi', 'Livion');
    await said(maija, '🟢 done');
  });

  it('home opens, and a form opens from it, refuses and is sent', async () => {
    expect(await maija.act(inSlack({ do: 'open-home' }))).toEqual({ error: null });
    const [home, button] = await maija.until(({ slack }) => {
      const found = slack.home && findButton(listOf(slack.home.view['blocks']), 'Open a new site');
      return slack.home && found && ([slack.home.id, found] as const);
    });
    await maija.act(inSlack({ do: 'act', at: { view: home }, ...button, value: {} }));
    const form = await maija.until(({ slack }) => slack.modals.at(-1));
    const submit = (value: string) =>
      maija.act(inSlack({ do: 'submit', view: form.id, state: filled(form.view, value) }));
    expect(await submit('')).toEqual({ error: null });
    await maija.until(({ slack }) =>
      Object.values(slack.modals.at(-1)?.errors ?? {}).includes(
        'Please complete this required field.',
      ),
    );
    expect(await submit('Laajasalo')).toEqual({ error: null });
    await maija.until(({ slack }) => slack.modals.length === 0);
    await said(maija, '*Laajasalo* · before we start');
  });

  it('what Slack itself refuses is told', async () => {
    expect(await maija.act(inSlack({ do: 'command', channel: 'C0', text: '/other' }))).toEqual({
      error: 'invalid_command',
    });
    expect(await maija.act(inSlack({ do: 'close', view: 'V0' }))).toEqual({
      error: 'view_not_found',
    });
  });

  it('with everything sent twice, nothing is done twice', async () => {
    await maija.act({ in: 'faults', deed: { do: 'twice', to: true } });
    await command('/livion setup Meilahti');
    await said(maija, '*Meilahti* · before we start');
    await press('No');
    await said(maija, '*Meilahti* · step 1 of 13');
    await say('done');
    await said(maija, '*Meilahti* · step 2 of 13');
    await maija.act({ in: 'faults', deed: { do: 'twice', to: false } });
    await command('/livion sites');
    // Laajasalo and Meilahti.
    await said(maija, '2 under way');
    expect(maija.direct().filter(({ text }) => text.includes('*Meilahti* · step 2'))).toHaveLength(
      1,
    );
  });
});

const listOf = (value: unknown): readonly Json[] => JSON.parse(JSON.stringify(value ?? []));

/** `state.values` with the one input of a form filled. */
function filled(view: Json, value: string): Json {
  const blocks: { block_id: string; element?: { type: string; action_id: string } }[] = JSON.parse(
    JSON.stringify(view['blocks']),
  );
  const inputs = blocks.flatMap(({ block_id, element }) =>
    element ? [[block_id, { [element.action_id]: { type: element.type, value } }]] : [],
  );
  return Object.fromEntries(inputs);
}

/** The page behind the newest link that only Maija sees. */
async function enterOnPage(password: string): Promise<void> {
  const link = await maija.until(
    ({ slack }) => /http:[^"]*\/credentials\/[^"]+/.exec(JSON.stringify(slack.messages))?.[0],
  );
  const page = await (await fetch(link)).text();
  const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const sent = await fetch(link, { method: 'POST', body: new URLSearchParams({ form, password }) });
  expect(sent.status).toBe(200);
}

describe('what somebody does in iLOQ Manager', () => {
  const system = () => sandbox.iloq.state.systems[0];
  const lockGroup = () => system()?.lockGroups[0];

  it('the locking system and its licence', async () => {
    await inIloq({ do: 'system', set: 'publicApi', to: false });
    await inIloq({ do: 'system', set: 'active', to: false });
    await inIloq({ do: 'licence', ends: '2027-01-31' });
    const { iloq } = await maija.until((state) => state.iloq.licenceEnds === '2027-01-31' && state);
    expect(iloq).toMatchObject({ publicApi: false, apiAccessRights: true, active: false });
    expect(lockGroup()).toMatchObject({
      OptionMask: 16384,
      State: 1,
      ExpireDateUTC: '2027-01-31T00:00:00Z',
    });
    await inIloq({ do: 'system', set: 'publicApi', to: true });
    await inIloq({ do: 'system', set: 'active', to: true });
    await inIloq({ do: 'licence', ends: null });
    expect(lockGroup()).toMatchObject({ OptionMask: 16384 + 2048, State: 0, ExpireDateUTC: null });
  });

  it('users', async () => {
    const userId = 'api.second';
    await inIloq({ do: 'add-user', person: 'Second API', userId, password: 'Eka-Salasana-1' });
    expect(await inIloq({ do: 'add-user', person: 'Again', userId, password: 'x' })).toEqual({
      error: 'This user ID is in use.',
    });
    await inIloq({ do: 'right', userId, label: 'Right to browse keys', selected: true });
    await inIloq({ do: 'user', userId, set: 'lockedOut', to: true });
    await inIloq({ do: 'user', userId, set: 'passwordExpired', to: true });
    const user = await maija.until(({ iloq }) => iloq.users.find((one) => one.passwordExpired));
    expect(user).toMatchObject({
      person: 'Second API',
      rights: ['Right to browse keys'],
      lockedOut: true,
    });
    await inIloq({ do: 'password', userId, to: 'Toka-Salasana-2' });
    expect(system()?.users.at(-1)).toMatchObject({
      password: 'Toka-Salasana-2',
      passwordExpired: false,
    });
    expect(await inIloq({ do: 'password', userId: 'nobody', to: 'x' })).toEqual({
      error: 'There is no such user.',
    });
  });

  it('access rights and locks', async () => {
    const [lock] = maija.state().iloq.locks;
    const [accessRight] = maija.state().iloq.accessRights;
    if (!lock || !accessRight) throw new Error('an empty locking system');
    await inIloq({ do: 'duplicate', id: accessRight.id, name: 'Pääovi API 2', api: true });
    const copy = await maija.until(({ iloq }) =>
      iloq.accessRights.find(({ name }) => name === 'Pääovi API 2'),
    );
    expect(copy).toMatchObject({ api: true, active: true });
    await inIloq({ do: 'access-right', id: copy.id, active: false });
    await inIloq({ do: 'plan', lock: lock.id, accessRight: copy.id, to: true });
    await inIloq({ do: 'allow-api', id: lock.id, to: false });
    await inIloq({ do: 'lock', id: lock.id, state: 2 });
    const changed = await maija.until(({ iloq }) => iloq.locks.find(({ state }) => state === 2));
    expect(changed).toMatchObject({
      apiAllowed: false,
      planned: [...lock.planned, copy.id],
      programmed: lock.programmed,
    });
    await inIloq({ do: 'program', lock: lock.id });
    await inIloq({ do: 'plan', lock: lock.id, accessRight: copy.id, to: false });
    await inIloq({ do: 'lock', id: lock.id, state: 1 });
    expect(lockGroup()?.locks[0]).toMatchObject({
      planned: lock.planned,
      programmed: [...lock.planned, copy.id],
    });
    expect(await inIloq({ do: 'program', lock: 'none' })).toEqual({
      error: 'There is no such lock.',
    });
  });

  it('an event that nobody has subscribed to, and one that somebody has', async () => {
    const happens = (event: 'key_added' | 'failed_access') =>
      maija.act({ in: 'iloq', deed: { do: 'event', event } });
    expect((await happens('key_added')).note).toContain('Nobody has subscribed');
    await subscribe();
    await maija.until(({ iloq }) => iloq.subscribed.includes('device_log_arrived'));
    // The bot knows its subscription only when it has read it back: until then it answers 404, and
    // iLOQ would send it again.
    await expect
      .poll(() => happens('failed_access'), { interval: 200 })
      .toEqual({ error: null, note: 'Sent, and taken.' });
    await said(sami, 'Failed access');
    await maija.act({ in: 'faults', deed: { do: 'kill-bot' } });
    expect((await happens('failed_access')).note).toContain('nobody answered');
    await maija.act({ in: 'faults', deed: { do: 'start-bot' } });
    await maija.until(({ faults }) => faults.bot === 'running');
  });
});

/** Sami chooses all of iLOQ's events for Kamppi, in the form that `/livion alerts` leads to. */
async function subscribe(): Promise<void> {
  await command('/livion alerts Kamppi', 'sites', sami);
  await press("iLOQ's events", sami, 'sites');
  const form = await sami.until(({ slack }) => slack.modals.at(-1));
  const boxes = JSON.parse(JSON.stringify(form.view['blocks'])).find(
    (block: { element?: { type?: string } }) => block.element?.type === 'checkboxes',
  );
  const state = {
    [boxes.block_id]: { [boxes.element.action_id]: { selected_options: boxes.element.options } },
  };
  await sami.act(inSlack({ do: 'submit', view: form.id, state }, 'U0SAMI'));
}

describe('faults', () => {
  const fault = (deed: Extract<Deed, { in: 'faults' }>['deed']) =>
    maija.act({ in: 'faults', deed });

  it('while Slack is down people write, and what the bot says comes afterwards', async () => {
    await fault({ do: 'slack', fault: 'down' });
    const written = () =>
      maija.direct().filter(({ user }) => user === maija.state().slack.me).length;
    const before = written();
    await say('status');
    await maija.until(() => written() > before);
    const asked = maija.direct().length;
    expect(maija.state().faults.slack).toBe('down');
    await fault({ do: 'slack', fault: 'none' });
    await maija.until(() => maija.direct().length > asked);
  });

  it('while Slack limits the rate, all is said in the end', async () => {
    await fault({ do: 'slack', fault: 'rate-limit' });
    const before = maija.direct().length;
    await say('status');
    await maija.until(() => maija.direct().length > before + 1);
    await fault({ do: 'slack', fault: 'none' });
  });

  it.each(['down', 'html', 'lock-out'] as const)('iLOQ: %s', async (kind) => {
    await fault({ do: 'iloq', fault: kind });
    await maija.until(({ faults }) => faults.iloq === kind);
    const body = await fetch(`${sandbox.iloq.address}/api/v2/Version`).then(
      (answer) => answer.text(),
      () => 'no answer',
    );
    expect(body).toMatch({ down: /^no answer$/, html: /<title>/, 'lock-out': /^"7/ }[kind]);
    expect(sandbox.iloq.state.systems[0]?.forcedResult).toBe(kind === 'lock-out' ? 8 : null);
    await fault({ do: 'iloq', fault: 'none' });
    expect(sandbox.iloq.state.systems[0]?.forcedResult).toBeNull();
  });
});

describe('files that the bot sends', () => {
  it('are shown, and served as what they are', async () => {
    const web = new WebClient(sandbox.slack.botToken, { slackApiUrl: sandbox.slack.url });
    const content = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    await sendFile(web, 'U0MAIJA', {
      name: 'all.png',
      title: 'All',
      comment: '',
      altText: '2 sites',
      content,
    });
    const csv = { name: 'sites.csv', title: 'Sites', comment: '', content: Buffer.from('a;b') };
    await sendFile(web, 'U0MAIJA', { ...csv, altText: '' });
    const [picture, table] = await maija.until(({ slack }) => {
      const files = Object.values(slack.messages)
        .flat()
        .flatMap((message) => message.files);
      return files.length === 2 && files;
    });
    expect(picture).toMatchObject({ title: 'All', mimetype: 'image/png', altText: '2 sites' });
    const shown = await fetch(new URL(picture?.url ?? '', sandbox.url));
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(content);
    const kept = await fetch(new URL(table?.url ?? '', sandbox.url));
    expect(kept.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''sites.csv");
    expect((await fetch(`${sandbox.url}files/F0`)).status).toBe(404);
  });
});
