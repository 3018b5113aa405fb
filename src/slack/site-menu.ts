import {
  archiveSite,
  type Input,
  may,
  type Person,
  restoreSite,
  type SiteRow,
  twinOfName,
} from '../sites/index.ts';
import { refusal, replies, name as shown, siteReplies } from '../text/index.ts';
import { type Bot, change, type Reply } from './bot.ts';
import { siteMenuMessage, words } from './messages/index.ts';
import type { Verifier } from './verify.ts';

/** Shows what can be done with a site beside its set-up. */
export async function tellMenu(
  bot: Bot,
  person: Person,
  row: SiteRow,
  reply: Reply,
): Promise<void> {
  const verdict = may(person, 'manage', row);
  if (!verdict.allowed) return reply(words(refusal(verdict.by, row)));
  const site = await bot.sites.get(row.id);
  if (!site) return reply(words(replies.gone));
  const allowed = (action: 'export' | 'administer') => may(person, action, row).allowed;
  return reply(siteMenuMessage(site, { export: allowed('export'), delete: allowed('administer') }));
}

/**
 * Archives a site; a verification under way is ended first, and its subscriptions at iLOQ are
 * looked after.
 */
export async function archive(
  bot: Bot,
  verifier: Verifier,
  row: SiteRow,
  input: Input,
  reply: Reply,
): Promise<void> {
  if (row.archived) return reply(words(siteReplies.archivedAlready(shown(row.name))));
  await verifier.cancel(row.id, input);
  await change(bot, row.id, (site) => archiveSite(site, input));
  await reply(words(siteReplies.archived(shown(row.name))));
  lookAtIloq(bot, row.id);
}

/** Brings an archived site back, unless its name was given to another one. */
export async function restore(bot: Bot, row: SiteRow, input: Input, reply: Reply): Promise<void> {
  if (!row.archived) return reply(words(siteReplies.notArchived(shown(row.name))));
  if (twinOfName(bot.sites.rows(), row.name, row.id))
    return reply(words(siteReplies.takenMeanwhile(shown(row.name))));
  await change(bot, row.id, (site) => restoreSite(site, input));
  await reply(words(siteReplies.restored(shown(row.name))));
  lookAtIloq(bot, row.id);
}

/** Its subscriptions are deleted, or made again; nobody waits for it. */
function lookAtIloq({ webhooks, log }: Bot, site: string): void {
  void webhooks
    .look()
    .catch((error: unknown) => log.error({ err: error, site }, 'subscriptions were not looked at'));
}
