import type { Format } from '../overview/export/index.ts';
import { living } from '../overview/index.ts';
import { mostPictured } from '../overview/picture/index.ts';
import { type Person, pagesOf, type SiteQueries, type SiteRow, sees } from '../sites/index.ts';
import type { Reply } from './answer.ts';
import { refusal } from './permit.ts';
import type { Files } from './ports.ts';

/** What people ask to have as files, in their direct message. */
export interface FileRequests {
  /** The picture of the sites that somebody sees: members all of them, guests their own. */
  picture(person: Person, reply: Reply): Promise<void>;
  /** Where the set-ups of all that somebody may have lose their time. */
  funnel(person: Person, reply: Reply): Promise<void>;
  /** One site, or all that somebody may have, archived ones too; with their journal. */
  sites(person: Person, only: SiteRow | undefined, format: Format, reply: Reply): Promise<void>;
  /** For support: how the bot is doing, and one site. */
  diagnosis(person: Person, row: SiteRow | undefined, reply: Reply): Promise<void>;
}

async function* onePage(row: SiteRow): AsyncGenerator<readonly SiteRow[]> {
  yield [row];
}

export function createFileRequests(parts: {
  readonly queries: Pick<SiteQueries, 'any' | 'list' | 'counts' | 'pageById'>;
  readonly files: Files;
}): FileRequests {
  const { queries, files } = parts;

  return {
    async picture(person, reply) {
      const refused = refusal(person, 'see');
      const visible = sees(person, 'see');
      if (!(await queries.any(visible))) return reply(refused ?? { answer: 'no-sites' });
      await reply({ answer: 'picture-comes' });
      const { sites } = await queries.list(
        visible,
        { states: living },
        { from: 0, limit: mostPictured },
      );
      const pictured = { sites, counts: await queries.counts(visible) };
      await files.picture(person.id, pictured, refused ? 'own' : 'all');
    },
    async funnel(person, reply) {
      await reply({ answer: 'picture-comes' });
      await files.funnel(person.id, sees(person, 'export'));
    },
    async sites(person, only, format, reply) {
      const mayHave = sees(person, 'export');
      if (!only && !(await queries.any(mayHave))) return reply({ answer: 'no-sites' });
      await reply({ answer: 'export-comes' });
      const rows = only ? onePage(only) : pagesOf(queries, mayHave);
      await files.sites(person.id, { rows, format, only, mayHave });
    },
    async diagnosis(person, row, reply) {
      const refused = refusal(person, 'diagnose', row);
      if (refused) return reply(refused);
      await files.diagnosis(person.id, row);
      await reply({ answer: 'diagnosis-sent' });
    },
  };
}
