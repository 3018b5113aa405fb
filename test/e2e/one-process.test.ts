import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { play } from './play.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const started: ChildProcess[] = [];
let around: Surroundings;

beforeEach(async () => {
  around = await startSurroundings({ mode: 'socket' });
  around.deliverTo(0);
});
afterEach(async () => {
  // One that is not gone yet may still write into the folder.
  for (const bot of started.splice(0))
    if (bot.exitCode === null && bot.signalCode === null && bot.kill('SIGKILL'))
      await once(bot, 'exit');
  await around.close();
});

/** `npm start`, with what it says. */
function startMain(): { bot: ChildProcess; said: () => string } {
  const bot = spawn(process.execPath, [main], {
    env: around.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(bot);
  let said = '';
  for (const stream of [bot.stdout, bot.stderr])
    stream?.on('data', (chunk: unknown) => {
      said += String(chunk);
    });
  return { bot, said: () => said };
}

const isUp = (said: () => string) =>
  around.slack.until(() => said().includes('connected to Slack'));

describe('a second bot on the same folder', () => {
  it('is refused with a clear sentence, and starts once the first is killed', async () => {
    const first = startMain();
    await isUp(first.said);

    const second = startMain();
    expect(await once(second.bot, 'close')).toEqual([1, null]);
    expect(second.said()).toContain(`Another process works on DATA_DIR (${around.dataDir}).`);

    first.bot.kill('SIGKILL');
    await once(first.bot, 'exit');
    const third = startMain();
    await isUp(third.said);
    await play(around.slack, 'maija').opens('Kamppi');
  });
});
