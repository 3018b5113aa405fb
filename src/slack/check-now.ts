import type { Input, SiteRow } from '../sites/index.ts';
import { name, replies } from '../text/index.ts';
import type { Bot, Reply } from './bot.ts';
import { passwordButtonMessage, words } from './messages/index.ts';
import type { Verifier } from './verify.ts';

/** Has a site verified for somebody who asks from elsewhere than its conversation; `may` has been asked. */
export async function checkNow(
  bot: Bot,
  verifier: Verifier,
  row: SiteRow,
  input: Input,
  reply: Reply,
): Promise<void> {
  if (row.archived) return reply(words(replies.archived(name(row.name))));
  if (!bot.custody.stores) return reply(passwordButtonMessage(row));
  await verifier.request(row.id, input, { onceMore: false });
  await reply(words(replies.verifying(name(row.name))));
}
