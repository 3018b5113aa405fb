import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/slack/index.ts';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createDigestStore } from '../../src/overview/digest/index.ts';
import { newSite } from '../../src/sites/index.ts';
import { openSites, openStorage } from '../../src/storage/index.ts';
import { type Container, createContainer } from './container.ts';
import { onceAYear } from './once-a-year.ts';
import { openBeside } from './told.ts';

let around: Surroundings;
let bot: Container;
afterEach(async () => {
  await bot.kill();
  await around.close();
});

/**
 * A store whose last digest was made more than a year ago, with a site that was finished since; one
 * a year is due.
 */
async function dueNow(dataDir: string): Promise<void> {
  const opened = openStorage({ dataDir, clock: systemClock, log: createLog('silent') });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const { storage } = opened;
  const sites = await openSites(storage);
  const at = Date.now() - 3_600_000;
  const essential = [
    'service-code',
    'service-address',
    'api-user',
    'user-id',
    'password',
    'usage-rights',
  ];
  const steps = Object.fromEntries(
    essential.map((id) => [id, { status: 'verified', at } as const]),
  );
  const site = newSite({
    id: 'kamppi',
    name: 'Kamppi',
    by: 'U1',
    at,
    conversation: { kind: 'dm', person: 'U1' },
  });
  await sites.update('kamppi', () => ({
    ...site,
    progress: { delivered: 'no', steps },
    finishedAt: at,
  }));
  const none = { baseline: undefined, delivery: undefined };
  const longAgo = { at: Date.now() - 400 * 86_400_000, stuck: [], broken: [] };
  await createDigestStore(storage.digest).keep(none, longAgo);
  await storage.close();
}

/** Whether something of the digest is still to be said, as it is on disk. */
function isPending(dataDir: string): boolean {
  const database = openBeside(dataDir);
  try {
    return database.prepare('SELECT 1 FROM digest WHERE delivery IS NOT NULL').get() !== undefined;
  } finally {
    database.close();
  }
}

/** At which call, and what becomes of it. */
const kills = [
  ['before the message is sent', 'chat.postMessage', 'reset'],
  ['when the message stands and it does not know it', 'chat.postMessage', 'lost'],
  ['before the picture is uploaded', 'files.getUploadURLExternal', 'reset'],
  ['when the picture stands and it does not know it', 'files.completeUploadExternal', 'lost'],
] as const;

describe('A bot that is killed while it tells the digest', () => {
  it(`tells it once, with one picture, killed ${kills.map(([when]) => when).join(', ')}`, async () => {
    around = await startSurroundings();
    const { slack, dataDir } = around;
    await dueNow(dataDir);
    const environment = { DIGEST_CHANNEL: slack.channel('sites').id, DIGEST_CRON: onceAYear };
    around = { ...around, environment: { ...around.environment, ...environment } };
    bot = createContainer(around);
    const told = (): readonly Message[] =>
      slack.messages('sites').filter(({ files }) => files.length === 0);
    const pictures = (): readonly Message[] =>
      slack.messages('sites').filter(({ files }) => files.length > 0);

    for (const [when, method, kind] of kills) {
      slack.fault(method, { kind });
      const before = slack.calls.length;
      await bot.start();
      await slack.until(() => slack.calls.slice(before).some((call) => call.method === method), {
        what: `${method}, to be killed ${when}`,
      });
      await bot.kill();
      slack.clearFaults();
    }
    await bot.start();
    await slack.until(() => pictures().length > 0 && !isPending(dataDir), {
      what: 'an end',
    });
    await slack.settled();
    expect(told().map(({ text }) => text.split('\n')[0])).toEqual(['1 finished']);
    expect(pictures()).toMatchObject([{ threadTs: told()[0]?.ts }]);
  });
});
