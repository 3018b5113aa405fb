import type { Due } from '../../sites/index.ts';
import { createListing } from './listing.ts';
import { createSearch } from './search.ts';
import { createSource, mostFound, where } from './source.ts';
import type { Seen, SiteTables } from './tables.ts';

export type SiteQuestions = ReturnType<typeof createSiteQuestions>;

export function createSiteQuestions(tables: SiteTables) {
  const { site, person, password, number, join, among } = tables;
  const source = createSource(tables);
  const { all, numberOf, seenBy } = source;

  return {
    ...createListing(source),
    ...createSearch(source),
    withServiceCode: (code: string) =>
      all(
        `SELECT s.body FROM ${site} s
         WHERE s.service_code = :code AND s.state <> 'archived' ORDER BY s.id`,
        { code },
      ),
    withPassword: (fingerprints: readonly string[]) =>
      all(
        `SELECT s.body FROM ${site} s WHERE s.${number} IN (SELECT k.site FROM ${password} k
           WHERE ${among('k.fingerprint', 'fingerprints')}) ORDER BY s.id`,
        { fingerprints },
      ),
    ofInstaller(of: string, seen: Seen | undefined) {
      const { sql, about } = seen ? seenBy(seen) : { sql: [], about: {} };
      return all(
        `SELECT s.body FROM ${person} p ${join} ${site} s ON s.${number} = p.site
         ${where(['p.person = :of', 'p.installs = 1', "s.state <> 'archived'", ...sql])}
         ORDER BY s.asked_at DESC, s.id LIMIT ${mostFound}`,
        { ...about, of },
      );
    },
    concerning: (of: string) =>
      all(
        `SELECT s.id FROM ${site} s WHERE s.held_with = :of UNION
         SELECT s.id FROM ${person} p ${join} ${site} s ON s.${number} = p.site
         WHERE p.person = :of AND p.installs = 1`,
        { of },
      ),
    asking: (of: string) =>
      all(
        `SELECT s.body FROM ${site} s WHERE s.held_with = :of AND s.asked = 1 AND s.paused = 0
         AND s.state <> 'archived' ORDER BY s.asked_at DESC, s.id`,
        { of },
      ),
    inThread: (thread: string) =>
      all(`SELECT s.body FROM ${site} s WHERE s.thread = :thread ORDER BY s.id`, { thread }),
    countChecked: (run: string): Promise<number> =>
      numberOf(`SELECT count(*) AS n FROM ${site} s WHERE s.checked_run = :run`, { run }),
    changedBy: (run: string) =>
      all(
        `SELECT s.body FROM ${site} s
         WHERE s.checked_run = :run AND s.check_changed = 1 ORDER BY s.id`,
        { run },
      ),
    waiting: () =>
      all(
        `SELECT coalesce(sum(s.waiting), 0) AS count, min(s.waiting_since) AS since
         FROM ${site} s WHERE s.waiting > 0`,
      ),
    waitingFor: () => all(`SELECT s.body FROM ${site} s WHERE s.waiting > 0`),
    due: (what: Due) => all(`SELECT s.id FROM ${site} s WHERE s.${dueColumn[what]} = 1`),
    watched: () => all(`SELECT s.id FROM ${site} s WHERE s.watched = 1`),
    supportHears: (now: number) =>
      all(`SELECT s.id FROM ${site} s WHERE s.support_hears <= :now AND s.state <> 'archived'`, {
        now,
      }),
    talkedWith: () =>
      all(
        `SELECT DISTINCT s.held_with AS id FROM ${site} s
         WHERE s.stopped = 0 AND s.state <> 'archived'`,
      ),
  };
}

const dueColumn: Readonly<Record<Due, string>> = {
  'follow-ups': 'due_follow_ups',
  run: 'due_run',
  webhooks: 'due_webhooks',
  'new-people': 'due_new_people',
  'known-password': 'due_known_password',
};
