import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type LocalIloq, startLocalIloq } from '../../sandbox/iloq/index.ts';
import { createAlerts } from '../../src/alerts/index.ts';
import { type Running, start } from '../../src/app.ts';
import type { Clock } from '../../src/clock.ts';
import { parseConfig } from '../../src/config/index.ts';
import { createLog } from '../../src/log.ts';
import { pressSchema } from '../../src/setup/index.ts';
import { parseSite } from '../../src/sites/index.ts';
import { openPostgres } from '../../src/storage/postgres/open.ts';
import { installTexts, labels } from '../../src/text/en/index.ts';
import { catalogue } from '../../src/text/index.ts';
import { problems } from '../alerts/some.ts';
import { formTokenIn, getsLink } from '../http/credentials/paged-world.ts';
import { commands, forms, presses } from '../slack/entry-point-table.ts';
import { ownServer } from '../storage/postgres/own-server.ts';
import { programs, type Server } from '../storage/postgres/server.ts';
import { createContainer } from './container.ts';
import { hurried } from './hurried.ts';
import { type Player, play, rightValues } from './play.ts';
import { refusedInstalls } from './refused-installs.ts';
import { startRelay } from './relay.ts';
import { effectOf } from './seen.ts';
import { startTwoSlacks, type TeamName, type TwoSlacks } from './two-slacks.ts';

/** `LIVION_ALERTS=10000 npx vitest run test/e2e/workspaces.test.ts` is the long form. */
const isLong = process.env['LIVION_ALERTS'] !== undefined;
const longMs = isLong ? 1_800_000 : 300_000;
const noisyAlerts = Number(process.env['LIVION_ALERTS'] ?? 100);

/** `LIVION_KILLS=200 npx vitest run test/e2e/workspaces.test.ts` kills at each step. */
const kills = Number(process.env['LIVION_KILLS'] ?? 3);

const acme = 'T0ACME';
const beta = 'T0BETA';
const publicUrl = 'http://127.0.0.1:9';
const appInSlack = {
  ...{ clientId: '12.34', clientSecret: 'abc124' },
  redirectUri: `${publicUrl}/slack/oauth_redirect`,
};
/** A busy machine gives others a reason to warn, too. */
const isWarningOfInstalling = (line: string): boolean =>
  /"level":[456]0/u.test(line) && /install|Slack's library/u.test(line);
const { cancelled, failed, stale } = installTexts;
const leaving = ['app_uninstalled', 'tokens_revoked'];
const tokens = { bot: ['U0LIVION00'] };
const headingOf = (page: string): string => /<h1>(.*?)<\/h1>/u.exec(page)?.[1] ?? '';
const dayMs = 86_400_000;
/** By it goes how soon another process takes over. */
const callMs = 1_500;

describe.skipIf(programs === undefined)('Workspaces that install the app', () => {
  let server: Server;
  let database: string;
  let slacks: TwoSlacks;
  let iloq: LocalIloq;
  let folder: string;
  let bot: Running;
  let logged: string[];
  /** What a bot that was stopped still asks of its database. */
  const askedAfterEnd: string[] = [];
  let later = 0;
  const clock: Clock = { ...hurried, now: () => hurried.now() + later };

  beforeAll(async () => {
    server = await ownServer();
  });
  afterAll(() => {
    server.remove();
    expect(askedAfterEnd).toEqual([]);
  });
  beforeEach(async () => {
    later = 0;
    logged = [];
    database = await server.newDatabase();
    folder = await mkdtemp(join(tmpdir(), 'livion-'));
    slacks = await startTwoSlacks({ ...appInSlack });
    iloq = await startLocalIloq({});
    bot = await startBot();
  });
  afterEach(async () => {
    await bot.stop();
    await Promise.all([slacks.close(), iloq.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  /** A process, which Slack's requests come to from now on. */
  async function startBot(slackTimeoutMs = 10_000, paceMs = 0): Promise<Running> {
    const parsed = parseConfig(environment());
    if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
    const lines = new Writable({
      write(chunk, _encoding, done) {
        logged.push(String(chunk));
        if (String(chunk).includes('after calling end on the pool')) askedAfterEnd.push(chunk);
        done();
      },
    });
    const started = await start(parsed.config, {
      log: createLog('trace', lines),
      ...{ clock, random: () => 0, paceMs, slackTimeoutMs },
    });
    if (!started.ok) throw new Error(started.because.kind);
    await started.running.connected;
    slacks.deliverTo(started.running.port);
    return started.running;
  }
  function environment(): Record<string, string> {
    return {
      SLACK_CLIENT_ID: appInSlack.clientId,
      SLACK_CLIENT_SECRET: appInSlack.clientSecret,
      ...{ SLACK_SIGNING_SECRET: slacks.signingSecret, SLACK_API_URL: slacks.url },
      ...{ PUBLIC_URL: publicUrl, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder },
      ...{ DATABASE_URL: database, CREDENTIALS_KEY: Buffer.alloc(32, 7).toString('base64') },
      ILOQ_ALLOWED_ORIGINS: `https://*.iloq.com,${iloq.url}`,
    };
  }
  const restart = async (): Promise<void> => {
    await bot.stop();
    bot = await startBot();
  };

  const pageAt = (
    path: string,
    more: { cookie?: string; at?: { readonly port: number }; language?: string } = {},
  ): Promise<Response> => {
    const { cookie = '', at = bot, language = 'en' } = more;
    const headers = { cookie, 'accept-language': language };
    return fetch(`http://127.0.0.1:${at.port}${path}`, { redirect: 'manual', headers });
  };

  const metrics = async (): Promise<string> => (await pageAt('/metrics')).text();
  const readiness = async (): Promise<string> => (await pageAt('/readyz')).text();
  /** Comes back from Slack, with whatever stands in the place of the host's name. */
  const hostedAt = (host: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const path = '/slack/oauth_redirect?code=x&state=x';
      request({ port: bot.port, host: '127.0.0.1', path, headers: { host } }, (response) =>
        resolve(text(response)),
      )
        .on('error', reject)
        .end();
    });

  /** Presses Add to Slack. @returns the browser's cookie, and the state that Slack is given */
  async function begins(
    at: { readonly port: number } = bot,
  ): Promise<{ cookie: string; state: string; to: URL }> {
    const response = await pageAt('/slack/install', { at });
    expect(response.status).toBe(302);
    const to = new URL(response.headers.get('location') ?? '');
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { cookie, state: to.searchParams.get('state') ?? '', to };
  }
  const comesBack = (
    code: string,
    state: string,
    cookie: string,
    at: { readonly port: number } = bot,
    language = 'en',
  ): Promise<Response> =>
    pageAt(`/slack/oauth_redirect?code=${code}&state=${state}`, { cookie, at, language });
  async function installs(team: TeamName, who = 'sami', more = {}): Promise<Response> {
    const { cookie, state } = await begins();
    const response = await comesBack(slacks.allow(team, who, more), state, cookie);
    await bot.idle();
    return response;
  }
  const maijaOf = (team: TeamName) => play(slacks.of[team], 'maija');
  const both = (work: (maija: Player) => Promise<unknown>): Promise<unknown> =>
    Promise.all(([acme, beta] as const).map((team) => work(maijaOf(team))));
  function saysNothingTwice(): void {
    for (const team of [acme, beta] as const) {
      const effects = slacks.of[team].messages('maija').flatMap((each) => effectOf(each) ?? []);
      expect(effects.length).toBeGreaterThan(0);
      expect(effects, team).toEqual([...new Set(effects)]);
    }
  }
  const seen = (team: TeamName, who: string): string =>
    slacks.of[team]
      .seenBy(who)
      .map(({ text }) => text)
      .join('\n');
  const rows = async (sql: string, ...values: string[]): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
  /** A whole set-up of Kamppi, with the password on the page. */
  async function finishes(team: TeamName): Promise<void> {
    const right = rightValues(iloq);
    const maija = maijaOf(team);
    await maija.opens('Kamppi');
    await maija.comesTo('password', right);
    const link = await getsLink(slacks.of[team], 'maija', labels.enterPassword);
    const path = new URL(link).pathname;
    expect(path).toMatch(new RegExp(`^/w/${team}/credentials/`, 'u'));
    const other = team === acme ? beta : acme;
    expect((await pageAt(path.replace(team, other))).status).toBe(410);
    const form = formTokenIn(await (await pageAt(path)).text());
    const sent = await fetch(`http://127.0.0.1:${bot.port}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ form, password: right.password }),
    });
    expect(sent.status).toBe(200);
    await maija.sees('Twelve usage rights');
    await bot.idle();
    await maija.comesTo('verification', right);
    await maija.verifies();
    await maija.comesTo('hand-over', right);
  }
  const subscriptions = () => iloq.state.systems[0]?.lockGroups[0]?.subscriptions ?? [];
  const gone = (team: TeamName): Promise<number> =>
    slacks.sendEvent(team, { type: 'app_uninstalled' });

  it('a firm presses Add to Slack, is told what comes next, and sets itself up', async () => {
    const landing = await pageAt('/');
    expect(await landing.text()).toContain(installTexts.landing.add);
    const { to } = await begins();
    expect(to.origin).toBe(new URL(slacks.url).origin);
    expect(to.pathname).toBe('/oauth/v2/authorize');
    expect(to.searchParams.get('redirect_uri')).toBe(appInSlack.redirectUri);
    const page = await installs(acme);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(installTexts.installed.next);
    expect(seen(acme, 'sami')).toContain('Welcome!');
    await slacks.of[acme].as('sami').press(labels.settings);
    await slacks.of[acme].until(() => slacks.of[acme].view('sami'), { what: 'the form' });
    await slacks.of[acme].as('sami').submit({ alertChannel: 'alerts' });
    await bot.idle();
    expect(seen(acme, 'sami')).toContain('Saved: Alerts channel.');
    const [kept] = await rows('SELECT token::text AS token FROM installation');
    expect(JSON.stringify(kept)).not.toContain('xoxb-');
    expect(logged.join('\n')).not.toMatch(/xoxb-|abc124/u);
  });

  it('a state works once, in its own browser, and for ten minutes', async () => {
    const one = await begins();
    const other = await begins();
    const stale = installTexts.stale.title;
    const code = slacks.allow(acme, 'sami');
    for (const [state, cookie] of [
      [one.state, other.cookie],
      [one.state, ''],
      ['', one.cookie],
      ['made-up', 'slack-app-oauth-state=made-up'],
    ] as const)
      expect(await (await comesBack(code, state, cookie)).text()).toContain(stale);
    expect((await comesBack(code, one.state, one.cookie)).status).toBe(200);
    const again = await comesBack(slacks.allow(acme, 'sami'), one.state, one.cookie);
    expect(await again.text()).toContain(stale);
    later = 11 * 60_000;
    const late = await comesBack(slacks.allow(acme, 'sami'), other.state, other.cookie);
    expect(await late.text()).toContain(stale);
  });

  it('an organisation is asked to choose a workspace, and whoever says no installs nothing', async () => {
    for (const more of [{ team: null }, {}]) {
      const enterprise = { id: 'E1', name: 'Org' };
      const forAll = { is_enterprise_install: true, enterprise, ...more };
      const page = await installs(acme, 'sami', forAll);
      expect(page.status).toBe(403);
      expect(await page.text()).toContain(installTexts.organisation.title);
      expect(slacks.accepted(acme), 'its token is given back').toBe(0);
    }
    const { cookie, state } = await begins();
    const no = await pageAt(`/slack/oauth_redirect?error=access_denied&state=${state}`, { cookie });
    expect(await no.text()).toContain(installTexts.cancelled.title);
    expect(await rows('SELECT team FROM installation')).toEqual([]);
  });

  it('whoever cannot install it reads why and what to do, the operator what to fix, and nothing is kept', async () => {
    for (const { what, breaks, more = {}, page, warning } of refusedInstalls) {
      const { cookie, state } = await begins();
      Object.assign(slacks.app, appInSlack);
      breaks(slacks);
      const code = slacks.allow(acme, 'sami', more);
      logged = [];
      const response = await comesBack(code, state, cookie);
      const text = await response.text();
      expect(headingOf(text), what).toBe(page.title);
      expect(response.status, what).toBeGreaterThanOrEqual(400);
      expect(text, what).toContain('href="/support"');
      expect(text.includes('href="/slack/install"'), what).toBe(page !== installTexts.setUp);
      const warnings = logged.filter(isWarningOfInstalling);
      expect(warnings, `${what}: ${warnings.join()}`).toHaveLength(warning === undefined ? 0 : 1);
      expect(warnings.join(), what).toContain(warning ?? '');
      expect(logged.join(), what).not.toMatch(/xoxb-|abc124|renewed|code-\d/u);
    }
    Object.assign(slacks.app, appInSlack);
    expect(await rows('SELECT team FROM installation')).toEqual([]);
    const { cookie, state } = await begins();
    slacks.app.clientSecret = 'renewed';
    const inFinnish = await comesBack(slacks.allow(acme, 'sami'), state, cookie, bot, 'fi');
    expect(await inFinnish.text()).toContain(catalogue('fi', 'UTC').installTexts.setUp.title);
    slacks.app.clientSecret = appInSlack.clientSecret;
    expect((await installs(acme)).status, 'and then it can be installed').toBe(200);
  });

  it('Slack that hangs while it is asked for the token is not waited for: the page says later', async () => {
    await bot.stop();
    bot = await startBot(callMs);
    const { cookie, state } = await begins();
    slacks.faults.set('oauth.v2.access', { kind: 'hang' });
    logged = [];
    const page = await comesBack(slacks.allow(acme, 'sami'), state, cookie);
    expect([page.status, headingOf(await page.text())]).toEqual([503, installTexts.later.title]);
    const warnings = logged.filter(isWarningOfInstalling);
    expect(warnings).toHaveLength(1);
    expect(warnings.join()).toContain('Slack could not complete an installation');
    expect(await rows('SELECT team FROM installation')).toEqual([]);
    // What did not answer may have been heard: the next one begins anew.
    slacks.faults.clear();
    expect(await (await comesBack('code', state, cookie)).text()).toContain(
      installTexts.stale.title,
    );
  });

  it('what a browser brings that Slack has not sent changes nothing, and warns nobody', async () => {
    logged = [];
    const titles = [];
    for (const host of ['', 'a b', '%', '[', 'evil.example', '127.0.0.1:x'])
      expect(await hostedAt(host), host).toContain(stale.title);
    expect(logged.filter(isWarningOfInstalling)).toEqual([]);
    for (const query of ['', '?error=no_such_thing', '?state=x', '?code=x', '?error=access_denied'])
      titles.push(headingOf(await (await pageAt(`/slack/oauth_redirect${query}`)).text()));
    expect(titles).toEqual([failed, failed, failed, stale, cancelled].map(({ title }) => title));
    expect(logged.filter(isWarningOfInstalling)).toEqual([]);
  });

  /** A problem of each of so many sites, for acme's alerts channel. */
  async function raisesInAcme(): Promise<void> {
    const log = createLog('silent', { write: () => {} });
    const opened = await openPostgres({ url: database, clock, log });
    const store = opened.kind === 'open' ? opened.storage.workspaces?.of(acme).alerts : undefined;
    if (opened.kind !== 'open' || !store) throw new Error('the database does not open');
    let ids = 0;
    const alerts = createAlerts({
      ...{ store, clock, newId: () => `noisy-${++ids}`, site: async (name) => ({ name }) },
      defaults: { channel: slacks.of[acme].channel('alerts').id, webhook: false },
    });
    for (let n = 0; n < noisyAlerts; n++)
      await alerts.raise(problems.failed(`site-${n}`, clock.now()));
    await opened.storage.close();
  }

  /** What there is of acme's, to be left alone. */
  async function opensInAcme() {
    await installs(acme);
    await installs(beta);
    await maijaOf(acme).opens('Kamppi');
    await bot.idle();
    await maijaOf(acme).types('help where is it?');
    await bot.idle();
    const [site] = await rows(
      "SELECT id, body::text AS body FROM document WHERE kind = 'sites' AND team = $1",
      acme,
    );
    const { id, body } = z.object({ id: z.string(), body: z.string() }).parse(site);
    const [raised] = await rows('SELECT id FROM incident WHERE team = $1', acme);
    const { id: incident } = z.object({ id: z.string() }).parse(raised);
    return { id, incident, kamppi: parseSite(JSON.parse(body)) };
  }
  const allOf = async (team: TeamName): Promise<unknown> => [
    await rows('SELECT body::text FROM document WHERE team = $1 ORDER BY kind, id', team),
    await rows('SELECT body::text FROM incident WHERE team = $1', team),
  ];
  /** Every button, form and menu, about what is acme's; `of` says whose message or form it is. */
  async function usesEverything(
    { id, incident, kamppi }: Awaited<ReturnType<typeof opensInAcme>>,
    person: object,
    {
      message,
      view: drawn,
      team,
    }: { readonly message: object; readonly view: object; readonly team: TeamName },
  ): Promise<void> {
    const from = { api_app_id: 'A0LIVION00', enterprise: { id: 'E1', name: 'Org' }, ...person };
    const response_url = `${slacks.of[team].url}none`;
    const ids = { site: id, spare: id, incident, user: slacks.of[beta].person('maija').id };
    const channel = { id: slacks.of[beta].channel('alerts').id };
    let triggers = 0;
    const send = async (what: string, body: object): Promise<void> => {
      // As of one that was not sent before.
      const fresh = { trigger_id: `${++triggers}.2.3`, response_url };
      expect(await slacks.sendBody({ ...from, ...fresh, ...body }), what).toBe(200);
    };
    for (const what of pressSchema.options.map(({ shape }) => shape.do.value)) {
      const value = JSON.stringify({ do: what, ...presses[what][0](ids) });
      const actions = [{ type: 'button', action_id: 'x', value }];
      await send(what, { type: 'block_actions', channel, actions, message });
    }
    for (const [name, [draw]] of Object.entries(forms)) {
      const { callback_id, private_metadata = '' } = draw({ kamppi, another: kamppi, incident });
      const form = { callback_id, private_metadata, type: 'modal', ...drawn };
      const view = { ...form, id: `V${name}`, hash: 'h', state: { values: {} } };
      await send(name, { type: 'view_submission', view });
      await send(name, { type: 'block_suggestion', action_id: 'needed', value: '', view });
    }
    await bot.idle();
  }

  it('nothing of one workspace is seen, changed or told by way of another', async () => {
    const about = await opensInAcme();
    const { id } = about;
    const before = await allOf(acme);
    const told = slacks.of[acme].calls.length;

    // An admin of beta's, at home in acme, with all that can be pressed, typed and sent.
    const sami = slacks.of[beta].person('sami').id;
    const person = { user: { id: sami, team_id: acme }, team: { id: beta, domain: 'beta' } };
    const message = { team: beta, ts: '1.2' };
    await usesEverything(about, person, { team: beta, message, view: { team_id: beta } });
    for (const [text] of Object.values(commands).flat())
      await slacks.of[beta].as('sami').command('/livion', text.replaceAll('Kamppi', id));
    await slacks.of[beta].as('sami').mention('alerts', `status ${id}`);
    await slacks.of[beta].as('sami').dm(`status ${id}`);
    // In the thread where acme's set-up goes on, as the channels of both have the same IDs.
    const [thread] = slacks.of[acme].messages('alerts');
    for (const text of ['done', 'help', 'stop'])
      await slacks.of[beta].as('maija').say('alerts', text, { threadTs: thread?.ts ?? '1.2' });
    for (const text of ['done', 'help', 'stop']) await slacks.of[beta].as('maija').dm(text);

    // Of nobody who is served, or of another app: refused.
    const press = {
      ...{ ...person, type: 'block_actions', api_app_id: 'A0LIVION00', trigger_id: '1.2.3' },
      actions: [{ type: 'button', action_id: 'x', value: JSON.stringify({ do: 'home' }) }],
    };
    const [none, otherApp] = ['T0NOBODY', 'A0OTHER'];
    expect(await slacks.sendBody({ ...press, team: { id: none } })).toBe(403);
    expect(await slacks.sendBody({ ...press, team: null })).toBe(403);
    expect(await slacks.sendBody({ ...press, api_app_id: otherApp })).toBe(403);
    const event = { type: 'app_home_opened', user: sami, tab: 'home', channel: 'D1' };
    expect(await slacks.sendEvent(none, event)).toBe(403);
    // Of a shared channel: for whom it is sent counts, and not where it was said.
    const shared = { authorizations: [{ team_id: beta, enterprise_id: 'E1' }] };
    const channel = slacks.of[acme].channel('alerts').id;
    for (const each of [
      event,
      { type: 'app_mention', user: sami, channel, text: `<@U0LIVION00> status ${id}`, ts: '2.1' },
      { type: 'message', user: sami, channel, text: 'done', ts: '2.2', thread_ts: thread?.ts },
      { type: 'member_joined_channel', user: 'U0LIVION00', channel },
    ])
      expect(await slacks.sendEvent(acme, each, shared), each.type).toBe(200);
    await bot.idle();
    expect(slacks.of[beta].home('sami')).not.toBeNull();
    await maijaOf(beta).command('status Kamppi');
    await maijaOf(beta).command(`status ${id}`);
    for (const who of ['maija', 'sami']) {
      expect(seen(beta, who)).not.toContain('step 1');
      // What they are told names nothing of acme's but the ID that came from there.
      expect(seen(beta, who)).not.toMatch(/T0ACME|where is it/u);
    }
    expect(await rows('SELECT id FROM incident WHERE team = $1', beta)).toEqual([]);
    expect(await allOf(acme)).toEqual(before);
    expect(slacks.of[acme].calls.length, 'nothing was said in acme').toBe(told);

    for (const path of ['/credentials/abc', `/iloq/webhooks/${id}`])
      expect((await pageAt(path)).status, path).toBe(404);
  });

  it('what is of a whole organisation is left aside: who types reads why, the operator one line', async () => {
    const about = await opensInAcme();
    const before = await allOf(acme);
    const calls = slacks.of[acme].calls.length;
    logged = [];
    const from = performance.now();
    const forAll = { is_enterprise_install: true, enterprise_id: 'E1' };
    const user = slacks.of[acme].person('sami').id;
    for (const type of ['app_home_opened', 'app_mention', 'message', ...leaving]) {
      const event = { type, user, tab: 'home', channel: 'D1', text: 'done', ts: '1.2', tokens };
      for (const team_id of [null, acme]) {
        const authorizations = [{ team_id, ...forAll }];
        expect(await slacks.sendEvent(acme, event, { authorizations }), type).toBe(200);
      }
    }
    await usesEverything(
      about,
      { user: { id: user, team_id: acme }, team: { id: acme }, ...forAll },
      { team: acme, message: { team: acme, ts: '1.2' }, view: { team_id: acme } },
    );
    const command = { command: '/livion', text: 'status', team_id: acme, user_id: user };
    const answer = await slacks.ask({
      ...{ ...command, ...forAll, is_enterprise_install: 'true' },
      ...{ channel_id: 'C1', trigger_id: '1.2.3', response_url: `${slacks.url}none` },
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(installTexts.ofOrganisation(publicUrl));
    await bot.idle();
    expect(await allOf(acme)).toEqual(before);
    expect(slacks.of[acme].calls.length, 'nothing was said in acme').toBe(calls);
    expect(await rows('SELECT team FROM installation WHERE left_at IS NOT NULL')).toEqual([]);
    const told = logged.filter((line) => line.includes('what comes of a whole organisation'));
    expect(told[0]).toContain('"organisations":["E1"]');
    const minutes = Math.floor((performance.now() - from) / 60_000);
    expect(told.length, 'one line a minute').toBeLessThanOrEqual(1 + minutes);
  });

  /** What a stranger could ask of a workspace's pages, by its path below `/w/:team`. */
  const strangers: readonly (readonly [path: string, how?: RequestInit])[] = [
    ...(['GET', 'HEAD', 'PUT', 'DELETE'] as const).map(
      (method) => ['/credentials/abc', { method }] as const,
    ),
    ['/credentials/'],
    ['/credentials/abc?team=T0ACME'],
    ['/credentials/abc', { headers: { 'accept-language': 'de' } }],
    ['/credentials/abc', { headers: { 'accept-language': 'sv,en;q=0.5' } }],
    ['/credentials/abc', { method: 'POST', body: new URLSearchParams({ form: 'x' }) }],
    ['/credentials/abc', { method: 'POST', body: '{}' }],
    ['/iloq/webhooks/kamppi'],
    ['/iloq/webhooks/kamppi', { method: 'POST', body: '{}' }],
    ['/iloq/webhooks/not%20one', { method: 'POST', body: '{}' }],
    ...['', 'no-guid', '00000000-0000-4000-8000-000000000000'].map(
      (id) =>
        [
          '/iloq/webhooks/kamppi',
          {
            ...{ method: 'POST', body: '{}' },
            headers: { 'content-type': 'application/json', 'subscription-id': id },
          },
        ] as const,
    ),
    ...[
      '',
      '/',
      '/credentials',
      '/metrics',
      '/slack/events',
      '/support',
      '/w/T0ACME/credentials/x',
    ].map((path) => [path] as const),
  ];
  async function toldToStrangers(team: string): Promise<unknown[]> {
    const answers = [];
    for (const [path, how = {}] of strangers) {
      const response = await fetch(`http://127.0.0.1:${bot.port}/w/${team}${path}`, how);
      // Whether the connection is kept goes by how fast the body came.
      const headers = [...response.headers].filter(
        ([name]) => !['date', 'connection', 'keep-alive'].includes(name),
      );
      const told = [response.status, ...headers, await response.text()].join('\n');
      // Another one each time; and what is the same in all pages.
      const page = told.replaceAll(/nonce[-=][^ >]+|<style.*<\/style>/gsu, '');
      answers.push([how.method, path, page]);
    }
    return answers;
  }

  it('who has the app is told to nobody who has no link of it: served or not, known or not', async () => {
    for (const team of [acme, beta] as const) {
      await installs(team);
      const sami = slacks.of[team].as('sami');
      await sami.press(labels.settings);
      await slacks.of[team].until(() => slacks.of[team].view('sami'), { what: 'the form' });
      await sami.submit({ language: 'Suomi' });
      await bot.idle();
    }
    const nobody = await toldToStrangers('T0NOBODY');
    expect(await toldToStrangers(acme), 'served').toEqual(nobody);
    slacks.revoke(beta);
    await slacks.of[beta].as('maija').command('/livion', 'setup Kamppi');
    await expect.poll(metrics).toContain('livion_workspaces{state="refused"} 1');
    expect(await toldToStrangers(beta), 'refused').toEqual(nobody);

    await gone(beta);
    await bot.stop();
    await rows(
      `UPDATE document SET body = regexp_replace(body::text, '"version":\\d+', '"version":99')::json
       WHERE team = $1 AND kind = 'workspace'`,
      acme,
    );
    bot = await startBot();
    await expect.poll(metrics).toContain('livion_workspaces{state="failing"} 1');
    // How many are not served is for operators, and a proxy says that somebody else asks.
    expect(await readiness()).toContain('ready, except for workspaces: 1 that cannot be served');
    const outside = { headers: { 'x-forwarded-for': '192.0.2.7' } };
    const ready = await fetch(`http://127.0.0.1:${bot.port}/readyz`, outside);
    expect([ready.status, await ready.text()]).toEqual([200, 'ready\n']);
    expect((await fetch(`http://127.0.0.1:${bot.port}/metrics`, outside)).status).toBe(403);
    for (const team of [acme, beta, 'T0NOBODY'])
      expect(await toldToStrangers(team), `${team}: failing, left, never there`).toEqual(nobody);

    // They are counted together: a team's pages do not tell either who asked for another's.
    const statusOf = async (team: string) => (await pageAt(`/w/${team}/credentials/abc`)).status;
    for (let tries = 0; tries < 60; tries++) await statusOf(tries % 2 === 0 ? acme : 'T0NOBODY');
    for (const team of [acme, beta, 'T0NOBODY']) expect(await statusOf(team), team).toBe(429);
  });

  it('a link of one firm opens nothing in another, and no page of elsewhere sends its form', async () => {
    await Promise.all([installs(acme), installs(beta)]);
    const right = rightValues(iloq);
    const { password } = right;
    const links = await Promise.all(
      ([acme, beta] as const).map(async (team) => {
        const maija = maijaOf(team);
        await maija.opens('Kamppi');
        await maija.comesTo('password', right);
        return new URL(await getsLink(slacks.of[team], 'maija', labels.enterPassword)).pathname;
      }),
    );
    const [ofAcme = '', ofBeta = ''] = links;
    const formOf = async (path: string) => formTokenIn(await (await pageAt(path)).text());
    const [form, formOfBeta] = [await formOf(ofAcme), await formOf(ofBeta)];
    const answers: Response[] = [];
    const sends = async (path: string, fields: object, headers = {}): Promise<number> => {
      const response = await fetch(`http://127.0.0.1:${bot.port}${path}`, {
        ...{ method: 'POST', headers },
        body: new URLSearchParams({ password, ...fields }),
      });
      answers.push(response);
      return response.status;
    };
    const led = (path: string, team: string) => path.replace(/T0[A-Z]+/u, team);
    for (const path of [led(ofAcme, beta), led(ofBeta, acme), led(ofAcme, 'T0NOBODY')])
      for (const each of [form, formOfBeta, '']) {
        answers.push(await pageAt(path));
        expect(answers.at(-1)?.status, path).toBe(410);
        expect(await sends(path, { form: each }), path).toBe(410);
      }
    for (const each of [formOfBeta, '', 'x'.repeat(form.length)])
      expect(await sends(ofAcme, { form: each })).toBe(403);
    for (const headers of [
      ...['cross-site', 'same-site', 'none'].map((site) => ({ 'sec-fetch-site': site })),
      ...['https://evil.example', `${publicUrl}0`, 'http://127.0.0.1'].map((origin) => ({
        origin,
      })),
    ])
      expect(await sends(ofAcme, { form }, headers), JSON.stringify(headers)).toBe(403);
    answers.push(await pageAt(ofAcme, { cookie: `slack-app-oauth-state=${form}` }));
    for (const { status, headers } of answers) {
      expect(headers.get('cache-control'), String(status)).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('set-cookie')).toBeNull();
    }
    expect(iloq.counters.opened, 'nothing was taken').toBe(0);
    expect(await sends(ofAcme, { form }, { origin: publicUrl })).toBe(200);
    expect(await sends(ofBeta, { form: formOfBeta })).toBe(200);
    for (const path of links) expect((await pageAt(path)).status, 'used').toBe(410);
  });

  it('/livion diag says nothing of what all firms have together', async () => {
    await Promise.all([installs(acme), installs(beta)]);
    await maijaOf(beta).opens('Salainen');
    await slacks.of[acme].as('sami').command('/livion', 'diag');
    await bot.idle();
    const [file] = slacks.of[acme].messages('sami').flatMap(({ files }) => files);
    const text = file?.content().toString('utf8') ?? '{}';
    const known = z.record(z.string(), z.unknown());
    const told = z.object({ bot: known }).parse(JSON.parse(text)).bot;
    expect(told).toMatchObject({
      store: { writable: true },
      standings: { sites: { 'under-way': 0 } },
    });
    expect(text).not.toMatch(/bytes|memory|lastErrors|T0BETA|Salainen/u);
  });

  it('somebody of another organisation who shares a channel may nothing in it', async () => {
    const about = await opensInAcme();
    const before = await allOf(acme);
    // Slack Connect: the message and the form are acme's, whoever presses is at home in beta.
    const person = { user: { id: 'U0SHARED', team_id: beta }, team: { id: beta, domain: 'beta' } };
    const view = { team_id: beta, app_installed_team_id: acme };
    const told = slacks.of[acme].calls.length;
    const toldBeta = slacks.of[beta].calls.length;
    await usesEverything(about, person, { team: acme, message: { team: acme, ts: '1.2' }, view });
    expect(await allOf(acme)).toEqual(before);
    const said = slacks.of[acme].calls
      .slice(told)
      .filter(({ method }) => /^(chat|views)\./u.test(method));
    expect(JSON.stringify(said)).not.toMatch(/Kamppi|where is it/u);
    expect(slacks.of[beta].calls.slice(toldBeta), 'beta knows nothing of it').toEqual([]);
    for (const each of [
      { type: 'app_home_opened', tab: 'home', channel: 'D1' },
      { type: 'app_mention', text: '<@U0LIVION00> status Kamppi', ts: '2.1' },
    ]) {
      const channel = slacks.of[acme].channel('alerts').id;
      const event = { channel, ...each, user: 'U0SHARED' };
      const authorizations = [{ team_id: acme, enterprise_id: null }];
      expect(await slacks.sendEvent(beta, event, { authorizations })).toBe(200);
    }
    await bot.idle();
    expect(await allOf(acme)).toEqual(before);
    expect(JSON.stringify(slacks.of[acme].calls.slice(told))).not.toMatch(/Kamppi|where is it/u);
  });

  it.each([
    ['removed, then its token', ['app_uninstalled', 'tokens_revoked']],
    ['its token, then removed', ['tokens_revoked', 'app_uninstalled']],
  ])('a firm leaves (%s): silence; it comes back, and all is there', async (_, order) => {
    await installs(acme);
    await installs(beta);
    await maijaOf(acme).opens('Kamppi');
    await bot.idle();
    slacks.revoke(acme);
    for (const type of order) {
      const status = await slacks.sendEvent(acme, { type, tokens: { bot: ['U0LIVION00'] } });
      expect([200, 403]).toContain(status);
    }
    await bot.idle();
    const calls = slacks.of[acme].calls.length;
    expect(await rows('SELECT team FROM installation WHERE left_at IS NULL')).toEqual([
      { team: beta },
    ]);
    await restart();
    expect(slacks.of[acme].calls.length).toBe(calls);
    expect(slacks.refused).toEqual([]);
    await maijaOf(beta).opens('Pasila');

    await installs(acme);
    await maijaOf(acme).command('status Kamppi');
    expect(seen(acme, 'maija')).toContain('Kamppi');
  });

  it('thirty days after it has left all of it is gone, and nothing of the others', async () => {
    await installs(acme);
    await installs(beta);
    for (const team of [acme, beta] as const) await maijaOf(team).opens('Kamppi');
    await bot.idle();
    await gone(acme);
    await bot.idle();
    later = 29 * dayMs;
    await restart();
    await bot.idle();
    expect(await rows('SELECT team FROM document WHERE team = $1', acme)).not.toEqual([]);
    later = 31 * dayMs;
    await restart();
    await expect.poll(() => rows('SELECT team FROM installation')).toEqual([{ team: beta }]);
    const tables = await rows(
      "SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'team'",
    );
    for (const { name } of z.array(z.object({ name: z.string() })).parse(tables))
      expect(await rows(`SELECT team FROM ${name} WHERE team = $1`, acme), name).toEqual([]);
    expect(await rows("SELECT id FROM document WHERE kind = 'sites'")).toHaveLength(1);
  });

  it(`${noisyAlerts} alerts of one firm delay no message of another`, {
    timeout: longMs,
  }, async () => {
    for (const team of [acme, beta] as const) {
      await installs(team);
      const sami = slacks.of[team].as('sami');
      await sami.press(labels.settings);
      await slacks.of[team].until(() => slacks.of[team].view('sami'), { what: 'the form' });
      await sami.submit({ alertChannel: 'alerts' });
      await bot.idle();
    }
    await bot.stop();
    await raisesInAcme();
    // In the short form Slack lets none of them through: nobody has to be fast to be first.
    if (!isLong) slacks.of[acme].fault('chat.postMessage', { kind: '429', retryAfter: 1 });
    bot = await startBot(10_000, isLong ? 1_000 : 0);
    const maija = maijaOf(beta);
    const inAlerts = (team: TeamName) => slacks.of[team].messages('alerts');
    const isTold = (): boolean =>
      inAlerts(acme).some(({ text }) => text.includes(`site-${noisyAlerts - 1}`));
    const slowest = { status: 0, open: 0, help: 0 };
    const timed = async (what: keyof typeof slowest, work: Promise<unknown>): Promise<void> => {
      const from = performance.now();
      await work;
      slowest[what] = Math.max(slowest[what], performance.now() - from);
    };
    // What brings the group up to date comes after the last of them.
    let rounds = isLong ? 10 : 1;
    for (let round = 0; rounds > 0; round++) {
      await timed('status', maija.command('status'));
      // Nothing like another one, or the bot would ask which of the two is meant.
      await timed('open', maija.opens(randomBytes(12).toString('hex')));
      await maija.types('help where is it?');
      const told = { what: 'the alert' };
      await timed(
        'help',
        slacks.of[beta].until(() => inAlerts(beta).length > round, told),
      );
      if (isLong) await new Promise((resolve) => setTimeout(resolve, 5_000));
      if (!isLong || isTold()) rounds -= 1;
    }
    if (isLong)
      expect(Math.max(...Object.values(slowest)), JSON.stringify(slowest)).toBeLessThan(2_000);
    else expect(inAlerts(acme)).toEqual([]);
  });

  it('of two firms with the same site and iLOQ user neither is told of the other, nor gets its events', async () => {
    await Promise.all([installs(acme), installs(beta)]);
    await Promise.all([finishes(acme), finishes(beta)]);
    await bot.idle();
    expect(iloq.counters.opened).toBe(iloq.counters.killed);
    for (const team of [acme, beta] as const) {
      expect(seen(team, 'maija')).not.toMatch(/T0(ACME|BETA)/u);
      expect(seen(team, 'maija')).not.toContain('another site');
      expect(
        slacks.of[team].messages('maija').filter(({ text }) => text.includes('already exists')),
      ).toEqual([]);
    }
    const sites = await rows("SELECT team, id FROM document WHERE kind = 'sites' ORDER BY team");
    expect(sites).toMatchObject([{ team: acme }, { team: beta }]);

    await restart();
    await maijaOf(beta).command('status Kamppi');
    expect(seen(beta, 'maija')).toContain('Kamppi');

    for (const team of [acme, beta] as const) {
      const sami = slacks.of[team].as('sami');
      await sami.command('/livion', 'alerts Kamppi', { channel: 'alerts' });
      await bot.idle();
      await sami.press(labels.events, { in: 'messages' });
      await slacks.of[team].until(() => slacks.of[team].view('sami'), { what: 'the form' });
      await sami.submit({ events: ['device_log_arrived'] });
    }
    const keys = async () =>
      (
        await rows("SELECT body::text LIKE '%signKey%' AS kept FROM document WHERE kind = 'sites'")
      ).map((row) => z.object({ kept: z.boolean() }).parse(row).kept);
    await expect.poll(keys).toEqual([true, true]);
    await bot.idle();
    const of = (team: TeamName) => {
      const found = subscriptions().find(({ TargetEndpointUri: to }) => to.includes(`/w/${team}/`));
      if (!found) throw new Error(`no subscription of ${team}`);
      const site = found.TargetEndpointUri.split('/').at(-1) ?? '';
      return { team, site, subscription: found.SubscriptionId, key: found.SignKey };
    };
    const own = [of(acme), of(beta)];
    let counter = 0;
    const delivers = async (
      to: { team: string; site: string; subscription: string; key: string },
      body: string,
      number = ++counter,
    ): Promise<number> => {
      const path = `/w/${to.team}/iloq/webhooks/${to.site}`;
      const response = await fetch(`http://127.0.0.1:${bot.port}${path}`, {
        ...{ method: 'POST', body },
        headers: {
          ...{ 'content-type': 'application/json', 'subscription-id': to.subscription },
          ...{ 'event-name': 'device_log_arrived', counter: String(number) },
          'webhook-signature': createHmac('sha256', to.key).update(body).digest('hex'),
        },
      });
      return response.status;
    };
    const event = (about: string): string => {
      const CreationTimeUtc = new Date(clock.now()).toISOString();
      return JSON.stringify({ Data: { LockSerialNumber: about }, CreationTimeUtc });
    };
    const taken = () => rows('SELECT team, site FROM webhook_payload ORDER BY team');
    for (const team of [acme, beta, 'T0NOBODY'])
      for (const { site } of own)
        for (const { subscription } of own)
          for (const { key } of own) {
            const given = { team, site, subscription, key };
            const there = own.find((each) => each.team === team && each.site === site);
            const known = there?.subscription === subscription;
            const expected = known ? (there.key === key ? 200 : 401) : 404;
            const status = await delivers(given, event(JSON.stringify(given)));
            expect(status, JSON.stringify(given)).toBe(expected);
          }
    const [ofAcme, ofBeta] = [of(acme), of(beta)];
    expect(await taken()).toEqual([ofAcme, ofBeta].map(({ team, site }) => ({ team, site })));
    // Of what was sent to one, nothing can be used at another, nor again.
    const body = event('again');
    expect(await delivers(ofAcme, body, 1_000)).toBe(200);
    expect(await delivers(ofAcme, body, 1_000), 'the same once more').toBe(200);
    expect(await delivers(ofAcme, body, 1_001), 'under another number').toBe(409);
    for (const team of [beta, 'T0NOBODY'])
      expect(await delivers({ ...ofAcme, team }, body, 1_000), team).toBe(404);
    expect(await taken()).toHaveLength(3);

    await gone(acme);
    await expect.poll(() => subscriptions().length).toBe(1);
    expect(await delivers(ofAcme, event('late'))).toBe(404);
    expect(await delivers(ofBeta, event('still there'))).toBe(200);
    expect(await taken()).toHaveLength(4);
    await expect
      .poll(() => rows('SELECT withdrawn FROM installation ORDER BY team'))
      .toEqual([{ withdrawn: true }, { withdrawn: false }]);
  });

  it('one that was stored when the process died is greeted by the next, once', async () => {
    // Slack does not say which app it is before the process dies.
    slacks.of[acme].fault('bots.info', { kind: '500' }, 10_000);
    const { cookie, state } = await begins();
    await comesBack(slacks.allow(acme, 'sami'), state, cookie);
    await bot.stop();
    // As if it had died a moment earlier: nothing but the installation is there.
    await rows("DELETE FROM document WHERE team = $1 AND kind = 'workspace'", acme);
    slacks.of[acme].clearFaults('bots.info');
    for (const _ of ['once', 'and again']) {
      bot = await startBot();
      await bot.idle();
      await bot.stop();
    }
    bot = await startBot();
    const welcomes = slacks.of[acme].seenBy('sami').filter(({ text }) => text.includes('Welcome!'));
    expect(welcomes).toHaveLength(1);
  });

  it('a token that is revoked while it is used is told once, and leaving is heard all the same', async () => {
    await installs(acme);
    slacks.revoke(acme);
    logged = [];
    for (const name of ['Kamppi', 'Pasila', 'Vallila'])
      await slacks.of[acme].as('maija').command('/livion', `setup ${name}`);
    const told = () => logged.filter((line) => line.includes('has to install the app again'));
    await expect.poll(() => told().length).toBe(1);
    await bot.idle();
    const calls = slacks.refused.length;
    await slacks.of[acme].as('maija').command('/livion', 'status');
    await bot.idle();
    expect(slacks.refused.length, 'nothing is tried any more').toBe(calls);
    expect(told()).toHaveLength(1);
    expect(await gone(acme)).toBe(200);
    await expect
      .poll(() => rows('SELECT team FROM installation WHERE left_at IS NOT NULL'))
      .toEqual([{ team: acme }]);
  });

  it('a token that Slack does not accept is told to the operator once, and the others are served', async () => {
    await installs(acme);
    await installs(beta);
    await bot.stop();
    slacks.revoke(acme);
    logged = [];
    bot = await startBot();
    await maijaOf(beta).opens('Kamppi');
    await bot.idle();
    const incidents = logged.filter((line) => line.includes('has to install the app again'));
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toContain(acme);
    expect(seen(beta, 'maija')).toContain('Kamppi');
  });

  it('a firm whose removal nobody heard of has left by the line of the runbook, and may come back', async () => {
    await installs(acme);
    await maijaOf(acme).opens('Kamppi');
    slacks.revoke(acme);
    await slacks.of[acme].as('maija').command('/livion', 'setup Pasila');
    await expect.poll(metrics).toContain('livion_workspaces{state="refused"} 1');
    const [, line = ''] = /```sql\n(.*?)```/su.exec(readFileSync('docs/runbook.md', 'utf8')) ?? [];
    expect(line).toContain(acme);
    await rows(line);
    await expect.poll(metrics).toContain('livion_workspaces{state="refused"} 0');
    await expect
      .poll(() => rows('SELECT withdrawn FROM installation'))
      .toEqual([{ withdrawn: true }]);
    await installs(acme);
    expect(await metrics()).toContain('livion_workspaces{state="served"} 1');
    await maijaOf(acme).command('status Kamppi');
    expect(seen(acme, 'maija')).toContain('Kamppi');
  });

  it('what cannot be opened is tried again, is told to the operator, and holds up nobody else', async () => {
    await installs(acme);
    await installs(beta);
    await bot.stop();
    const [kept] = await rows(
      "SELECT body::text FROM document WHERE team = $1 AND kind = 'workspace'",
      acme,
    );
    const { body } = z.object({ body: z.string() }).parse(kept);
    const put = (document: string) =>
      rows(
        "UPDATE document SET body = $2 WHERE team = $1 AND kind = 'workspace'",
        ...[acme, document],
      );
    await put(body.replace(/"version":\d+/u, '"version":99'));
    logged = [];
    const from = performance.now();
    bot = await startBot();
    await maijaOf(beta).opens('Kamppi');
    await expect.poll(readiness).toContain('ready, except for workspaces: 1 that cannot be served');
    expect(await metrics()).toContain('livion_workspaces{state="failing"} 1');
    expect(await slacks.sendEvent(acme, { type: 'app_home_opened', user: 'U1', tab: 'home' })).toBe(
      503,
    );
    const told = logged.filter((line) => line.includes('a workspace cannot be served')).length;
    const minutes = Math.floor((performance.now() - from) / 60_000);
    expect(told, 'once a minute, however often it is tried').toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(1 + minutes);

    await put(body);
    await expect.poll(metrics).toContain('livion_workspaces{state="served"} 2');
    expect(await readiness()).toBe('ready\n');
    await maijaOf(acme).opens('Pasila');
  });

  it('says that it is alive, and not ready, while it opens what is kept', async () => {
    await installs(acme);
    await bot.stop();
    const holding = new pg.Client({ connectionString: database });
    await holding.connect();
    await holding.query('BEGIN; LOCK TABLE installation');
    logged = [];
    const starting = startBot();
    const port = (): number | undefined => {
      const line = logged.find((each) => each.includes('what is kept is being opened'));
      return line === undefined
        ? undefined
        : z.object({ port: z.number() }).parse(JSON.parse(line)).port;
    };
    await expect.poll(port).toBeDefined();
    const statusOf = async (path: string) =>
      (await fetch(`http://127.0.0.1:${port()}${path}`)).status;
    expect(await statusOf('/healthz')).toBe(200);
    for (const path of ['/readyz', '/', `/w/${acme}/credentials/abc`])
      expect(await statusOf(path), path).toBe(503);
    await holding.end();
    bot = await starting;
    await expect.poll(() => statusOf('/readyz')).toBe(200);
  });

  describe('at two processes', () => {
    let other: Running;
    beforeEach(async () => {
      other = await startBot();
    });
    afterEach(() => other.stop());

    const timesTold = (who: string, text: string): number =>
      slacks.of[acme].seenBy(who).filter((message) => message.text.includes(text)).length;
    /** How many workspaces a process says that it serves. */
    const servedAt = async (at: Running): Promise<number> => {
      const said = await (await pageAt('/metrics', { at })).text();
      return Number(/livion_workspaces\{state="served"\} (\d+)/u.exec(said)?.[1]);
    };

    it('is installed at one and known to the other, and what people do at either is said once', async () => {
      const { cookie, state } = await begins(bot);
      const page = await comesBack(slacks.allow(acme, 'sami'), state, cookie, other);
      expect(page.status).toBe(200);
      expect((await comesBack(slacks.allow(acme, 'sami'), state, cookie, bot)).status).toBe(400);
      const sami = slacks.of[acme].as('sami');
      await slacks.of[acme].until(() => seen(acme, 'sami').includes('Welcome!'), {
        what: 'Welcome!',
      });
      await other.idle();
      await sami.press(labels.settings);
      await slacks.of[acme].until(() => slacks.of[acme].view('sami'), { what: 'the form' });
      await sami.submit({ alertChannel: 'alerts' });
      const saved = 'Saved: Alerts channel.';
      await slacks.of[acme].until(() => seen(acme, 'sami').includes(saved), { what: saved });

      slacks.deliverTo(bot.port);
      await expect.poll(() => servedAt(bot)).toBe(1);
      const chosen = slacks.of[acme].channel('alerts').id;
      const form = async (): Promise<string> => {
        // Of the last look a form without it may be open still.
        await sami.press(labels.settings, { in: 'messages' });
        await bot.idle();
        return JSON.stringify(slacks.of[acme].view('sami'));
      };
      await expect.poll(form, { message: 'the settings at the other process' }).toContain(chosen);
      await maijaOf(acme).opens('Kamppi');
      const help = 'where is it?';
      await maijaOf(acme).types(`help ${help}`);
      const told = () =>
        slacks.of[acme].messages('alerts').filter(({ text }) => text.includes(help));
      await slacks.of[acme].until(() => told().length > 0, { what: 'help in that channel' });
      await Promise.all([bot.idle(), other.idle()]);
      expect(told()).toHaveLength(1);
      for (const text of ['Welcome!', saved]) expect(timesTold('sami', text), text).toBe(1);
    });

    it('leaves at one and falls silent at the other, and so it comes back, told or not', async () => {
      await installs(acme);
      for (const at of [bot, other]) await expect.poll(() => servedAt(at)).toBe(1);
      expect(await gone(acme)).toBe(200);
      for (const at of [bot, other]) await expect.poll(() => servedAt(at)).toBe(0);
      await installs(acme);
      for (const at of [bot, other]) await expect.poll(() => servedAt(at)).toBe(1);
      // An event that comes once more, of what was before that.
      const before = { event_time: Math.floor(Date.now() / 1000) - 3_600 };
      expect(await slacks.sendEvent(acme, { type: 'app_uninstalled' }, before)).toBe(200);
      expect(await servedAt(other)).toBe(1);
      await rows('UPDATE installation SET left_at = at');
      for (const at of [bot, other]) await expect.poll(() => servedAt(at)).toBe(0);
      await rows('UPDATE installation SET left_at = NULL');
      for (const at of [bot, other]) await expect.poll(() => servedAt(at)).toBe(1);
    });

    it('goes on through a rolling restart: nothing is lost, and nothing said twice', async () => {
      await Promise.all([installs(acme), installs(beta)]);
      await expect.poll(() => servedAt(other)).toBe(2);
      const right = rightValues(iloq);
      await both((maija) => maija.opens('Kamppi'));
      const begun = both((maija) => maija.comesTo('service-code', right));
      await bot.stop();
      await begun;
      bot = await startBot();
      const further = both((maija) => maija.comesTo('user-id', right));
      await other.stop();
      await further;
      await bot.idle();
      saysNothingTwice();
    });
  });

  it('one that is killed is replaced by the other, in every workspace', async () => {
    await bot.stop();
    const first = createContainer({
      environment: { ...environment(), TEST_SLACK_TIMEOUT_MS: String(callMs) },
      deliverTo: slacks.deliverTo,
    });
    try {
      await first.start();
      bot = await startBot(callMs);
      await Promise.all([installs(acme), installs(beta)]);
      await both((maija) => maija.opens('Kamppi'));
    } finally {
      await first.kill();
    }
    await both(async (maija) => {
      await maija.types('no');
      await maija.isAsked('public-api');
    });
    await bot.idle();
    saysNothingTwice();
  });

  it(`one that is killed while it is installed leaves nothing half done (${kills} kills)`, async () => {
    const socket = `${server.folder}/.s.PGSQL.5432`;
    const welcomes = (): number =>
      slacks.of[acme].seenBy('sami').filter(({ text }) => text.includes('Welcome!')).length;
    /** Kills it before it sends so much. @returns how often it sent something */
    async function installsUntil(last: number): Promise<number> {
      await bot.stop();
      await slacks.close();
      slacks = await startTwoSlacks({ ...appInSlack });
      database = await server.newDatabase();
      let sent = Number.NEGATIVE_INFINITY;
      const before = async (): Promise<boolean> => {
        sent += 1;
        if (sent >= last) await killed.kill();
        return sent < last;
      };
      const relays = await Promise.all([
        startRelay(socket, before),
        startRelay(Number(new URL(slacks.url).port), before),
      ]);
      const [toPostgres, toSlack] = relays.map(({ port }) => `127.0.0.1:${port}`);
      let port = 0;
      const killed = createContainer({
        environment: {
          ...environment(),
          DATABASE_URL: database.replace('@', `@${toPostgres}`).replace(/\?.*/u, ''),
          SLACK_API_URL: `http://${toSlack}/api/`,
          TEST_SLACK_TIMEOUT_MS: String(callMs),
        },
        deliverTo: (at) => {
          port = at;
          slacks.deliverTo(at);
        },
      });
      try {
        await killed.start();
        const { cookie, state } = await begins({ port });
        const code = slacks.allow(acme, 'sami');
        sent = 0;
        const page = await comesBack(code, state, cookie, { port }).catch(() => undefined);
        const isOver = (): boolean => welcomes() > 0 || sent >= last;
        if (page) await slacks.of[acme].until(isOver, { what: 'Welcome!' });
        const all = sent;
        await killed.kill();
        bot = await startBot(callMs);
        // Nobody has seen a page that says it is done.
        if (!page) expect((await installs(acme)).status).toBe(200);
        // Of a link that was not used up before the kill it is the first time.
        expect([200, 400]).toContain((await comesBack(code, state, cookie)).status);
        expect((await comesBack(code, state, cookie)).status, 'the link once more').toBe(400);
        await slacks.of[acme].until(() => welcomes() > 0, { what: 'Welcome!' });
        await bot.idle();
        expect(welcomes(), `killed before ${last}`).toBe(1);
        expect(await rows('SELECT team FROM installation')).toEqual([{ team: acme }]);
        return all;
      } finally {
        await killed.kill();
        await Promise.all(relays.map((relay) => relay.close()));
      }
    }
    const all = await installsUntil(Number.POSITIVE_INFINITY);
    expect(all).toBeGreaterThan(5);
    const each = Math.max(1, all / kills);
    for (let last = 1; last <= all; last += each) await installsUntil(Math.floor(last));
  });
});
