import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { built } from '../folder-for-the-run.ts';
import { DataDir } from './data-dir.ts';

let data: DataDir;
const started: ChildProcess[] = [];
beforeEach(() => {
  data = new DataDir();
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await data.clear();
});

/** Starts another bot on the same folder; resolves with it and what it said. */
async function another(
  command = [process.execPath],
): Promise<{ child: ChildProcess; said: string }> {
  const [program = '', ...args] = command;
  const child = spawn(program, [...args, built('hold'), data.dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

describe('a data directory', () => {
  it('is one process’s at a time', async () => {
    data.open();
    expect((await another()).said).toBe('in-use');
  });

  it('is free again the moment its process is killed', async () => {
    const first = await another();
    expect(first.said).toBe('open');
    expect(data.tryOpen().kind).toBe('in-use');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect((await another()).said).toBe('open');
  });

  it('is kept from a second bot in the same process, too', async () => {
    const storage = data.open();
    expect(data.tryOpen().kind).toBe('in-use');
    // The failed attempt must not have dropped the lock, as closing the file would.
    expect((await another()).said).toBe('in-use');
    await storage.close();
    expect((await another()).said).toBe('open');
  });

  it('that cannot be a folder is said so', () => {
    writeFileSync(data.dataDir, 'a file');
    expect(data.tryOpen()).toEqual({ kind: 'not-writable', code: 'EEXIST' });
  });
});
