import { missingForLogin, type Person } from '../sites/index.ts';
import { labels, list, name, replies, titleOf } from '../text/index.ts';
import type { Bot, Reply } from './bot.ts';
import { link, type Press } from './buttons.ts';
import { contentOf, type Message, section, words } from './messages/index.ts';
import { permit } from './press.ts';

/**
 * Links to the bot's own pages. A link is a secret: it goes into the answer that only the person
 * who pressed sees, never into an effect, metadata or a log line.
 */

const linkMessage = (text: string, label: string, url: string): Message => ({
  blocks: [
    section(text),
    { type: 'actions' as const, elements: [{ ...link(label, url), style: 'primary' as const }] },
  ],
});

/** Gives the person who pressed a link to the page that takes the password. */
export async function offerPasswordPage(
  bot: Bot,
  press: Extract<Press, { do: 'password' }>,
  person: Person,
  reply: Reply,
): Promise<void> {
  const permission = permit(bot, press, person);
  if (!permission.allowed) return reply(words(permission.why));
  const site = await bot.sites.get(press.site);
  if (!site || !bot.pages) return reply(words(replies.gone));
  const missing = missingForLogin(site);
  if (missing.length > 0) return reply(words(replies.passwordNeeds(list(missing.map(titleOf)))));
  const purpose = !press.verify ? 'enter' : press.onceMore ? 'verify-once-more' : 'verify';
  const { token } = await bot.pages.links.issue({ site: site.id, person: person.id, purpose });
  await reply(
    linkMessage(
      replies.passwordLink(name(site.name)),
      labels.enterSafely,
      addressOf(bot.pages.url, token),
    ),
  );
}

/**
 * Gives the person who pressed a link to the credentials; the code that opens it goes to them in a
 * message of its own.
 */
export async function offerCredentials(
  bot: Bot,
  press: Extract<Press, { do: 'reveal' }>,
  person: Person,
  reply: Reply,
): Promise<void> {
  const permission = permit(bot, press, person);
  if (!permission.allowed) return reply(words(permission.why));
  const { row } = permission;
  if (!row || !bot.pages) return reply(words(replies.gone));
  const { token, code } = await bot.pages.links.issue({
    site: row.id,
    person: person.id,
    purpose: 'reveal',
  });
  if (!(await sendCode(bot, person, replies.code(name(row.name), code)))) {
    await bot.pages.links.use(token);
    return reply(words(replies.codeNotSent));
  }
  await reply(
    linkMessage(
      replies.credentialsLink(name(row.name)),
      labels.openPage,
      addressOf(bot.pages.url, token),
    ),
  );
}

const addressOf = (url: string, token: string): string => `${url}/credentials/${token}`;

/**
 * By direct message at once, and not as an effect: the code must not lie on disk. Errors are not
 * logged for the same reason.
 */
async function sendCode({ web, log }: Bot, person: Person, text: string): Promise<boolean> {
  try {
    const { channel } = await web.conversations.open({ users: person.id });
    if (channel?.id === undefined) return false;
    await web.chat.postMessage({
      channel: channel.id,
      ...contentOf(words(text)),
      unfurl_links: false,
      unfurl_media: false,
    });
    return true;
  } catch {
    log.warn({ user: person.id }, 'a code could not be sent by direct message');
    return false;
  }
}
