import { type Input, nameKey, type SiteRow } from '../sites/index.ts';
import { name as shown, siteReplies } from '../text/index.ts';
import type { Bot, Reply } from './bot.ts';
import type { Parts } from './edges.ts';
import { leftAtIloqMessage, words } from './messages/index.ts';
import { registerSiteForm } from './site-form.ts';
import type { Verifier } from './verify.ts';

/** The sent form that deletes a site for good: its name was typed, or its ID. */
export const registerDelete = (parts: Parts): void =>
  registerSiteForm<string>(parts, {
    id: 'delete-site',
    action: 'administer',
    read: (field) => field('name').value ?? '',
    problems: (_bot, typed, { id, name }) =>
      nameKey(typed) === nameKey(name) || typed.trim() === id
        ? {}
        : { name: siteReplies.wrongName },
    async follow(bot, _typed, { row, input, reply }) {
      await parts.verifier.cancel(row.id, input);
      const withdrawn = await bot.webhooks.withdraw(row.id);
      if (withdrawn.left === 'something')
        return reply(leftAtIloqMessage(row.id, siteReplies.leftAtIloq(shown(row.name), withdrawn)));
      await deleteForGood(bot, row, input, reply);
    },
  });

/** Deletes a site though its subscriptions stay at iLOQ: they were told, and said so. */
export async function deleteAnyway(
  bot: Bot,
  verifier: Verifier,
  row: SiteRow,
  input: Input,
  reply: Reply,
): Promise<void> {
  await verifier.cancel(row.id, input);
  await deleteForGood(bot, row, input, reply);
}

async function deleteForGood(
  bot: Bot,
  { id, name }: SiteRow,
  { by, at }: Input,
  reply: Reply,
): Promise<void> {
  await bot.deletion.delete(id, by, at);
  await reply(words(siteReplies.deleted(shown(name))));
}
