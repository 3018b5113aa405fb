import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contentOf, createAlerts } from '../../src/alerts/index.ts';
import { createLog } from '../../src/log.ts';
import { createDigestStore } from '../../src/overview/digest/index.ts';
import { createFollowUps } from '../../src/setup/follow-ups.ts';
import { changeWorkspace, userOf, workspaceOf } from '../../src/sites/index.ts';
import { openSites, openStorage, openWorkspace, type Storage } from '../../src/storage/index.ts';
import { shown } from '../e2e/seen.ts';
import { startWorld } from '../e2e/world.ts';
import { memoryGuard } from '../iloq/memory-guard.ts';

/** A few minutes after 0.1.0 was stopped. */
const now = Date.UTC(2026, 10, 28, 0, 35);
const week = 7 * 86_400_000;

const clock = { now: () => now, monotonic: () => now, sleep: async () => {} };

const fixture = join(import.meta.dirname, 'fixtures/0.1.0');

/** Of a folder's database: its version, and the statement that makes each table and index. */
function schemaOf(folder: string) {
  const database = new DatabaseSync(join(folder, 'bot.sqlite'), { readOnly: true });
  const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
  const made = database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  database.close();
  // Blanks and quotes are kept as they were typed, or as a change of the table left them.
  const statements = made.map(({ name, sql }) => [name, String(sql).replace(/[\s"]/gu, '')]);
  return { version, statements: Object.fromEntries(statements) };
}

let dataDir: string;
let storage: Storage;
const lines: string[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'livion-0.1.0-'));
  cpSync(fixture, dataDir, { recursive: true });
  const opened = openStorage({
    dataDir,
    clock,
    log: createLog('info', { write: (line) => lines.push(line) }),
  });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  storage = opened.storage;
});
afterEach(async () => {
  await storage.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('What 0.1.0 left', () => {
  it('says a newer version number from now on, in every file: 0.1.0 refuses what is above its own', async () => {
    const sites = await openSites(storage);
    const workspace = await openWorkspace(storage);
    const [row] = await Array.fromAsync(sites.rows());
    if (!row) throw new Error('no site');
    await sites.update(row.id, (site) => site && { ...site, name: 'As it is now' });
    await changeWorkspace(workspace, (now) => ({ ...now, effects: now.effects + 1 }));
    const versionOf = (folder: string, name: string): number =>
      z.object({ version: z.number() }).parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
        .version;
    for (const name of [join('sites', `${row.id}.json`), 'workspace.json'])
      expect(versionOf(dataDir, name), name).toBeGreaterThan(versionOf(fixture, name));
    expect(Number(schemaOf(dataDir).version)).toBeGreaterThan(Number(schemaOf(fixture).version));
  });

  it('is brought to the very tables that a new folder gets', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'livion-new-'));
    const opened = openStorage({ dataDir: folder, clock, log: createLog('silent') });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    await opened.storage.close();
    expect(schemaOf(dataDir)).toEqual(schemaOf(folder));
    expect(schemaOf(fixture)).not.toEqual(schemaOf(folder));
    await rm(folder, { recursive: true });
  });

  it('has every site, with what its people were still to be told', async () => {
    const sites = await openSites(storage);
    const rows = (await Array.fromAsync(sites.rows())).filter(({ waiting }) => waiting > 0);
    expect(await Array.fromAsync(sites.rows())).toHaveLength(12);
    expect(rows.map(({ name, waiting }) => [name, waiting])).toEqual([
      ['Kamppi', 4],
      ['Töölö', 10],
      ['Tammela', 2],
    ]);
    const ids = rows.map(({ id }) => id);
    const documents = await Promise.all(ids.map((id) => sites.get(id)));
    expect(documents.map((site) => site?.followUps.map((each) => each.do).join(' '))).toEqual([
      'journal weigh',
      'journal ask-support journal journal',
      'journal end-alerts',
    ]);
    expect(lines).toEqual([]);
  });

  it('that cannot be brought up to date is left whole: once it is fixed, the next start goes on', async () => {
    const left = join(dataDir, 'left');
    cpSync(join(import.meta.dirname, 'fixtures/0.1.0'), left, { recursive: true });
    const write = (body: string | undefined) => {
      const streams = new DatabaseSync(join(left, 'bot.sqlite'));
      const storm = "FROM alert_record WHERE kind = 'storm'";
      const before = z
        .object({ body: z.string() })
        .parse(streams.prepare(`SELECT body ${storm}`).get());
      if (body !== undefined)
        streams.prepare("UPDATE alert_record SET body = ? WHERE kind = 'storm'").run(body);
      streams.close();
      return before.body;
    };
    const good = write('no JSON');
    const open = () => openStorage({ dataDir: left, clock, log: createLog('silent') });
    expect(open().kind).toBe('unusable');
    expect(write(good)).toBe('no JSON');
    const opened = open();
    if (opened.kind !== 'open') throw new Error(opened.kind);
    expect(await opened.storage.alerts.read((seen) => seen.notices('C0MANY'))).toHaveLength(1);
    await opened.storage.close();
  });

  it('has the login guard on as it was, for the user that iLOQ refused', async () => {
    const sites = await openSites(storage);
    const kamppi = await sites.get('05d8184de7');
    const user = kamppi && userOf(kamppi);
    if (!user) throw new Error('no user');
    expect(await memoryGuard(undefined, storage.guard).state(user)).toEqual({
      refused: [],
      hold: { why: 'wrong-credentials', at: 1_795_825_596_959, tries: 1, unanswered: 0 },
    });
    expect(kamppi.report?.findings).toMatchObject([{ failure: 'guard-on' }]);
  });

  it('has the roles of the workspace, and what somebody is still to be told of them', async () => {
    const workspace = workspaceOf(await openWorkspace(storage));
    expect(workspace.roles).toEqual({ U0LIISA: 'manager', U0MAIJA: 'support' });
    expect(workspace.pending.map(({ to }) => to)).toEqual(['U0MAIJA']);
  });

  it('has its incidents, as data, with what of them is still to be told', async () => {
    const { alerts: store } = storage;
    const open = await store.read((seen) => seen.open());
    expect(await store.read((seen) => seen.countOpen())).toEqual({
      open: 15,
      acknowledged: 1,
      snoozed: 1,
    });
    expect(JSON.stringify(open)).not.toMatch(
      /verification:|verified yet|brake|"(places|storm|hiddenBy)"/iu,
    );
    const calls = open.filter(({ key }) => key === 'help');
    expect(calls.map(({ troubles }) => troubles[0]?.problem.data)).toMatchObject([
      { words: 'where is it?' },
      {
        words: 'the password is refused',
        tried: { is: 'no-session', failure: 'wrong-credentials' },
      },
      { words: 'the address is not in the e-mail' },
    ]);
    const [outage] = await store.read((seen) => seen.open('*'));
    expect(outage?.troubles[0]?.problem.data).toEqual({
      ...{ origin: 'https://s5.iloq.com', count: 4, sites: [] },
    });
    expect(await store.read((seen) => seen.destinations())).toEqual([
      'C0MANY',
      'C8F23AC7DA',
      'site:09abeae3be',
    ]);
    expect(await store.read((seen) => seen.delivery('C8F23AC7DA'))).toMatchObject({
      do: 'message',
      to: 'C8F23AC7DA',
    });
    const monday = Date.UTC(2026, 10, 30, 6);
    expect(await store.read((seen) => seen.snoozesOver(monday - 1, week))).toEqual([]);
    expect(await store.read((seen) => seen.snoozesOver(monday, week))).toHaveLength(1);
  });

  it('goes on with many alerts at once where it was', async () => {
    const { alerts: store } = storage;
    const delivery = await store.read((seen) => seen.delivery('C0MANY'));
    if (delivery?.do !== 'count') throw new Error('nothing is under way');
    const content = await store.read((seen) => contentOf(delivery, seen));
    expect(content).toMatchObject({ show: 'group', edits: { ts: '1795800000.000001' } });
    expect(await store.read((seen) => seen.groupedBy(delivery.group))).toHaveLength(7);
    expect((await store.read((seen) => seen.staleGroup('C0MANY')))?.id).toBe(delivery.group);
    expect(
      (await store.read((seen) => seen.notices('C0MANY'))).map(({ position }) => position),
    ).toEqual([5]);
  });

  it('has the journal and the alerts that had waited behind Slack', async () => {
    const sites = await openSites(storage);
    const alerts = createAlerts({
      ...{ store: storage.alerts, site: (id: string) => sites.row(id), clock, newId: () => 'new' },
      defaults: { channel: 'C8F23AC7DA', webhook: false },
    });
    const queries = storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock);
    const followUps = createFollowUps({
      ...{ sites, queries, alerts, clock, log: createLog('silent'), random: () => 0 },
      ...{ workspace: await openWorkspace(storage), journal: storage.journal },
    });
    const told = async () => (await storage.journal.read({ limit: 999 })).length;
    const before = await told();
    followUps.start();
    await followUps.idle();
    await storage.settled();
    expect((await told()) - before).toBe(5);
    expect(await alerts.open('8b0525ff71'), 'Tammela was archived').toEqual([]);
    const calls = (await alerts.open('15eddfce87')).map(
      ({ troubles }) => troubles[0]?.problem.data,
    );
    expect(calls).toMatchObject([{ words: 'still nothing' }]);
    expect(
      (await Array.fromAsync(sites.rows())).filter(({ hasFollowUps }) => hasFollowUps),
    ).toEqual([]);
  });

  it('has counts, dead letters, and what was done once', async () => {
    const { alerts: store } = storage;
    const [kamppi = ''] = (await store.read((seen) => seen.deadLetters(9))).map(
      ({ reason }) => reason,
    );
    expect(kamppi).toBe('refused');
    expect(await store.read((seen) => seen.countedEvents('05d8184de7', 0))).toEqual([
      { event: 'device_log_arrived', mask: 4, count: 2 },
    ]);
    for (const id of ['05d8184de7-56', 'iloq-3', 'stuck b17a5ec001 1794011187409'])
      expect(await store.read((seen) => seen.isApplied(id)), id).toBe(true);
    // Erased with their site.
    const last = { id: 'x', at: now, site: '05d8184de7', kind: 'site-deleted', data: {} };
    await storage.erasure.eraseSite('05d8184de7', last);
    expect(
      (await store.read((seen) => seen.isApplied('05d8184de7-56'))) ||
        (await store.read((seen) => seen.isApplied('iloq-3'))),
    ).toBe(false);
  });

  it('has the plans of the watch, and the digest that is on its way', async () => {
    expect(await storage.watch.all()).toEqual([
      { site: '05d8184de7', next: 1_795_903_352_956, failures: 0 },
    ]);
    expect(await storage.watch.allToldStuck()).toContain('b17a5ec008');
    const { baseline, delivery } = await createDigestStore(storage.digest).read();
    expect(baseline?.stuck).toHaveLength(8);
    expect(delivery).toMatchObject({ do: 'message', withPicture: true });
  });
});

it('a bot that starts on what 0.1.0 left shows a manager its sites, and says what waited', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'livion-0.1.0-'));
  cpSync(fixture, folder, { recursive: true });
  const world = await startWorld({ dataDir: folder });
  const { slack } = world;
  try {
    await slack.until(() => slack.messages('maija').length > 0, { what: 'what waited' });
    await slack.as('liisa').command('/livion', 'status', { channel: 'sites' });
    const [list] = await slack.until(
      () => slack.ephemerals('liisa').length > 0 && slack.ephemerals('liisa'),
    );
    const said = list ? shown(slack, list) : '';
    for (const name of ['Kamppi', 'Pasila', 'Töölö']) expect(said).toContain(name);
    await world.bot().idle();
  } finally {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
});
