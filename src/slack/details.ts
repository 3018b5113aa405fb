import type { Person } from '../sites/index.ts';
import { replies } from '../text/index.ts';
import { type LockSurvey, nameOfLock, sortLocks, troubleOf } from '../verification/index.ts';
import type { Bot } from './bot.ts';
import type { Press } from './buttons.ts';
import { detailsModal, type LongList, sorryModal } from './messages/index.ts';
import { permit } from './press.ts';
import type { Verifier } from './verify.ts';

/**
 * Shows what the report's message leaves out; another page of it takes the place of the one that is
 * open.
 */
export async function openDetails(
  bot: Bot,
  verifier: Verifier,
  press: Extract<Press, { do: 'details' }>,
  person: Person,
  by: { readonly trigger: string; readonly view: string | undefined },
): Promise<void> {
  const permission = permit(bot, press, person);
  const site = permission.allowed ? await bot.sites.get(press.site) : undefined;
  const view = !permission.allowed
    ? sorryModal(permission.why)
    : !site?.report
      ? sorryModal(site ? replies.notVerified : replies.gone)
      : detailsModal(
          site,
          longLists(verifier.survey(site.id), site.requiredLocks),
          press.page ?? 0,
        );
  if (by.view === undefined) await bot.web.views.open({ trigger_id: by.trigger, view });
  else await bot.web.views.update({ view_id: by.view, view });
}

/** Every name, where the locks that the last run saw are still in memory. */
function longLists(
  survey: LockSurvey | undefined,
  said: Parameters<typeof sortLocks>[1],
): LongList[] {
  if (!survey) return [];
  const sorted = sortLocks(survey.locks, said);
  if (sorted === 'unanswered') return [];
  const trouble = troubleOf(sorted.installed, survey.observations);
  const lists: readonly (readonly [string, (typeof trouble)[keyof typeof trouble]])[] = [
    ['Without an active access right for the API', trouble.without],
    ['Only in zones that the API user may not see', trouble.outside],
    ['To be ordered and programmed', trouble.notProgrammed],
    ['Standard access rights being taken away', trouble.removed],
    ['Planned', sorted.aside.planned],
    ['Not in use', sorted.aside['not-in-use']],
    ['Hidden', sorted.aside.hidden],
  ];
  return lists.flatMap(([title, locks]) =>
    locks.length > 0 ? [{ title, names: locks.map(nameOfLock) }] : [],
  );
}
