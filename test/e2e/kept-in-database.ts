import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { createLog } from '../../src/log.ts';
import { parseSite } from '../../src/sites/index.ts';
import { connect } from '../../src/storage/postgres/connect.ts';
import { programs } from '../storage/postgres/server.ts';
import type { Kept } from './harried-set-up.ts';

const counted = z.object({ taken: z.number(), forms: z.number(), open: z.number() });
const busy = z.object({ busy: z.boolean() });
const work = z.array(z.object({ what: z.string(), count: z.number() }));

/** What sites have to say or to do, and requests that nobody has ended. */
const ofSites = {
  'sites with something to say': 'SELECT count(*) FROM site_row WHERE waiting > 0',
  'sites with follow-ups': 'SELECT count(*) FROM site_row WHERE due_follow_ups = 1',
  'sites with a run': 'SELECT count(*) FROM site_row WHERE due_run = 1',
  'requests without an end': 'SELECT count(*) FROM request WHERE NOT settled',
};
/** All rows with work, of every kind. */
const allWork = {
  ...ofSites,
  'incidents to be told': 'SELECT count(*) FROM incident_pending',
  'notices to be told': 'SELECT count(*) FROM notice',
  'messages on their way': 'SELECT count(*) FROM alert_delivery',
  'a digest to be told': 'SELECT count(*) FROM digest WHERE delivery IS NOT NULL',
  'webhooks to be handed on': 'SELECT count(*) FROM webhook_payload WHERE NOT handed',
  'given up': 'SELECT count(*) FROM dead_letter',
};

export interface KeptInDatabase extends Kept {
  /** How many rows of each kind have work; empty: none. */
  left(): Promise<z.infer<typeof work>>;
  close(): Promise<void>;
}

export function keptInDatabase(url: string): KeptInDatabase {
  const database = connect(url, { log: createLog('silent', { write: () => {} }), most: 1 });
  /** With PostgreSQL's own program: meanwhile nothing comes to the local Slack. */
  const ask = (text: string): unknown =>
    JSON.parse(
      execFileSync(join(programs ?? '', 'psql'), [url, '-Atc', text], { encoding: 'utf8' }),
    );
  const isAny = `SELECT ${Object.values(ofSites)
    .map((sql) => `(${sql})`)
    .join(' + ')} > 0 AS busy`;
  const each = Object.entries(allWork).map(([what, sql]) => `SELECT '${what}' AS what, (${sql})`);
  return {
    sites: () =>
      z
        .array(z.unknown())
        .parse(ask("SELECT coalesce(json_agg(body), '[]') FROM document WHERE kind = 'sites'"))
        .map(parseSite),
    requests: () =>
      counted.parse(
        ask(
          `SELECT json_build_object('taken', count(*),
             'forms', count(*) FILTER (WHERE key LIKE 'form:%'),
             'open', count(*) FILTER (WHERE NOT settled)) FROM request`,
        ),
      ),
    // Its connection ends with the server: then it is asked again.
    isQuiet: () =>
      database.one(isAny).then(
        (row) => !busy.parse(row).busy,
        () => false,
      ),
    left: async () =>
      work.parse(
        await database.all(`SELECT * FROM (${each.join(' UNION ALL ')}) AS work (what, count)
        WHERE count > 0`),
      ),
    close: () => database.close(),
  };
}
