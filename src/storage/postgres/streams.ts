import { alertWriteOf } from '../alert-write.ts';
import type { Change, Refs } from '../ports.ts';
import { applyAlerts, forgetAlerts, putDeadLetter } from './alerts.ts';
import type { Sql } from './connect.ts';
import { eraseSite } from './erase.ts';
import { forgetContent, forgetTrace, markHanded, numbersOf, settleNumbers } from './inbox.ts';
import { appendEntry } from './journal.ts';

/**
 * What a decision holds while it is made: of the workspace, but for the login guard and for iLOQ's
 * subscriptions.
 */
export const keysOf = (
  team: string,
  { request, link, guard, digest, alerts, subscription }: Refs,
): string[] => [
  ...(alerts ? [`alerts ${team}`] : []),
  ...(digest ? [`digest ${team}`] : []),
  ...(guard === undefined ? [] : [`guard ${guard}`]),
  ...(link === undefined ? [] : [`link ${team} ${link}`]),
  ...(request === undefined ? [] : [`request ${team} ${request}`]),
  ...(subscription === undefined ? [] : [subscriptionKey(subscription)]),
];

export const subscriptionKey = (subscription: string): string => `subscription ${subscription}`;

/**
 * Nobody else decides about these until the transaction ends. What is referred to may not be there
 * yet, so that it is a name that is locked, not a row; in one order, so that two never wait for
 * each other.
 */
export async function lock(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.all(
    `SELECT pg_advisory_xact_lock(hash) FROM
     (SELECT hashtextextended(key, 0) AS hash FROM unnest($1::text[]) AS key ORDER BY 1) AS hashes`,
    keys,
  );
}

/** Rows, as they are; incidents are asked for one by one. */
export async function load(
  sql: Sql,
  team: string,
  { request, link, guard, digest, subscription }: Refs,
): Promise<unknown> {
  return {
    request:
      request === undefined
        ? undefined
        : await sql.one(
            `SELECT person, at, settled::int AS settled FROM request
             WHERE team = $1 AND key = $2`,
            team,
            request,
          ),
    link:
      link === undefined
        ? undefined
        : await sql.one('SELECT * FROM one_time_link WHERE team = $1 AND hash = $2', team, link),
    guard:
      guard === undefined
        ? undefined
        : await sql.one('SELECT state FROM login_guard WHERE login_user = $1', guard),
    digest: digest
      ? await sql.one('SELECT baseline, delivery FROM digest WHERE team = $1', team)
      : undefined,
    subscription: subscription === undefined ? undefined : await numbersOf(sql, subscription),
  };
}

/** Whether it was the first. */
export async function claim(
  sql: Sql,
  team: string,
  key: string,
  { person, at }: { readonly person?: string; readonly at: number },
  process: string,
): Promise<boolean> {
  const rows = await sql.run(
    `INSERT INTO request (team, key, person, at, process) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    ...[team, key, person ?? null, at, process],
  );
  return rows === 1;
}

/** Within the transaction of the decision. */
export async function apply(sql: Sql, team: string, change: Change): Promise<void> {
  const { request, link, guard, digest, journal, alerts, forget } = change;
  const { settled, handed, watch, toldStuck, uptime, erase } = change;
  if (request)
    await sql.run(
      // Whose it is says a claim alone.
      `INSERT INTO request (team, key, person, at, settled) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (team, key) DO UPDATE
       SET person = excluded.person, at = excluded.at, settled = excluded.settled, process = NULL`,
      ...[team, request.key, request.person ?? null, request.at, request.isSettled],
    );
  if (link) await changeLink(sql, team, link);
  if (guard)
    await sql.run(
      `INSERT INTO login_guard (login_user, version, state) VALUES ($1, 1, $2)
       ON CONFLICT (login_user) DO UPDATE
       SET version = login_guard.version + 1, state = excluded.state`,
      ...[guard.key, JSON.stringify(guard.state)],
    );
  if (digest) await changeDigest(sql, team, digest);
  for (const entry of journal ?? []) await appendEntry(sql, team, entry);
  if (alerts) await applyAlerts(sql, team, alertWriteOf(alerts));
  if (settled) await settleNumbers(sql, team, settled.subscription, settled.upTo);
  if (handed) await markHanded(sql, team, handed);
  for (const plan of watch ?? []) await putPlan(sql, team, plan);
  if (toldStuck) await changeToldStuck(sql, team, toldStuck);
  if (uptime) await changeUptime(sql, uptime);
  if (erase) await eraseSite(sql, team, erase.site, erase.last);
  if (forget) await forgetBefore(sql, team, forget);
}

async function forgetBefore(
  sql: Sql,
  team: string,
  { requests, links, alerts, content, trace }: NonNullable<Change['forget']>,
): Promise<void> {
  if (requests !== undefined)
    await sql.run('DELETE FROM request WHERE team = $1 AND at < $2', team, requests);
  if (links !== undefined)
    await sql.run('DELETE FROM one_time_link WHERE team = $1 AND expires <= $2', team, links);
  if (alerts !== undefined) await forgetAlerts(sql, team, alerts);
  if (content !== undefined) await forgetContent(sql, team, content);
  if (trace !== undefined) await forgetTrace(sql, team, trace);
}

async function putPlan(
  sql: Sql,
  team: string,
  { site, next, failures, soon }: NonNullable<Change['watch']>[number],
): Promise<void> {
  await sql.run(
    `INSERT INTO watch_plan (team, site, next, failures, soon) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (team, site) DO UPDATE
     SET next = excluded.next, failures = excluded.failures, soon = excluded.soon`,
    ...[team, site, next, failures, soon ?? null],
  );
}

async function changeToldStuck(
  sql: Sql,
  team: string,
  { site, at }: NonNullable<Change['toldStuck']>,
): Promise<void> {
  if (at === undefined)
    await sql.run('DELETE FROM told_stuck WHERE team = $1 AND site = $2', team, site);
  else
    await sql.run(
      'INSERT INTO told_stuck (team, site, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      ...[team, site, at],
    );
}

async function changeUptime(
  sql: Sql,
  { alive, outageEnded }: NonNullable<Change['uptime']>,
): Promise<void> {
  const put = (what: string, at: number) =>
    sql.run(
      `INSERT INTO uptime (what, at) VALUES ($1, $2)
       ON CONFLICT (what) DO UPDATE SET at = excluded.at`,
      ...[what, at],
    );
  if (alive !== undefined) await put('alive', alive);
  if (outageEnded !== undefined) await put('outage-ended', outageEnded);
}

async function changeLink(
  sql: Sql,
  team: string,
  { hash, link }: NonNullable<Change['link']>,
): Promise<void> {
  if (!link) {
    await sql.run('DELETE FROM one_time_link WHERE team = $1 AND hash = $2', team, hash);
    return;
  }
  const { site, person, purpose, code, expires, tries } = link;
  await sql.run(
    `INSERT INTO one_time_link (team, hash, site, person, purpose, code, expires, tries)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (team, hash) DO UPDATE
     SET site = excluded.site, person = excluded.person, purpose = excluded.purpose,
       code = excluded.code, expires = excluded.expires, tries = excluded.tries`,
    ...[team, hash, site, person, purpose, code ?? null, expires, tries],
  );
}

async function changeDigest(
  sql: Sql,
  team: string,
  { made, delivery, deadLetter }: NonNullable<Change['digest']>,
): Promise<void> {
  const text = delivery === undefined ? null : JSON.stringify(delivery);
  if (made)
    await sql.run(
      `INSERT INTO digest (team, at, baseline, delivery) VALUES ($1, $2, $3, $4)
       ON CONFLICT (team) DO UPDATE
       SET at = excluded.at, baseline = excluded.baseline, delivery = excluded.delivery`,
      ...[team, made.at, JSON.stringify(made.baseline), text],
    );
  else await sql.run('UPDATE digest SET delivery = $2 WHERE team = $1', team, text);
  if (deadLetter) await putDeadLetter(sql, team, deadLetter);
}
