import type { SiteQueries } from './queries.ts';
import type { SiteRow } from './row.ts';
import type { Sees } from './sees.ts';

/** Rows that are read at a time: between two pages other work goes on. */
const rowsAtATime = 50;

/** All that somebody sees, archived ones too, page by page, by ID. */
export async function* pagesOf(
  queries: Pick<SiteQueries, 'pageById'>,
  sees: Sees,
): AsyncGenerator<readonly SiteRow[]> {
  for (let after = ''; ; ) {
    const page = await queries.pageById(sees, after, rowsAtATime);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}
