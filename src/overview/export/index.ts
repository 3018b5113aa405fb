export { defuse, restore } from './defuse.ts';
export {
  type JournalColumn,
  type JournalNames,
  journalColumns,
  journalRecord,
} from './journal-table.ts';
export { journalPages, type Names, sitePages } from './pages.ts';
export { separatorFor } from './separator.ts';
export { type SiteColumn, siteColumns, siteRecord } from './sites-table.ts';
export { type Format, formats, type Pages, type Value, type Written, write } from './write.ts';
