import type { StuckRule } from '../../checklist/index.ts';
import { lookedUp } from '../../looked-up.ts';
import type { SiteRow, Sites } from '../../sites/index.ts';
import type { Journal } from '../../storage/index.ts';
import { type JournalColumn, journalRecord } from './journal-table.ts';
import { type SiteColumn, siteRecord } from './sites-table.ts';
import type { Pages } from './write.ts';

/** Entries of the journal read at a time. */
const entriesAtATime = 250;

/** What people are called, as far as it is known. */
export interface Names {
  /** Asks about those it has not been asked about yet. */
  learn(ids: Iterable<string>): Promise<void>;
  of(id: string): string | undefined;
}

interface Parts {
  readonly sites: Pick<Sites, 'get' | 'row'>;
  readonly names: Names;
}

/** The sites, page by page. @param at milliseconds since the epoch */
export async function* sitePages(
  { sites, names }: Parts,
  pages: AsyncIterable<readonly SiteRow[]>,
  at: number,
  rule: StuckRule,
): Pages<SiteColumn> {
  for await (const rows of pages) {
    await names.learn(rows.flatMap(({ installers }) => installers));
    const read = await Promise.all(rows.map(({ id }) => sites.get(id)));
    yield read
      .filter((site) => site !== undefined)
      .map((site) => siteRecord(site, at, rule, names.of));
  }
}

/** The journal of one site, or of all that somebody may have, page by page. */
export async function* journalPages(
  { sites, names, journal }: Parts & { readonly journal: Pick<Journal, 'read'> },
  site: string | undefined,
  mayHave: (row: SiteRow) => boolean,
): Pages<JournalColumn> {
  // Of a deleted site there is only the word that it was.
  const isAllowed = (row: SiteRow | undefined): boolean => row === undefined || mayHave(row);
  for (let after = 0; ; ) {
    const page = await journal.read({
      limit: entriesAtATime,
      after,
      ...(site !== undefined && { site }),
    });
    const last = page.at(-1);
    if (!last) return;
    await names.learn(page.flatMap(({ person }) => person ?? []));
    yield await lookedUp(
      (id) => sites.row(id),
      (known) => {
        const about = { site: (id: string) => known(id)?.name, person: names.of };
        const allowed = page.filter((entry) => isAllowed(known(entry.site)));
        return allowed.map((entry) => journalRecord(entry, about));
      },
    );
    after = last.position;
  }
}
