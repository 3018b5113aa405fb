import {
  difference,
  mayName,
  mergePeople,
  type Person,
  type SitePeopleChosen,
  type SiteRow,
  setPeople,
} from '../sites/index.ts';
import { refusal, replies, roleReplies, name as shown, siteReplies } from '../text/index.ts';
import { type Bot, change } from './bot.ts';
import type { Parts } from './edges.ts';
import { words } from './messages/index.ts';
import { registerSiteForm } from './site-form.ts';

/** The sent form that says whose a site is. */
export const registerSitePeople = (parts: Parts): void =>
  registerSiteForm<SitePeopleChosen>(parts, {
    id: 'site-people',
    action: 'manage',
    read: (field) => ({
      responsible: field('responsible').selected_user ?? '',
      others: field('others').selected_users ?? [],
    }),
    problems: (_bot, { responsible }) =>
      responsible === '' ? { responsible: siteReplies.responsibleHint } : {},
    async follow(bot, chosen, { row, carried, person, input, reply }) {
      const { installers: opened } = carried;
      const refused = await refusalOf(bot, person, row, opened, [
        chosen.responsible,
        ...chosen.others,
      ]);
      if (refused !== undefined) return reply(words(refused));
      const after = await change(bot, row.id, (site) =>
        setPeople(site, input, mergePeople(site.installers, opened, chosen)),
      );
      return reply(
        words(after ? siteReplies.peopleKept(shown(after.name), after.installers) : replies.gone),
      );
    },
  });

/** Why one of those who come may not be named so; undefined where all may. */
async function refusalOf(
  bot: Bot,
  by: Person,
  row: SiteRow,
  before: readonly string[],
  after: readonly string[],
): Promise<string | undefined> {
  for (const id of difference(before, after).came) {
    if (!(await bot.people.isHuman(id))) return roleReplies.noHuman(id);
    const verdict = mayName(by, await bot.people.get(id), 'installer', row);
    if (!verdict.allowed) return refusal(verdict.by, row);
  }
  return undefined;
}
