import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startBot } from './bot.ts';
import { type Figure, median, milliseconds } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { firstLine, residentMegabytes, spawnNode, stop } from './processes.ts';
import { writeSites } from './sites.ts';

const runs = 5;
const settleMs = 1_000;

/**
 * From spawning the bot to its first 200 of /readyz, and its memory a second later, with 10,000
 * sites.
 */
export async function startUp(): Promise<Figure[]> {
  const slack = spawnNode('slack-stub.ts', {});
  const slackUrl = await firstLine(slack);
  const folder = temporaryFolder();
  writeSites(join(folder, 'data'), 10_000);
  const ready: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const bot = await startBot(folder, slackUrl);
    await wait(settleMs);
    // The first one reads the files into the system's cache.
    if (run > 0) {
      ready.push(bot.readyMs);
      memory.push(residentMegabytes(bot.child.pid));
    }
    await stop(bot.child);
  }
  await stop(slack);
  const startMs = median(ready);
  const megabytes = median(memory);
  return [
    {
      what: 'start with 10,000 sites',
      value: milliseconds(startMs),
      aim: '< 1000 ms',
      reached: startMs < 1000,
    },
    {
      what: 'memory with 10,000 sites',
      value: `${megabytes.toFixed(0)} MB`,
      aim: '< 200 MB',
      reached: megabytes < 200,
    },
  ];
}
