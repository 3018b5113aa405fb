import { existsSync, mkdirSync, rmdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hasCode } from '../../../src/storage/files.ts';
import { Server } from './server.ts';

/** Leads to the one that was made in this run, once it is there. */
const made = join(tmpdir(), 'pg');
const making = join(tmpdir(), 'pg-making');

/**
 * A server for one file of tests: a copy of one that is made once in a run, by whoever needs it
 * first.
 */
export async function ownServer(): Promise<Server> {
  while (!existsSync(made)) if (!(await makes())) await wait(20);
  return new Server(made);
}

/** @returns false where another process is at it */
async function makes(): Promise<boolean> {
  try {
    mkdirSync(making);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    // Another one may have ended just before.
    if (existsSync(made)) return true;
    const server = new Server();
    await server.hasTemplate();
    server.stop('fast');
    symlinkSync(server.folder, made);
    return true;
  } finally {
    rmdirSync(making);
  }
}
