import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from '../test/storage/postgres/server.ts';

/** Linux counts CPU in hundredths of a second. */
const tickMs = 10;

/** Its parent, and what it and its children that have ended have taken, in milliseconds. */
function statOf(pid: number | string) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const of = (user: number): number => tickMs * (Number(fields[user]) + Number(fields[user + 1]));
  return { parent: fields[1], own: of(11), ended: of(13) };
}

/** What a process has taken of the CPU, in milliseconds. */
export const cpuOf = (pid: number): number => statOf(pid).own;

/** All of PostgreSQL's, those that have ended too, in milliseconds. */
export function cpuOfServer({ folder }: Server): number {
  const [main = ''] = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n');
  const { own, ended } = statOf(main);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, pid) => sum + cpuIfChildOf(main, pid), own + ended);
}

function cpuIfChildOf(main: string, pid: string): number {
  try {
    const { parent, own } = statOf(pid);
    return parent === main ? own : 0;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
