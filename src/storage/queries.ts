import type { AlertsSeen } from '../alerts/index.ts';
import { type AlertQuestion, alertsSeen } from './alerts-seen.ts';
import type { Loaded, Refs, Seen } from './kept.ts';
import {
  entryRows,
  openRequestRows,
  payloadRows,
  planRows,
  type Rows,
  readLoaded,
  readNumbers,
  siteRows,
  uptimeRows,
} from './rows.ts';
import type { About, Dialect, Statement } from './statement.ts';
import { alertQuestion, loadOf, numbersOf } from './streams/index.ts';

/** Asks for rows, as they are: those of each statement, in order. */
export type Ask = (statements: readonly Statement[]) => Promise<readonly Rows[]>;

/** What may be a moment old. */
export type Queries = ReturnType<typeof queriesOf>;

/**
 * What is asked of a workspace's streams; never the basis of a write.
 * @param left a condition: the process that has claimed a request has ended
 */
export function queriesOf(ask: Ask, dialect: Dialect, left: Statement) {
  const { of, not } = dialect;
  async function rows(sql: string, about: About = {}): Promise<Rows> {
    const [found = []] = await ask([{ sql, about }]);
    return found;
  }
  const open = (which: string): string =>
    `SELECT key, person FROM ${of('request')} WHERE ${not('settled')} ${which} ORDER BY at, key`;

  return {
    openRequests: async () => openRequestRows.parse(await rows(open(''))),
    leftRequests: async () =>
      openRequestRows.parse(await rows(open(`AND ${left.sql}`), left.about)),
    async latestEntries(site: string, page: { readonly limit: number; readonly before?: number }) {
      const { limit, before = Number.MAX_SAFE_INTEGER } = page;
      const sql = `SELECT * FROM ${of('journal')} WHERE site = :site AND position < :before
                   ORDER BY position DESC LIMIT :limit`;
      return entryRows.parse(await rows(sql, { site, before, limit }));
    },
    async entries(page: {
      readonly site?: string;
      readonly limit: number;
      readonly after?: number;
    }) {
      const { site = null, limit, after = 0 } = page;
      const ofSite = site === null ? '' : 'AND site = :site';
      const sql = `SELECT * FROM ${of('journal')} WHERE position > :after ${ofSite}
                   ORDER BY position LIMIT :limit`;
      return entryRows.parse(await rows(sql, { site, after, limit }));
    },
    /** @param look pure; called again until all is loaded that it asks for */
    alerts: <T>(look: (seen: AlertsSeen) => T): Promise<T> => lookAt(ask, dialect, look),
    async waitingPayloads(limit: number) {
      // A payload whose content has gone by its age is not handed over any more.
      const sql = `SELECT position, site, subscription, counter, event, created AS "createdAt", at,
                     fields FROM ${of('webhook_payload')}
                   WHERE ${not('handed')} AND fields IS NOT NULL ORDER BY position LIMIT :limit`;
      return payloadRows.parse(await rows(sql, { limit }));
    },
    async numbers(subscription: string) {
      const { highest, gaps } = numbersOf(subscription);
      const [found, missing] = await ask([highest, gaps]);
      return readNumbers(found, missing);
    },
    async watchPlans() {
      const sql = `SELECT site, next, failures, soon FROM ${of('watch_plan')} ORDER BY site`;
      return planRows.parse(await rows(sql));
    },
    allToldStuck: async () =>
      siteRows.parse(await rows(`SELECT site AS value FROM ${of('told_stuck')} ORDER BY site`)),
    uptime: async () => uptimeRows.parse(await rows('SELECT what, at FROM uptime')),
  };
}

/** Loads what is referred to, and what the decision asks of incidents, and decides. */
export async function decideOn<R extends Refs, T>(
  ask: Ask,
  dialect: Dialect,
  refs: R,
  decide: (seen: Seen<R>) => T,
): Promise<T> {
  const wanted = Object.entries(loadOf(dialect, refs));
  const rows = wanted.length === 0 ? [] : await ask(wanted.map(([, statement]) => statement));
  const loaded: Omit<Loaded, 'alerts'> = readLoaded(
    Object.fromEntries(wanted.map(([name], index) => [name, rows[index]])),
  );
  return lookAt(ask, dialect, (alerts) => decide({ ...loaded, alerts }));
}

/**
 * Looks, and asks what it wants to know of incidents and is not known yet, until nothing lacks.
 * @param look pure; called again
 */
async function lookAt<T>(ask: Ask, dialect: Dialect, look: (seen: AlertsSeen) => T): Promise<T> {
  const known = new Map<string, Rows>();
  for (;;) {
    const lacking = new Map<string, AlertQuestion>();
    const found = look(alertsSeen(known, lacking));
    if (lacking.size === 0) return found;
    const rows = await ask([...lacking.values()].map((each) => alertQuestion(dialect, each)));
    for (const [index, name] of [...lacking.keys()].entries()) known.set(name, rows[index] ?? []);
  }
}
