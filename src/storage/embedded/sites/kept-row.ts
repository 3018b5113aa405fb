import { gravity, type SiteRow } from '../../../sites/index.ts';
import { peopleOf, siteColumns } from '../../site-columns.ts';
import type { KeptRow } from '../beside/index.ts';

/** @param stamp of the document that it was made of; undefined: made anew at the next start */
export function keptRow(row: SiteRow, stamp: string | undefined): KeptRow {
  const { key, ...values } = siteColumns(row);
  return {
    ...{ id: row.id, stamp: stamp ?? null, key, knownPasswords: row.knownPasswords },
    people: peopleOf(row).map(({ person, role, installs }) => [person, role, installs]),
    values: { ...values, body: JSON.stringify(row), gravity: gravity({}) },
  };
}
