import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { compiled } from '../../folder-for-the-run.ts';
import { openPage } from './page-client.ts';

const script = fileURLToPath(new URL('../../../sandbox/play.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'livion-play-'));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const played of running) played.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

it('npm run sandbox says where the page is, serves it, and leaves nothing behind', async () => {
  // Of the folder for temporary files this one is its own.
  const played = spawn(process.execPath, [script], {
    env: { TMPDIR: folder, ...compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(played);
  const [line]: string[] = await once(createInterface({ input: played.stdout }), 'line');
  const [, url = ''] =
    /^The sandbox is open: (http:\/\/127\.0\.0\.1:\d+\/) \(Ctrl-C ends it\)$/.exec(line ?? '') ??
    [];

  const html = await (await fetch(url)).text();
  const [, asset = ''] = /<script[^>]* src="([^"]+)"/.exec(html) ?? [];
  const code = await fetch(new URL(asset, url));
  expect([code.status, code.headers.get('content-type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ]);
  const page = await openPage(url, 'U0MAIJA');
  expect(page.state().faults.bot).toBe('running');
  const [dataDir = ''] = readdirSync(folder);
  expect(existsSync(join(folder, dataDir, 'bot.sqlite'))).toBe(true);

  played.kill('SIGINT');
  expect(await once(played, 'exit')).toEqual([0, null]);
  expect(readdirSync(folder)).toEqual([]);
  page.close();
});
