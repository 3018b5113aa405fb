import { wrongIn } from '../../checklist/index.ts';
import type { CheckScope, Site, Sites } from '../../sites/index.ts';
import { isoTime, type Pages, type TableRow } from './write.ts';

/** In this order, which stays: new columns come behind. Times are ISO 8601 in UTC. */
export const checkedColumns = [
  'id',
  'name',
  'before',
  'now',
  'wrong_findings',
  'last_verified_at',
] as const;
export type CheckedColumn = (typeof checkedColumns)[number];

const atATime = 50;

/** What a check of all sites came to, a line each: those without a password, too. */
export async function* checkedPages(
  sites: Pick<Sites, 'get'>,
  { check, withoutPassword }: CheckScope,
  run: string,
): Pages<CheckedColumn> {
  const rows = [...check, ...withoutPassword];
  for (let from = 0; from < rows.length; from += atATime) {
    const read = await Promise.all(rows.slice(from, from + atATime).map(({ id }) => sites.get(id)));
    yield read.filter((site) => site !== undefined).map((site) => recordOf(site, run));
  }
}

function recordOf(site: Site, run: string): TableRow<CheckedColumn> {
  const { id, name, checked, password, report } = site;
  const ours = checked?.run === run ? checked : undefined;
  return {
    ...{ id, name, before: ours?.was ?? null },
    now: ours?.is ?? (password === undefined ? 'no-password' : 'not-checked'),
    wrong_findings: wrongIn(report).map(({ code }) => code),
    last_verified_at: isoTime(report?.at),
  };
}
