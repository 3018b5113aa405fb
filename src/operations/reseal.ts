import { randomBytes } from 'node:crypto';
import { systemClock } from '../clock.ts';
import { parseConfig } from '../config/index.ts';
import { createCustody } from '../credentials/index.ts';
import { createLog } from '../log.ts';
import { resealAll } from '../setup/credentials/index.ts';
import { NewerVersion, openSites, openStore, streamsFile, unusableBy } from '../storage/index.ts';
import { newerVersion, storeRefused } from '../store-refused.ts';
import { readEnvFile, refuse, say } from './command-line.ts';

/**
 * `npm run reseal`: seals every stored password under the first key of CREDENTIALS_KEY, so that the
 * others can be taken out of it. Ends with 1 where a password does not open with any of them.
 */

async function reseal(): Promise<boolean> {
  readEnvFile();
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return refuse(...parsed.problems);
  const { credentialKeys: keys, dataDir, database } = parsed.config;
  const [first] = keys ?? [];
  if (!first)
    return refuse(
      'CREDENTIALS_KEY is not set: no password is stored, and there is nothing to seal again.',
    );
  const opened = await openStore(
    { dataDir, database },
    { clock: systemClock, log: createLog('warn') },
  );
  if (opened.kind === 'in-use')
    return refuse(
      `The bot is running on DATA_DIR (${dataDir}). Stop it, run \`npm run reseal\` again, and start it.`,
    );
  if (opened.kind !== 'open') return refuse(storeRefused(opened, dataDir));
  const { storage } = opened;
  try {
    const custody = createCustody({ keys, random: randomBytes });
    const counts = [await resealAll(await openSites(storage), custody)];
    // Their own tokens are sealed again when the bot starts.
    for (const { team } of (await storage.workspaces?.all()) ?? []) {
      const own = storage.workspaces?.of(team);
      if (own) counts.push(await resealAll(await openSites(own), custody));
    }
    const count = sumOf(counts);
    say(
      `Sealed again under key ${first.id}: ${count.resealed}. Under it already: ${count.asTheyWere}. Cannot be opened: ${count.unreadable.length}.`,
    );
    for (const name of count.unreadable)
      say(
        `${name}: CREDENTIALS_KEY does not hold the key of its password. Add that key, or enter the password again.`,
      );
    for (const name of count.unread)
      say(
        `${name}: its file cannot be read. Fix it (the line above says where), and run this again.`,
      );
    return count.unreadable.length + count.unread.length === 0;
  } catch (error) {
    const unusable = unusableBy(error, streamsFile(dataDir));
    if (unusable) return refuse(storeRefused(unusable, dataDir));
    if (error instanceof NewerVersion) return refuse(newerVersion);
    throw error;
  } finally {
    await storage.close();
  }
}

const sumOf = (counts: readonly Awaited<ReturnType<typeof resealAll>>[]) => ({
  resealed: counts.reduce((sum, { resealed }) => sum + resealed, 0),
  asTheyWere: counts.reduce((sum, { asTheyWere }) => sum + asTheyWere, 0),
  unreadable: counts.flatMap(({ unreadable }) => unreadable),
  unread: counts.flatMap(({ unread }) => unread),
});

process.exitCode = (await reseal()) ? 0 : 1;
