import type { AlertsSeen } from '../alerts/index.ts';
import { type AlertQuestion, alertsSeen } from './alerts-seen.ts';
import type { Queries, Team } from './ports.ts';
import {
  answered,
  entryRows,
  openRequestRows,
  payloadRows,
  planRows,
  readNumbers,
  siteRows,
  uptimeRows,
} from './rows.ts';
import {
  type About,
  alertQuestion,
  type Dialect,
  numbersOf,
  type Statement,
} from './streams/index.ts';

/** Asks for rows, as they are: those of each statement, in order. */
export type Ask = (statements: readonly Statement[]) => Promise<readonly (readonly unknown[])[]>;

/** What the streams are asked in one workspace. */
export interface Asking {
  readonly ask: Ask;
  readonly dialect: Dialect;
  /** A condition: the process that has claimed a request has ended. */
  readonly left: Statement;
}

/** What is asked of the streams; never the basis of a write. */
export function queriesOf(within: (team: Team) => Asking): Queries {
  async function rows(team: Team, sql: (dialect: Dialect) => string, about: About = {}) {
    const { ask, dialect } = within(team);
    const [found = []] = await ask([{ sql: sql(dialect), about }]);
    return found;
  }
  const unsettled = ({ of, not }: Dialect, which: string): string =>
    `SELECT key, person FROM ${of('request')} WHERE ${not('settled')} ${which} ORDER BY at, key`;

  return {
    openRequests: async (team) =>
      openRequestRows.parse(await rows(team, (dialect) => unsettled(dialect, ''))),
    async leftRequests(team) {
      const { sql, about } = within(team).left;
      return openRequestRows.parse(
        await rows(team, (dialect) => unsettled(dialect, `AND ${sql}`), about),
      );
    },
    latestEntries: async (team, site, { limit, before = Number.MAX_SAFE_INTEGER }) =>
      entryRows.parse(
        await rows(
          team,
          ({ of }) => `SELECT * FROM ${of('journal')} WHERE site = :site AND position < :before
                       ORDER BY position DESC LIMIT :limit`,
          { site, before, limit },
        ),
      ),
    entries: async (team, { site, limit, after = 0 }) =>
      entryRows.parse(
        await rows(
          team,
          ({ of }) => `SELECT * FROM ${of('journal')} WHERE position > :after
                       ${site === undefined ? '' : 'AND site = :site'}
                       ORDER BY position LIMIT :limit`,
          { after, limit, ...(site !== undefined && { site }) },
        ),
      ),
    async alerts(team, look) {
      const { ask, dialect } = within(team);
      return lookAt(ask, dialect, look);
    },
    waitingPayloads: async (team, limit) =>
      payloadRows.parse(
        await rows(
          team,
          // A payload whose content has gone by its age is not handed over any more.
          ({ of, not }) => `SELECT position, site, subscription, counter, event,
                              created AS "createdAt", at, fields FROM ${of('webhook_payload')}
                            WHERE ${not('handed')} AND fields IS NOT NULL
                            ORDER BY position LIMIT :limit`,
          { limit },
        ),
      ),
    async numbers(team, subscription) {
      const { highest, gaps } = numbersOf(subscription);
      const [found, missing] = await within(team).ask([highest, gaps]);
      return readNumbers(found, missing);
    },
    watchPlans: async (team) =>
      planRows.parse(
        await rows(
          team,
          ({ of }) => `SELECT site, next, failures, soon FROM ${of('watch_plan')} ORDER BY site`,
        ),
      ),
    allToldStuck: async (team) =>
      siteRows.parse(
        await rows(team, ({ of }) => `SELECT site FROM ${of('told_stuck')} ORDER BY site`),
      ),
    uptime: async (team) => uptimeRows.parse(await rows(team, () => 'SELECT what, at FROM uptime')),
  };
}

/**
 * Looks, and asks what it wants to know of incidents and is not known yet, until nothing lacks.
 * @param look pure; called again
 */
export async function lookAt<T>(
  ask: Ask,
  dialect: Dialect,
  look: (seen: AlertsSeen) => T,
): Promise<T> {
  const asked: AlertQuestion[] = [];
  const rows: (readonly unknown[])[] = [];
  for (;;) {
    const lacking: AlertQuestion[] = [];
    const found = look(alertsSeen(answered(asked, rows), (each) => lacking.push(each)));
    if (lacking.length === 0) return found;
    rows.push(...(await ask(lacking.map((each) => alertQuestion(dialect, each)))));
    asked.push(...lacking);
  }
}
