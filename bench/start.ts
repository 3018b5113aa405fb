import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startBot } from './bot.ts';
import { below, type Figure, median, megabytes, milliseconds, plain } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { firstLine, residentMegabytes, spawnNode, stop } from './processes.ts';
import { writeSites } from './sites.ts';

const runs = 5;
const settleMs = 1_000;

/** So many sites, and what a start with them aims at, in milliseconds and megabytes. */
const sizes = [
  { sites: 10_000, startMs: 1_000, megabytes: 200 },
  { sites: 100_000, startMs: 3_000, megabytes: 350 },
] as const;

/** From spawning the bot to its first 200 of /readyz, and its memory a second later. */
export async function startUp(): Promise<Figure[]> {
  const slack = spawnNode('slack-stub.ts', {});
  const slackUrl = await firstLine(slack);
  const figures: Figure[] = [];
  for (const size of sizes) figures.push(...(await startWith(slackUrl, size)));
  await stop(slack);
  return figures;
}

async function startWith(
  slackUrl: string,
  { sites, startMs: mostMs, megabytes: most }: (typeof sizes)[number],
): Promise<Figure[]> {
  const folder = temporaryFolder();
  writeSites(join(folder, 'data'), sites);
  const ready: number[] = [];
  const memory: number[] = [];
  let first = 0;
  for (let run = 0; run <= runs; run += 1) {
    const bot = await startBot(folder, slackUrl);
    await wait(settleMs);
    // The first one reads every document; the others what has changed since.
    if (run === 0) first = bot.readyMs;
    else {
      ready.push(bot.readyMs);
      memory.push(residentMegabytes(bot.child.pid));
    }
    await stop(bot.child);
  }
  const many = `${sites.toLocaleString('en')} sites`;
  return [
    below(`start with ${many}`, median(ready), mostMs, milliseconds),
    plain(`the first start of a version with ${many}`, milliseconds(first)),
    below(`memory with ${many}`, median(memory), most, megabytes),
  ];
}
