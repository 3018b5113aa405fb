import { randomBytes } from 'node:crypto';
import { systemClock } from '../src/clock.ts';
import { createCustody, parseCredentialKeys } from '../src/credentials/index.ts';
import { createLog } from '../src/log.ts';
import { noWebhooks, type Site } from '../src/sites/index.ts';
import { openStore, ownTeam } from '../src/storage/index.ts';
import { connect } from '../src/storage/postgres/connect.ts';
import { credentialsKey } from './bot.ts';
import { benchSite, type SiteAt } from './sites.ts';
import { subscriptionOf, webhookSecret } from './webhook-load.ts';

const atOnce = 500;
const log = createLog('warn');

const keys = parseCredentialKeys(credentialsKey);
if (!keys.ok) throw new Error('the benchmark has no keys');
/** The bot's, as its key is known. */
export const custody = createCustody({ keys: keys.keys, random: randomBytes });

/** iLOQ tells a site of this event. */
export function subscribed(
  site: string,
  event: string,
  now: number,
): NonNullable<Site['webhooks']> {
  const id = subscriptionOf(site);
  const signKey = custody.seal(webhookSecret, { purpose: 'sign-key', site, subscription: id });
  if (!signKey) throw new Error('nothing seals');
  const endsAt = now + 300 * 86_400_000;
  return { ...noWebhooks, subscriptions: [{ id, event, endsAt, signKey }] };
}

/** Fills a database as bots that have run for long would leave it. */
export const fillDatabase = (
  url: string,
  count: number,
  siteAt: SiteAt = benchSite,
): Promise<void> => fill(url, count, [ownTeam], siteAt);

/** Workspaces that have installed the app, each with so many sites. */
export async function fillWorkspaces(
  url: string,
  teams: readonly string[],
  count: number,
): Promise<void> {
  await fill(url, count, teams, benchSite);
  const into = connect(url, { log, most: 1 });
  await into.transaction(async (sql) => {
    for (const team of teams) {
      const token = custody.seal(`xoxb-${team}`, { purpose: 'slack-token', team });
      await sql.run(
        `INSERT INTO installation (team, name, installer, token, at) VALUES ($1, $1, 'U0', $2, $3)`,
        ...[team, JSON.stringify(token), Date.now()],
      );
    }
  });
  await into.close();
}

async function fill(
  url: string,
  count: number,
  teams: readonly string[],
  siteAt: SiteAt,
): Promise<void> {
  const database = { url, connections: 2 };
  const opened = await openStore(
    { dataDir: '', database },
    { clock: systemClock, log, onWrite: () => {} },
  );
  if (opened.kind !== 'open') throw new Error(`the store is ${opened.kind}`);
  await opened.storage.close();
  const into = connect(url, { log, most: 1 });
  const now = Date.now();
  for (let from = 0; from < count; from += atOnce) {
    const sites = Array.from({ length: Math.min(atOnce, count - from) }, (_, index) =>
      siteAt(from + index, now, count),
    );
    for (const team of teams) await put(team, sites);
  }
  await into.close();

  function put(team: string, sites: readonly Site[]): Promise<number> {
    return into.transaction((sql) =>
      sql.run(
        `INSERT INTO document (team, kind, id, body)
         SELECT $1, 'sites', * FROM unnest($2::text[], $3::json[])`,
        team,
        sites.map(({ id }) => id),
        sites.map((site) => JSON.stringify(site)),
      ),
    );
  }
}
