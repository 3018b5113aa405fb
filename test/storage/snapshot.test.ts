import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupName, keepBackup } from '../../src/operations/backups/index.ts';
import type { FolderStorage } from '../../src/storage/index.ts';
import { createRandom, type Random } from '../e2e/random.ts';
import { seed } from '../seeded.ts';
import { at, DataDir, noteKind, noteOf } from './data-dir.ts';

let data: DataDir;
let storage: FolderStorage;
beforeEach(() => {
  data = new DataDir();
  storage = data.open();
});
afterEach(() => data.clear());

const backups = (): string => data.file('../backups');
const permissions = (path: string): number => statSync(path).mode & 0o777;

/** Puts a backup where the data was, as an operator does, and opens it. */
async function restore(
  path: string,
): Promise<{ storage: FolderStorage; counts: Map<string, number>; journal: number[] }> {
  const restored = new DataDir();
  cpSync(path, restored.dataDir, { recursive: true });
  const opened = restored.open();
  const documents = await opened.openDocuments(noteKind);
  const counts = new Map<string, number>();
  for await (const { id } of documents.rows())
    counts.set(id, (await documents.get(id))?.count ?? -1);
  const journal = (await opened.journal.entries('all', { limit: 1_000_000 })).map(
    ({ data: count }) => Number(count),
  );
  return { storage: opened, counts, journal };
}

/** What changed one thing, and between which two moments it came to be on disk. */
interface Change {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Documents and streams that change without rest, each change with a number of its own, and what is
 * known of when.
 */
function createHistory(random: Random) {
  let moment = 0;
  let count = 0;
  const documents = new Map<string, Change[]>();
  const journal: Change[] = [];
  const removed = -1;

  async function changeOne(notes: Awaited<ReturnType<typeof open>>): Promise<void> {
    const id = `site-${random.below(40)}`;
    count += 1;
    const mine = count;
    const goes = random.below(8) === 0;
    const history = documents.get(id) ?? [];
    documents.set(id, history);
    let from = 0;
    if (goes) {
      from = ++moment;
      await notes.remove(id);
    } else
      await notes.update(id, () => {
        from = ++moment;
        return noteOf(id, 'x'.repeat(random.below(2_000)), mine);
      });
    history.push({ count: goes ? removed : mine, from, to: ++moment });
    const appending = ++moment;
    await storage.journal.append({
      id: String(mine),
      at: mine,
      site: 'all',
      kind: 'changed',
      data: mine,
    });
    journal.push({ count: mine, from: appending, to: ++moment });
  }

  const open = () => storage.openDocuments(noteKind);

  return {
    open,
    changeOne,
    /** The moments at which everything was as it is in the backup; none: it was never so. */
    momentsOf(
      counts: ReadonlyMap<string, number>,
      entries: readonly number[],
    ): { from: number; to: number } {
      let from = 0;
      let to = moment;
      const narrow = (changes: readonly Change[], current: number): void => {
        if (current >= 0) from = Math.max(from, changes[current]?.from ?? Number.NaN);
        to = Math.min(to, changes[current + 1]?.to ?? to);
      };
      for (const [id, changes] of documents) {
        const stands = counts.get(id);
        // A document that is not there may be before its first write, or after any of its removals.
        if (stands !== undefined)
          narrow(
            changes,
            changes.findIndex((change) => change.count === stands),
          );
      }
      const sorted = journal.toSorted((a, b) => a.from - b.from);
      narrow(sorted, entries.length - 1);
      for (const [id, changes] of documents) {
        if (counts.has(id)) continue;
        const gaps = changes.flatMap((change, index) =>
          change.count === removed
            ? [{ from: change.from, to: changes[index + 1]?.to ?? moment }]
            : [],
        );
        const first = { from: 0, to: changes[0]?.to ?? moment };
        const fits = [first, ...gaps].some((gap) => gap.from <= to && gap.to >= from);
        if (!fits) return { from: 1, to: 0 };
      }
      return { from, to };
    },
  };
}

describe('a backup under load', () => {
  it(`is a state that existed, of documents and streams together (LIVION_SEED=${seed})`, async () => {
    const random = createRandom(seed);
    const history = createHistory(random);
    // So many that they are not all taken in one turn.
    mkdirSync(data.file('sites'));
    for (let index = 0; index < 400; index += 1)
      writeFileSync(
        data.file(`sites/quiet-${index}.json`),
        JSON.stringify(noteOf(`quiet-${index}`)),
      );
    const notes = await history.open();
    await history.changeOne(notes);
    let stopped = false;
    const writers = Array.from({ length: 12 }, async () => {
      while (!stopped) await history.changeOne(notes);
    });
    const made: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (let pause = random.below(40); pause > 0; pause -= 1)
        await new Promise((resolve) => setImmediate(resolve));
      const snapshot = await storage.snapshot();
      const path = join(backups(), String(round));
      cpSync(snapshot.folder, path, { recursive: true });
      await snapshot.remove();
      made.push(path);
    }
    stopped = true;
    await Promise.all(writers);
    for (const path of made) {
      const { storage: opened, counts, journal } = await restore(path);
      expect(journal.length).toBeGreaterThan(0);
      const { from, to } = history.momentsOf(counts, journal);
      expect(from, `of ${path}`).toBeLessThanOrEqual(to);
      await opened.close();
    }
    expect(data.lines).toEqual([]);
  });
});

describe('a backup', () => {
  async function backUp(): Promise<string> {
    const snapshot = await storage.snapshot();
    const path = await keepBackup(snapshot.folder, backups(), { at });
    await snapshot.remove();
    return path ?? 'none';
  }

  it('is for its owner only, and holds documents and streams, and nothing that goes with a process', async () => {
    const notes = await storage.openDocuments(noteKind);
    await notes.update('kamppi', () => noteOf('kamppi'));
    await notes.update('kamppi', () => noteOf('kamppi', 'again'));
    writeFileSync(data.file('workspace.json'), '{}\n');
    const path = await backUp();
    expect(path).toBe(join(backups(), 'livion-2026-05-04-080000'));
    expect(readdirSync(path, { recursive: true }).toSorted()).toEqual([
      'backup-made-at',
      'bot.sqlite',
      'sites',
      'sites/kamppi.json',
      'workspace.json',
    ]);
    expect([backups(), path, join(path, 'sites')].map(permissions)).toEqual([0o700, 0o700, 0o700]);
    expect(
      ['bot.sqlite', 'sites/kamppi.json', 'workspace.json'].map((name) =>
        permissions(join(path, name)),
      ),
    ).toEqual([0o600, 0o600, 0o600]);
  });

  it('never takes the place of another one', async () => {
    const path = await backUp();
    writeFileSync(join(path, 'mine'), '');
    expect(await backUp()).toBe('none');
    expect(existsSync(join(path, 'mine'))).toBe(true);
  });

  it('that could not be made whole leaves nothing behind', async () => {
    const snapshot = await storage.snapshot();
    await expect(
      keepBackup(snapshot.folder, backups(), { at, isThereStill: () => false }),
    ).rejects.toThrow('the snapshot went');
    expect(readdirSync(backups())).toEqual([]);
    await snapshot.remove();
  });

  it('is its own: mending a document by hand leaves it as it was', async () => {
    const notes = await storage.openDocuments(noteKind);
    await notes.update('kamppi', () => noteOf('kamppi'));
    const path = await backUp();
    writeFileSync(data.file('sites/kamppi.json'), 'mended in place');
    expect(readFileSync(join(path, 'sites/kamppi.json'), 'utf8')).toContain('as entered');
  });

  it('says once where it was restored that it was', async () => {
    const restored = new DataDir();
    cpSync(await backUp(), restored.dataDir, { recursive: true });
    expect(storage.restored()).toBeUndefined();
    const opened = restored.open();
    expect(opened.restored()).toEqual({ because: 'backup', made: at });
    await opened.settleRestored();
    expect((await restored.reopen()).restored()).toBeUndefined();
    await restored.clear();
  });

  it('has a name that sorts by time', () => {
    expect(backupName(at)).toBe('livion-2026-05-04-080000');
  });

  it('leaves no snapshot in the folder, even after a kill', async () => {
    await storage.snapshot();
    expect(readdirSync(data.dataDir).filter((name) => name.startsWith('.snapshot-'))).toHaveLength(
      1,
    );
    await data.reopen();
    expect(readdirSync(data.dataDir).filter((name) => name.startsWith('.snapshot-'))).toEqual([]);
  });
});
