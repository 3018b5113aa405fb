import { createSecretKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type BackupSchedule,
  checkBackup,
  startBackupSchedule,
} from '../../../src/operations/backups/index.ts';
import { type FolderStorage, openSites } from '../../../src/storage/index.ts';
import { ManualClock, quiet, roundsOf } from '../../outbox/manual-clock.ts';
import { DataDir } from '../../storage/data-dir.ts';

const key = { id: '1', secret: createSecretKey(Buffer.alloc(32, 3)) };
const hour = 3_600_000;

let data: DataDir;
let storage: FolderStorage;
let folder: string;
let clock: ManualClock;
let schedule: BackupSchedule | undefined;
beforeEach(async () => {
  data = new DataDir();
  storage = data.open();
  await openSites(storage);
  folder = mkdtempSync(join(tmpdir(), 'livion-schedule-'));
  clock = new ManualClock();
});
afterEach(async () => {
  await schedule?.stop();
  schedule = undefined;
  await data.clear();
  rmSync(folder, { recursive: true, force: true });
});

/** A backup at each full hour. */
function start(parts: { keep?: number; into?: string; encrypted?: boolean } = {}): BackupSchedule {
  const { keep = 3, into = folder, encrypted = true } = parts;
  schedule = startBackupSchedule({
    rule: { cron: '0 * * * *', keep, folder: into, key: encrypted ? key : undefined },
    timeZone: 'Europe/Helsinki',
    snapshot: storage.snapshot,
    clock,
    log: data.log,
  });
  return schedule;
}

/** Round by round of the schedule, each with what is to be done in it. */
const passes = (ms: number): Promise<void> =>
  clock.advance(
    ms,
    roundsOf(() => schedule),
  );

const kept = (): string[] => readdirSync(folder).toSorted();

it('the first backup is made at once, the next ones by the clock, and only the newest are kept', async () => {
  await start().idle();
  expect(kept()).toEqual(['livion-1970-01-01-001640.backup']);
  await passes(hour);
  expect(kept()).toEqual(['livion-1970-01-01-001640.backup', 'livion-1970-01-01-010000.backup']);
  await passes(4 * hour);
  expect(kept().map((name) => name.slice(18, 20))).toEqual(['03', '04', '05']);
  const keys = { backup: [key], credentials: undefined };
  for (const name of kept())
    expect(await checkBackup(join(folder, name), keys, clock)).toMatchObject({ kind: 'sound' });
});

it('without BACKUP_KEY they are copies', async () => {
  await start({ encrypted: false }).idle();
  expect(readdirSync(join(folder, 'livion-1970-01-01-001640'))).toContain('bot.sqlite');
});

it('one that was missed while the bot was down is made at its start, and none else', async () => {
  await start().idle();
  await schedule?.stop();
  await clock.advance(10 * hour);
  await start().idle();
  expect(kept()).toHaveLength(2);
  await schedule?.stop();
  await start().idle();
  expect(kept()).toHaveLength(2);
});

it.each([
  ['a year ahead', 365 * 24 * hour],
  ['an hour ahead', hour],
  ['an hour behind', -hour],
])(
  'one by a clock that was %s delays no other, hurries none, and takes nobody’s place',
  async (_, wrong) => {
    clock.setBy(wrong);
    await start({ keep: 2 }).idle();
    await schedule?.stop();
    clock.setBy(-wrong);
    const [odd = ''] = kept();
    await start({ keep: 2 }).idle();
    await passes(10 * hour);
    const right = kept().filter((name) => name !== odd);
    expect(right.map((name) => name.slice(18, 20)).slice(-2), 'the newest').toEqual(['09', '10']);
    const made = data.lines.filter((line) => line.includes('a backup was made')).length;
    expect(made).toBeLessThanOrEqual(12);
  },
);

it('what a look at a backup left there, cut off in it, goes with the next one: it is encrypted no more', async () => {
  const left = join(folder, '.check-a1b2c3');
  mkdirSync(left);
  writeFileSync(join(left, 'workspace.json'), '{}');
  await start().idle();
  expect(readdirSync(folder), 'it may still be looked at').toContain('.check-a1b2c3');
  utimesSync(left, clock.now() / 1_000, clock.now() / 1_000);
  await passes(2 * hour);
  expect(readdirSync(folder)).not.toContain('.check-a1b2c3');
});

it('what else lies in the folder stays', async () => {
  for (const name of ['notes.txt', 'livion-old', 'livion-2020-01-01-000000.backup.sha256'])
    writeFileSync(join(folder, name), '');
  await start({ keep: 1 }).idle();
  await passes(2 * hour);
  expect(kept()).toHaveLength(4);
});

it('where none can be made it is overdue, said, and tried again', async () => {
  const into = join(folder, 'taken');
  writeFileSync(into, 'a file');
  const started = start({ into });
  await started.idle();
  await quiet();
  expect(data.lines.join()).toContain('a backup could not be made');
  await passes(hour / 2);
  expect(started.overdueMs()).toBe(hour / 2);
  const tried = data.lines.filter((line) => line.includes('a backup could not be made')).length;
  expect(tried).toBeGreaterThan(1);
  expect(tried).toBeLessThan(6);
  rmSync(into);
  await passes(hour / 6);
  expect(started.overdueMs()).toBe(0);
  expect(readdirSync(into)).toHaveLength(1);
});
