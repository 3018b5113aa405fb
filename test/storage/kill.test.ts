import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { built } from '../folder-for-the-run.ts';
import { DataDir, note, noteKind } from './data-dir.ts';
import { survivesKills } from './survives-kills.ts';

/** `LIVION_KILLS=100 npx vitest run test/storage/kill.test.ts` is the long form. */
const kills = Number(process.env['LIVION_KILLS'] ?? 3);
/** Between the first thing that it says and its end, so many milliseconds at least and at most. */
const lives = { from: 3, to: 25 };

let data: DataDir;
beforeEach(() => {
  data = new DataDir();
});
afterEach(() => data.clear());

describe('a SIGKILL in the middle of writing', () => {
  it('loses nothing that was acknowledged, and leaves document and previous copy whole', async () => {
    for (let round = 0; round < kills; round++) {
      const child = spawn(process.execPath, [built('count-up'), data.dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += String(chunk);
      });
      while (!said.includes('\n')) await Promise.race([wait(5), exited]);
      await wait(lives.from + ((lives.to - lives.from) * round) / kills);
      child.kill('SIGKILL');
      await once(child, 'close');
      const acknowledged = Number(said.trim().split('\n').at(-1));

      const read = (name: string) => note.parse(JSON.parse(readFileSync(data.file(name), 'utf8')));
      const { count } = read('sites/kamppi.json');
      expect([acknowledged, acknowledged + 1]).toContain(count);
      if (count > 2) expect(count - read('sites/kamppi.json.bak').count).toBeLessThanOrEqual(2);

      const storage = data.open();
      const sites = await storage.openDocuments(noteKind);
      expect((await sites.get('kamppi'))?.count).toBe(count);
      const [entry] = await storage.journal.entries('kamppi', { limit: 1 });
      expect(Number(entry?.id)).toBeGreaterThanOrEqual(acknowledged);
      await storage.close();
    }
    expect(data.lines).toEqual([]);
  });

  it('keeps what had ended, of much at once, again and again', async () => {
    await survivesKills(data.dataDir, async (seen) => {
      const storage = data.open();
      await seen(storage);
      await storage.close();
    });
    expect(data.lines).toEqual([]);
  });
});
