import { below, type Figure, median, milliseconds, percentile, plain } from './figures.ts';
import { firstLine, spawnNode, stop } from './processes.ts';
import { asFastAsPossible, atRate, prepare } from './webhook-load.ts';

const rounds = 5;
const warmUp = 2_000;
const each = 5_000;
/**
 * Open requests: the servers of many customers deliver side by side, and what comes together shares
 * a transaction.
 */
const atOnce = 256;
const perSecond = 500;
const rated = 5_000;
const mostMs = 10;

/**
 * Signed webhooks a second, each on disk before it is answered, beside octokit's receiver, which
 * keeps them in memory; in turn, over HTTP, each in a process of its own. Then the time to the
 * answer at a fixed rate.
 */
export async function webhooks(): Promise<Figure[]> {
  const bot = spawnNode('webhook-receiver.ts', {});
  const octokit = spawnNode('octokit-receiver.ts', {});
  const ports = { bot: Number(await firstLine(bot)), octokit: Number(await firstLine(octokit)) };
  let sent = 0;
  const next = (receiver: 'bot' | 'octokit', count: number) => {
    sent += count;
    return prepare(receiver, ports[receiver], sent - count, count);
  };
  for (const receiver of ['bot', 'octokit'] as const)
    await asFastAsPossible(next(receiver, warmUp), atOnce);
  const rates: Record<'bot' | 'octokit', number[]> = { bot: [], octokit: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const receiver of round % 2 === 0
      ? (['bot', 'octokit'] as const)
      : (['octokit', 'bot'] as const))
      rates[receiver].push(await asFastAsPossible(next(receiver, each), atOnce));
  const latencies = await atRate(next('bot', rated), perSecond);
  await Promise.all([stop(bot), stop(octokit)]);
  const ratios = rates.bot.map((rate, round) => rate / (rates.octokit[round] ?? Number.NaN));
  const p99 = percentile(latencies, 0.99);
  return [
    {
      what: "webhooks a second, durable, beside octokit's in memory",
      value: `${median(ratios).toFixed(2)} ×`,
      aim: '≥ 0.85 ×',
      reached: median(ratios) >= 0.85,
    },
    plain('webhooks accepted a second, durable', median(rates.bot).toFixed(0)),
    plain('octokit: webhooks received a second, in memory', median(rates.octokit).toFixed(0)),
    plain(`answer to a webhook at ${perSecond} a second: p50`, milliseconds(median(latencies))),
    below(`answer to a webhook at ${perSecond} a second: p99`, p99, mostMs, milliseconds),
  ];
}
