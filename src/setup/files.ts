import { pagesOf, type SiteQueries, type SiteRow, sees } from '../sites/index.ts';
import { refusal } from './permit.ts';
import type { Files } from './ports.ts';
import type { EveryPress } from './presses.ts';
import type { By } from './take.ts';

export type FileRequests = ReturnType<typeof createFileRequests>;

async function* onePage(row: SiteRow): AsyncGenerator<readonly SiteRow[]> {
  yield [row];
}

/** What people ask to have as files, in their direct message. */
export function createFileRequests(queries: Pick<SiteQueries, 'any' | 'pageById'>, files: Files) {
  return {
    presses: {
      /** The sites that somebody sees: members all of them, guests their own. */
      async picture(_, { person, reply }) {
        const refused = refusal(person, 'see');
        const visible = sees(person, 'see');
        if (!(await queries.any(visible))) return reply(refused ?? { answer: 'no-sites' });
        await reply({ answer: 'picture-comes' });
        await files.picture(person.id, visible, refused ? 'own' : 'all');
      },
      /** Where the set-ups of all that somebody may have lose their time. */
      async funnel(_, { person, reply }) {
        await reply({ answer: 'picture-comes' });
        await files.funnel(person.id, sees(person, 'export'));
      },
      /** One site, or all that somebody may have, archived ones too; with their journal. */
      async export({ as: format }, { person, row: only, reply }) {
        const mayHave = sees(person, 'export');
        if (!only && !(await queries.any(mayHave))) return reply({ answer: 'no-sites' });
        await reply({ answer: 'export-comes' });
        const rows = only ? onePage(only) : pagesOf(queries, mayHave);
        await files.sites(person.id, { rows, format, only, mayHave });
      },
    } satisfies Partial<EveryPress>,
    /** For support: how the bot is doing, and one site. */
    async diagnosis({ person, reply }: By, row: SiteRow | undefined) {
      const refused = refusal(person, 'diagnose', row);
      if (refused) return reply(refused);
      await files.diagnosis(person.id, row);
      await reply({ answer: 'diagnosis-sent' });
    },
  };
}
