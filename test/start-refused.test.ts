import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { start } from '../src/app.ts';
import { parseConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { openStorage } from '../src/storage/index.ts';
import { storeRefused } from '../src/store-refused.ts';
import { DataDir, noteKind, noteOf } from './storage/data-dir.ts';

/** A folder that a bot has worked on: a site, the workspace, streams and a lock. */
let data: DataDir;
const file = (name: string): string => data.file(name);
beforeEach(async () => {
  data = new DataDir();
  const { journal, openDocuments } = data.open();
  for (let at = 0; at < 200; at++)
    journal.append({ id: `j${at}`, at, site: 'kamppi', kind: 'k', data: 'x'.repeat(200) });
  const workspace = await openDocuments({ ...noteKind, folder: '.', only: 'workspace' });
  await workspace.update('workspace', () => noteOf('workspace'));
  await data.reopen().then((storage) => storage.close());
  mkdirSync(file('sites'), { recursive: true });
  rmSync(file('workspace.json'));
});
afterEach(() => data.clear());

const environment = (): Record<string, string> => ({
  ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc', HOST: '127.0.0.1', PORT: '0' },
  // Nobody listens there.
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  DATA_DIR: data.dataDir,
});

/** What a start in this process says; undefined when it starts. */
async function refusal(): Promise<string | undefined> {
  const config = parseConfig(environment());
  if (!config.ok) throw new Error(config.problems.join('\n'));
  const started = await start(config.config, { log: createLog('silent') });
  if (!started.ok) return storeRefused(started.because, data.dataDir);
  await started.running.stop();
  return undefined;
}

const isOneSentenceAbout = (said: string | undefined, name: string, why: RegExp): void => {
  expect(said).toMatch(why);
  expect(said).toContain(name);
  expect(said).not.toContain('\n');
};
