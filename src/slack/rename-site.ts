import { bare } from '../setup/reading/index.ts';
import { renameSite, type SiteRow, twinOfName } from '../sites/index.ts';
import { clip, name as shown, siteReplies } from '../text/index.ts';
import { type Bot, change } from './bot.ts';
import type { Parts } from './edges.ts';
import { withEmoji } from './emoji.ts';
import { words } from './messages/index.ts';
import { givingName } from './open.ts';
import { registerSiteForm } from './site-form.ts';

/** What is wrong with a site's new name. */
function problemOf(bot: Bot, name: string, { id }: SiteRow): string | undefined {
  if (name === '' || name === '–') return siteReplies.noName;
  return twinOfName(bot.sites.rows(), name, id) ? siteReplies.nameTaken : undefined;
}

/** The sent form that renames a site. */
export const registerRename = (parts: Parts): void =>
  registerSiteForm<string>(parts, {
    id: 'rename',
    action: 'manage',
    read: (field) => clip(bare(field('name').value ?? '').replace(/\s+/gu, ' '), 200),
    problems: (bot, name, row) => {
      const problem = problemOf(bot, name, row);
      return problem === undefined ? {} : { name: problem };
    },
    async follow(bot, typed, { row, input, reply }) {
      const name = await withEmoji(typed);
      const isGiven =
        problemOf(bot, name, row) === undefined &&
        (await givingName(name, () =>
          change(bot, row.id, (site) => renameSite(site, input, name)),
        ));
      await reply(
        words(isGiven ? siteReplies.renamed(shown(row.name), shown(name)) : siteReplies.nameTaken),
      );
    },
  });
