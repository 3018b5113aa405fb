import type { CheckedColumn } from './checked-table.ts';
import type { JournalColumn } from './journal-table.ts';
import type { SiteColumn } from './sites-table.ts';

export { checkedColumns, checkedPages } from './checked-table.ts';
export { defuse, restore } from './defuse.ts';
export {
  journalColumns,
  journalRecord,
} from './journal-table.ts';
export { journalPages, type Names, sitePages } from './pages.ts';
export { separatorFor } from './separator.ts';
export { siteColumns, siteRecord } from './sites-table.ts';
export { type Format, formats, write } from './write.ts';

/** A column of any table that is exported. */
export type Column = SiteColumn | JournalColumn | CheckedColumn;
