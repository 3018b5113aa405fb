import type { LinkChange } from '../../credentials/index.ts';
import type { Change, DigestChange } from '../kept.ts';
import { type Dialect, insert, insertOnce, put, remove, type Statement } from '../statement.ts';
import { alertChange, deadLetter, forgetAlerts } from './alert-change.ts';
import { appended, erase } from './erase.ts';
import { forgetContent, forgetTrace, handOver, settle } from './payloads.ts';

/** What is written of a change, in order: all of it or nothing. */
export function* changeOf(dialect: Dialect, change: Change): Generator<Statement> {
  const { request, link, guard, digest, toldStuck: stuck, uptime } = change;
  if (request) {
    const { key, person = null, at, isSettled } = request;
    const row = { key, person, at, settled: Number(isSettled), ...dialect.request };
    yield put(dialect, 'request', 'key', row);
  }
  if (link) yield linkChange(dialect, link);
  if (guard) yield guardChange(guard);
  if (digest) yield* digestChange(dialect, digest);
  for (const entry of change.journal ?? []) yield appended(dialect, entry);
  if (change.alerts) yield* alertChange(dialect, change.alerts);
  if (change.settled) yield settle(dialect, change.settled.subscription, change.settled.upTo);
  if (change.handed) yield handOver(dialect, change.handed);
  for (const { site, next, failures, soon = null } of change.watch ?? [])
    yield put(dialect, 'watch_plan', 'site', { site, next, failures, soon });
  if (stuck?.at !== undefined)
    yield insertOnce(dialect, 'told_stuck', { site: stuck.site, at: stuck.at });
  else if (stuck) yield remove(dialect, 'told_stuck', 'site = :site', { site: stuck.site });
  if (uptime?.alive !== undefined) yield happened('alive', uptime.alive);
  if (uptime?.outageEnded !== undefined) yield happened('outage-ended', uptime.outageEnded);
  if (change.erase) yield* erase(dialect, change.erase.site, change.erase.last);
  if (change.forget) yield* forget(dialect, change.forget);
}

function linkChange(dialect: Dialect, change: LinkChange & { readonly hash: string }): Statement {
  const { hash, link } = change;
  if (!link) return remove(dialect, 'one_time_link', 'hash = :hash', { hash });
  const { site, person, purpose, code = null, expires, tries } = link;
  const row = { hash, site, person, purpose, code, expires, tries };
  return put(dialect, 'one_time_link', 'hash', row);
}

const guardChange = ({ key, state }: NonNullable<Change['guard']>): Statement => ({
  sql: `INSERT INTO login_guard (login_user, version, state) VALUES (:key, 1, :state)
        ON CONFLICT (login_user) DO UPDATE
        SET version = login_guard.version + 1, state = excluded.state`,
  about: { key, state: JSON.stringify(state) },
});

function* digestChange(dialect: Dialect, change: DigestChange): Generator<Statement> {
  const delivery = change.delivery === undefined ? null : JSON.stringify(change.delivery);
  if (change.made) {
    const { at, baseline } = change.made;
    yield remove(dialect, 'digest', 'TRUE', {});
    const row = { ...dialect.digest, at, baseline: JSON.stringify(baseline), delivery };
    yield insert(dialect, 'digest', row);
  } else
    yield {
      sql: `UPDATE digest SET delivery = :delivery WHERE ${dialect.own}`,
      about: { delivery },
    };
  if (change.deadLetter) yield deadLetter(dialect, change.deadLetter);
}

const happened = (what: string, at: number): Statement => ({
  sql: `INSERT INTO uptime (what, at) VALUES (:what, :at)
        ON CONFLICT (what) DO UPDATE SET at = excluded.at`,
  about: { what, at },
});

function* forget(
  dialect: Dialect,
  { requests, links, alerts, content, trace }: NonNullable<Change['forget']>,
): Generator<Statement> {
  if (requests !== undefined) yield remove(dialect, 'request', 'at < :requests', { requests });
  if (links !== undefined) yield remove(dialect, 'one_time_link', 'expires <= :links', { links });
  if (alerts !== undefined) yield* forgetAlerts(dialect, alerts);
  if (content !== undefined) yield forgetContent(dialect, content);
  if (trace !== undefined) yield* forgetTrace(dialect, trace);
}
