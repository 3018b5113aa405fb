import type { Sites } from '../sites/index.ts';
import type { Journal } from '../storage/index.ts';
import { type LockSurvey, nameOfLock, sortLocks, troubleOf } from '../verification/index.ts';
import type { LongList } from './answer.ts';
import type { Presses } from './presses.ts';
import type { Verifier } from './verifier/index.ts';

const entriesAPage = 50;

/** What is looked at page by page. */
export function createShowing(
  sites: Pick<Sites, 'get'>,
  verifier: Pick<Verifier, 'survey'>,
  journal: Pick<Journal, 'entries'>,
): Presses<'details' | 'timeline'> {
  return {
    /** What the report's message leaves out. */
    async details({ site: id, page = 0 }, { reply }) {
      const site = await sites.get(id);
      if (!site) return reply({ answer: 'gone' });
      if (!site.report) return reply({ answer: 'not-verified' });
      const lists = longLists(await verifier.survey(id), site.requiredLocks);
      return reply({ form: 'details', site, lists, page });
    },
    /** What has happened at a site, the newest first. */
    async timeline({ site: id, trail = [] }, { row, reply }) {
      if (!row) return;
      const before = trail.at(-1);
      const found = await journal.entries(id, {
        limit: entriesAPage + 1,
        ...(before !== undefined && { before }),
      });
      const page = {
        ...{ entries: found.slice(0, entriesAPage), more: found.length > entriesAPage, trail },
      };
      return reply({ form: 'timeline', site: { id, name: row.name }, page });
    },
  };
}

/** Every name, where the locks that the last run saw are still in memory. */
function longLists(
  survey: LockSurvey | undefined,
  said: Parameters<typeof sortLocks>[1],
): LongList[] {
  if (!survey) return [];
  const sorted = sortLocks(survey.locks, said);
  if (sorted === 'unanswered') return [];
  const { without, outside, notProgrammed, removed } = troubleOf(
    sorted.installed,
    survey.observations,
  );
  const { planned, hidden, 'not-in-use': notInUse } = sorted.aside;
  const lists = [
    { list: 'without', locks: without },
    { list: 'outside', locks: outside },
    { list: 'not-programmed', locks: notProgrammed },
    { list: 'removed', locks: removed },
    { list: 'planned', locks: planned },
    { list: 'not-in-use', locks: notInUse },
    { list: 'hidden', locks: hidden },
  ] as const;
  return lists.flatMap(({ list, locks }) =>
    locks.length > 0 ? [{ list, names: locks.map(nameOfLock) }] : [],
  );
}
