import type { Person } from '../sites/index.ts';
import { replies } from '../text/index.ts';
import type { Bot } from './bot.ts';
import type { Press } from './buttons.ts';
import { entriesAPage, sorryModal, timelineModal } from './messages/index.ts';
import { permit } from './press.ts';
import type { PressedView } from './reply.ts';

/**
 * Shows what has happened at a site; another page of it takes the place of the one that is open.
 */
export async function openTimeline(
  bot: Bot,
  press: Extract<Press, { do: 'timeline' }>,
  person: Person,
  by: { readonly trigger: string; readonly view: PressedView | undefined },
): Promise<void> {
  const permission = permit(bot, press, person);
  const view = !permission.allowed
    ? sorryModal(permission.why)
    : !permission.row
      ? sorryModal(replies.gone)
      : timelineModal(permission.row, await pageOf(bot, press));
  const { trigger, view: pressedIn } = by;
  if (pressedIn?.type !== 'modal') await bot.web.views.open({ trigger_id: trigger, view });
  else if (pressedIn.callback_id === view.callback_id)
    await bot.web.views.update({ view_id: pressedIn.id, view });
  // Closing it leads back to what it was opened from.
  else await bot.web.views.push({ trigger_id: trigger, view });
}

async function pageOf(bot: Bot, { site, trail = [] }: Extract<Press, { do: 'timeline' }>) {
  const before = trail.at(-1);
  const found = await bot.journal.entries(site, {
    limit: entriesAPage + 1,
    ...(before !== undefined && { before }),
  });
  return { entries: found.slice(0, entriesAPage), more: found.length > entriesAPage, trail };
}
