import type { AskSites } from '../site-queries.ts';
import { createSiteQuestions, type SiteTables } from '../site-questions/index.ts';
import type { Reading } from './connect.ts';
import { withoutNul } from './site-rows.ts';

/** Not the double colon of a type. */
const parameter = /(?<!:):([a-z]+)/g;

/** The rows of a workspace's sites in PostgreSQL. */
function siteTables(database: Reading, team: string): SiteTables {
  const of = (table: string): string => `(SELECT * FROM ${table} WHERE team = :team)`;
  return {
    async all(sql, about) {
      const values = new Map(Object.entries({ ...about, team }));
      const names: string[] = [];
      const text = sql.replaceAll(parameter, (_, name: string) => {
        if (!names.includes(name)) names.push(name);
        return `$${names.indexOf(name) + 1}`;
      });
      const given = names.map((name) => {
        const value = values.get(name);
        return typeof value === 'string' ? withoutNul(value) : value;
      });
      // A part that all names have is looked for otherwise than one that few have.
      const ask = 'like' in about ? database.all : database.planned;
      return (await ask(text, ...given)).map((row) => ({ ...Object(row) }));
    },
    ...{ site: of('site_row'), person: of('site_person'), password: of('known_password') },
    ...{ count: of('site_count'), number: 'id' },
    incidents: 'LEFT JOIN LATERAL (SELECT s.critical, s.warning, s.info) i ON true',
    ...{ join: 'JOIN', at: 'strpos' },
    among: (column, name) => `${column} = ANY (:${name})`,
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
