import type { Person } from '../sites/index.ts';
import { replies } from '../text/index.ts';
import type { Bot } from './bot.ts';
import type { Press } from './buttons.ts';
import { deleteModal, peopleModal, renameModal, sorryModal } from './messages/index.ts';
import { permit } from './press.ts';

const modals = { rename: renameModal, people: peopleModal, delete: deleteModal } as const;

export type FormPress = Extract<Press, { do: keyof typeof modals }>;
export const opensForm = (press: Press): press is FormPress => Object.hasOwn(modals, press.do);

/** Opens one of the menu's forms at once: a trigger lives for three seconds only. */
export async function openSiteForm(
  bot: Bot,
  press: FormPress,
  person: Person,
  trigger: string,
): Promise<void> {
  const permission = permit(bot, press, person);
  const site = permission.allowed ? await bot.sites.get(press.site) : undefined;
  const view = !permission.allowed
    ? sorryModal(permission.why)
    : site
      ? modals[press.do](site)
      : sorryModal(replies.gone);
  await bot.web.views.open({ trigger_id: trigger, view });
}
