import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { LockSurvey } from '../../verification/index.ts';
import { valueRow } from '../rows.ts';
import type { Surveys } from '../surveys.ts';
import type { Writing } from './connect.ts';

const keptMs = 86_400_000;

const survey = z.custom<LockSurvey>(
  (value) =>
    z
      .object({
        ...{ locks: z.array(z.unknown()), realEstates: z.array(z.unknown()) },
        ...{ zones: z.array(z.unknown()), observations: z.map(z.string(), z.unknown()) },
      })
      .safeParse(value).success,
);
const kept = valueRow(
  z
    .instanceof(Uint8Array)
    .transform((bytes): unknown => deserialize(bytes))
    .optional(),
);

/** For a day, whichever process asks. */
export const surveysIn = (database: Writing, team: string, clock: Pick<Clock, 'now'>): Surveys => ({
  async get(site) {
    const sql = 'SELECT body AS value FROM lock_survey WHERE team = $1 AND site = $2';
    // What another version has kept may be otherwise: it is seen again by the next verification.
    return survey.safeParse(kept.parse(await database.one(sql, team, site))).data;
  },
  keep: (site, seen) =>
    database.transaction(async (sql) => {
      const at = clock.now();
      await sql.run('DELETE FROM lock_survey WHERE at < $1', at - keptMs);
      await sql.run(
        `INSERT INTO lock_survey (team, site, at, body) VALUES ($1, $2, $3, $4)
         ON CONFLICT (team, site) DO UPDATE SET at = excluded.at, body = excluded.body`,
        ...[team, site, at, serialize(seen)],
      );
    }),
  drop: (site) =>
    database.transaction(
      async (sql) =>
        void (await sql.run('DELETE FROM lock_survey WHERE team = $1 AND site = $2', team, site)),
    ),
});
