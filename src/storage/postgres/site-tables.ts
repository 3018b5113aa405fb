import type { AskSites } from '../site-queries.ts';
import { createSiteQuestions, type SiteTables } from '../site-questions/index.ts';
import type { Reading } from './connect.ts';
import { dialect, forServer } from './dialect.ts';

function siteTables(database: Reading, team: string): SiteTables {
  const of = (table: string): string => `(SELECT * FROM ${table} WHERE team = :team)`;
  return {
    async all(sql, about) {
      const { text, values } = forServer({ sql, about }, team);
      // A part that all names have is looked for otherwise than one that few have.
      const ask = 'like' in about ? database.all : database.planned;
      return (await ask(text, ...values)).map((row) => ({ ...Object(row) }));
    },
    ...{ site: of('site_row'), person: of('site_person'), password: of('known_password') },
    ...{ count: of('site_count'), number: 'id' },
    incidents: 'LEFT JOIN LATERAL (SELECT s.critical, s.warning, s.info) i ON true',
    ...{ join: 'JOIN', at: 'strpos' },
    among: dialect.among,
    withPart: (part) => ({
      sql: ['s.key LIKE :like'],
      about: { like: `%${part.replaceAll(/[\\%_]/g, '\\$&')}%` },
    }),
  };
}

export function askSites(database: Reading, team: string): AskSites {
  const questions = createSiteQuestions(siteTables(database, team));
  return (name, ...about) => Reflect.apply(questions[name], undefined, about);
}
