import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../../../src/log.ts';
import { moveFromPostgres, moveToPostgres, openStorage } from '../../../src/storage/index.ts';
import { steps } from '../../../src/storage/move/moved.ts';
import { folderSide, hashesOf } from '../../../src/storage/move/sides.ts';
import { type Table, tablesIn } from '../../../src/storage/move/tables.ts';
import { connect } from '../../../src/storage/postgres/connect.ts';
import { openPostgres } from '../../../src/storage/postgres/open.ts';
import { hurried } from '../../e2e/hurried.ts';
import { built } from '../../folder-for-the-run.ts';
import { at, DataDir, noteKind, noteOf } from '../data-dir.ts';
import { ownServer } from './own-server.ts';
import { programs, type Server } from './server.ts';

/** Whoever was killed is believed to be dead soon. */
const callMs = 250;
const clock = { ...hurried, now: () => at };
const log = createLog('silent', { write: () => {} });

const columnRows = z.array(z.object({ table_name: z.string(), column_name: z.string() }));

describe.skipIf(programs === undefined)('Everything moves', () => {
  let server: Server;
  let url: string;
  let folder: DataDir;
  let other: DataDir;
  let tables: readonly Table[];
  beforeAll(async () => {
    server = await ownServer();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    url = await server.newDatabase();
    const database = connect(url, { log, most: 1 });
    tables = await tablesIn(database);
    await database.close();
    folder = new DataDir();
    other = new DataDir();
    await fill(folder);
  });
  afterEach(async () => {
    await folder.clear();
    await other.clear();
  });

  /** What a bot of 0.1.0 has left, and what has happened since. */
  async function fill({ dataDir }: DataDir): Promise<void> {
    cpSync(join(import.meta.dirname, '../fixtures/0.1.0'), dataDir, { recursive: true });
    const opened = openStorage({ dataDir, clock, log });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { journal, inbox, watch, alerts, digest, links, requests, uptime, close } =
      opened.storage;
    const odd = { nul: '\0', half: '\ud800', quote: `'"\\{}`, words: 'Hämeentie 😀' };
    await journal.append({ id: 'odd', at, site: 'a', kind: 'k', data: odd });
    const bytes = { dataHash: '00ff01', bodyHash: '07' };
    const payload = { site: 'a', event: 'e', createdAt: at, at, fields: odd, ...bytes };
    await inbox.accept([{ ...payload, subscription: 's', counter: 3 }]);
    await inbox.settle('s', () => 1);
    // Planned with fractions of milliseconds, as versions before this one did.
    await watch.put({ site: 'a', next: at + 0.25, failures: 1, soon: at });
    await watch.tellStuck('a', at);
    await uptime.alive(at);
    await requests.claim('r', { at });
    await digest.decide(() => ({
      change: { made: { at, baseline: odd }, delivery: undefined },
      answer: 0,
    }));
    const link = { hash: 'h', site: 'a', person: 'U', purpose: 'p', expires: at, tries: 2 };
    await links.decide('h', () => ({ change: { link }, answer: 0 }));
    // Its number is never given again, though it is gone.
    const notice = { notice: 'test', by: 'U1', at } as const;
    await alerts.decide(() => ({ change: { notices: [{ to: 'C1', at, notice }] }, answer: 0 }));
    const [last] = await alerts.read((seen) => seen.notices('C1'));
    await alerts.decide(() => ({ change: { noticesOver: [last?.position ?? 0] }, answer: 0 }));
    await close();
  }

  const nameOf = (): string => /[/@](bot\d+)/u.exec(url)?.[1] ?? '';

  /** Somebody else moves it, and is killed after this step. */
  async function movesAndDies(way: 'to' | 'from', { dataDir }: DataDir, step: string) {
    spawnSync(process.execPath, [built('move-and-die'), way, dataDir, url, step]);
    await server.vacated(nameOf());
  }

  const isOpen = async (where: 'folder' | 'database', { dataDir }: DataDir): Promise<boolean> => {
    const opened =
      where === 'folder'
        ? openStorage({ dataDir, clock, log })
        : await openPostgres({ url, clock, log, callMs });
    if (opened.kind === 'open') await opened.storage.close();
    return opened.kind === 'open';
  };
  const toDatabase = () => moveToPostgres({ dataDir: folder.dataDir, url, clock, log, callMs });
  const toFolder = (to = other) =>
    moveFromPostgres({ dataDir: to.dataDir, url, clock, log, callMs });
  const hashes = ({ dataDir }: DataDir) => hashesOf(folderSide(dataDir), tables);

  it('to PostgreSQL and back: each document and each stream has the hash that it had', async () => {
    const before = await hashes(folder);
    expect([...before.documents.keys()].length).toBeGreaterThan(10);
    const moved = { is: 'moved', documents: before.documents.size, rows: before.rows };
    expect(await toDatabase()).toEqual(moved);
    expect(await toFolder()).toEqual(moved);
    expect(await hashes(other)).toEqual(before);
    const opened = openStorage({ dataDir: other.dataDir, clock, log });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    expect(opened.storage.restored(), 'nothing is older than what happened').toBeUndefined();
    await opened.storage.close();
  });

  it('counts on where it had counted, also where the last number is gone', async () => {
    const next = async (storage: Pick<DataDirStorage, 'alerts'>) => {
      const notice = { notice: 'test', by: 'U1', at } as const;
      await storage.alerts.decide(() => ({
        change: { notices: [{ to: 'C2', at, notice }] },
        answer: 0,
      }));
      return (await storage.alerts.read((seen) => seen.notices('C2'))).at(-1)?.position;
    };
    await toDatabase();
    const opened = await openPostgres({ url, clock, log, callMs });
    if (opened.kind !== 'open') throw new Error(opened.because.is);
    const inDatabase = await next(opened.storage);
    expect(opened.storage.restored()).toBeUndefined();
    await opened.storage.close();
    await toFolder();
    const inFolder = openStorage({ dataDir: other.dataDir, clock, log });
    if (inFolder.kind !== 'open') throw new Error(inFolder.kind);
    expect(await next(inFolder.storage)).toBe((inDatabase ?? 0) + 1);
    await inFolder.storage.close();
    expect(inDatabase).toBeGreaterThan(1);
  });

  it('once: the folder says where its data went, and a full database takes nothing more', async () => {
    await toDatabase();
    const opened = openStorage({ dataDir: folder.dataDir, clock, log });
    expect(opened).toEqual({ kind: 'left', place: `the database ${nameOf()}`, at });
    expect(await toDatabase()).toMatchObject({ is: 'gone' });
    await fill(other);
    expect(await moveToPostgres({ dataDir: other.dataDir, url, clock, log, callMs })).toEqual({
      is: 'not-empty',
    });
    expect(await toFolder(folder)).toEqual({ is: 'not-empty' });
    await other.clear();
    await toFolder(other);
    expect(await toFolder(new DataDir())).toMatchObject({ is: 'gone', place: other.dataDir });
  });

  it('not while a bot works, and not with a file that cannot be read', async () => {
    const storage = folder.open();
    expect(await toDatabase()).toMatchObject({ is: 'refused', because: { kind: 'in-use' } });
    await storage.close();
    mkdirSync(join(folder.dataDir, 'sites'), { recursive: true });
    writeFileSync(join(folder.dataDir, 'sites', 'broken.json'), '{');
    expect(await toDatabase()).toMatchObject({ is: 'unreadable' });
    rmSync(join(folder.dataDir, 'sites', 'broken.json'));
    // Whoever works there is believed to be alive, however slowly it says so.
    const patient = { url, clock, log };
    const toBusy = () => moveToPostgres({ dataDir: folder.dataDir, ...patient });
    const bot = await openPostgres(patient);
    expect(await toBusy()).toMatchObject({ is: 'refused' });
    if (bot.kind === 'open') await bot.storage.close();
    expect(await toBusy()).toMatchObject({ is: 'moved' });
  });

  it.each(steps)(
    'to PostgreSQL, killed after it has %s: one side works, and again ends it',
    async (step) => {
      const before = await hashes(folder);
      await movesAndDies('to', folder, step);
      const open = [await isOpen('folder', folder), await isOpen('database', folder)];
      // Before that nothing of it is in the database, which a bot could begin with.
      if (step !== 'begun' && step !== 'written') expect(open[1]).toBe(false);
      if (step !== 'left') expect(open[0], 'the folder is as it was').toBe(true);
      expect(['moved', 'finished']).toContain((await toDatabase()).is);
      expect([await isOpen('folder', folder), await isOpen('database', folder)]).toEqual([
        false,
        true,
      ]);
      await toFolder();
      expect(await hashes(other)).toEqual(before);
    },
  );

  it.each(steps)(
    'into a folder, killed after it has %s: one side works, and again ends it',
    async (step) => {
      const before = await hashes(folder);
      await toDatabase();
      await movesAndDies('from', other, step);
      expect(await isOpen('folder', other), 'not all is known to be there').toBe(false);
      if (step !== 'left') expect(await isOpen('database', other)).toBe(true);
      expect(['moved', 'finished']).toContain((await toFolder()).is);
      expect([await isOpen('folder', other), await isOpen('database', other)]).toEqual([
        true,
        false,
      ]);
      expect(await hashes(other)).toEqual(before);
    },
  );

  it('with every table and every column of both engines', async () => {
    await folder.open().close();
    const sqlite = new DatabaseSync(folder.file('bot.sqlite'), { readOnly: true });
    const inFolder = sqlite
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all()
      .map(({ name }) => String(name));
    const inDatabase = columnRows.parse(
      await server.sql(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'",
        nameOf(),
      ),
    );
    const own = ['lineage', 'document', 'move_mark', 'process_lease', 'schema_migration'];
    const known = tables.map(({ name }) => name).toSorted();
    expect(inFolder.filter((name) => !own.includes(name)).toSorted()).toEqual(known);
    const names = new Set(inDatabase.map(({ table_name: name }) => name));
    // Made of the documents, where they are, or seen again.
    const made = ['site_row', 'site_person', 'known_password', 'site_count', 'lock_survey'];
    // Of several workspaces, which a folder cannot have.
    const several = ['installation', 'install_state'];
    expect(
      [...names].filter((name) => ![...own, ...made, ...several].includes(name)).toSorted(),
    ).toEqual(known);
    for (const { name, columns, ofTeam } of tables) {
      const here = inDatabase.filter(({ table_name: table }) => table === name);
      const more = [...(ofTeam ? ['team'] : []), ...(name === 'request' ? ['process'] : [])];
      const expected = [...Object.keys(columns), ...more].toSorted();
      expect(here.map(({ column_name: column }) => column).toSorted(), name).toEqual(expected);
      const there = sqlite.prepare(`PRAGMA table_info(${name})`).all();
      const extra = name === 'digest' ? ['id'] : [];
      expect(there.map(({ name: column }) => String(column)).toSorted(), name).toEqual(
        [...Object.keys(columns), ...extra].toSorted(),
      );
    }
    sqlite.close();
  });

  it('and documents that were written there come back as files', async () => {
    await toDatabase();
    const opened = await openPostgres({ url, clock, log, callMs });
    if (opened.kind !== 'open') throw new Error(opened.because.is);
    // Of another kind than what is there: only what is asked for is read.
    const kind = { ...noteKind, onStopped: (row: { id: string; text: string }) => row };
    const sites = await opened.storage.openDocuments(kind);
    await sites.update('new', () => noteOf('new'));
    await opened.storage.close();
    await toFolder();
    expect((await hashes(other)).documents.has('sites/new')).toBe(true);
  });
});

type DataDirStorage = ReturnType<DataDir['open']>;
