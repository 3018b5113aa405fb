import { listenerInDirectMessage, listenerInThread, roleOn, type SiteRow } from '../sites/index.ts';
import { clip, flat, replies } from '../text/index.ts';
import { type Bot, inputOf, once, type Reply } from './bot.ts';
import { button, buttons } from './buttons.ts';
import { isCommand, looksLikeCommand, runCommand } from './commands.ts';
import { hearTyped, ownerOfPassword } from './conversation.ts';
import { type Message, section } from './messages/index.ts';
import { tellNothingAsked } from './open.ts';
import { sayWith } from './say-with.ts';
import { behindMention, typedText } from './typed-text.ts';
import type { Verifier } from './verify.ts';

/** A message that somebody wrote where the bot can read. */
export interface Heard {
  readonly user: string;
  readonly channel: string;
  readonly isDirectMessage: boolean;
  readonly ts: string;
  readonly thread?: string | undefined;
  /** As Slack sends it, escaped. */
  readonly text: string;
}

/**
 * Hears a message: an answer in a set-up, or a command. One `@Livion` message comes as two events,
 * so it is remembered by its place. What is said in channels outside of set-ups is dropped unread.
 */
export async function hearMessage(
  bot: Bot,
  verifier: Verifier,
  botUser: string,
  heard: Heard,
): Promise<void> {
  const request = `message:${heard.channel}:${heard.ts}`;
  const mentioned = heard.text.trimStart().startsWith(`<@${botUser}`);
  const inThread =
    !heard.isDirectMessage && heard.thread !== undefined
      ? listenerInThread(bot.sites.rows(), heard.channel, heard.thread)
      : undefined;
  if (!heard.isDirectMessage && !inThread && !mentioned) return;
  await once(bot, request, heard.user, async () => {
    const person = await bot.people.get(heard.user);
    const text = typedText(mentioned ? behindMention(heard.text) : heard.text);
    const input = inputOf(bot, heard.user, request);
    const reply = replyTo(bot, heard);
    const answer = (row: SiteRow) => hearTyped(bot, verifier, row, person, input, text, reply);
    if (inThread) return isOfSite(inThread, heard.user) ? answer(inThread) : undefined;
    const wanted = { person, request, inDirectMessage: heard.isDirectMessage };
    const channel = heard.isDirectMessage ? undefined : heard.channel;
    const asCommand = () => runCommand(bot, verifier, { ...wanted, text, channel }, reply);
    if (!heard.isDirectMessage) return asCommand();
    const listener = listenerInDirectMessage(bot.sites.rows(), heard.user);
    if (looksLikeCommand(text)) return asCommand();
    if (listener.to === 'nobody')
      return isCommand(text) ? asCommand() : tellNothingAsked(bot, wanted, reply);
    if (listener.to === 'site') return answer(listener.site);
    const owner = await ownerOfPassword(bot, listener.sites, text);
    return owner ? answer(owner) : reply(whichOne(listener.sites, text));
  });
}

/** In a thread others talk, too: only the words of the site's people count. */
const isOfSite = (row: SiteRow, user: string): boolean =>
  roleOn(row, user) !== undefined || row.conversation.person === user;

/** A button's value holds 2,000 characters, and JSON needs up to two for one. */
const longestWord = 800;

/**
 * Asks which set-up a word is for, and keeps the word in the button; never where a password is
 * asked for.
 */
function whichOne(sites: readonly SiteRow[], text: string): Message {
  const careful = sites.some((site) => site.asked === 'password');
  const question = careful ? replies.unclearPassword : replies.unclear;
  const choices = sites.map((site) =>
    button(
      clip(flat(site.name), 70),
      careful
        ? { do: 'go-on', site: site.id }
        : { do: 'word', site: site.id, text: clip(text, longestWord) },
    ),
  );
  return { blocks: [section(question), buttons(...choices)] };
}

/** In a direct message everybody there may read the answer; in a channel only the one who asked. */
function replyTo(bot: Bot, { channel, user, thread, isDirectMessage }: Heard): Reply {
  return (message) =>
    sayWith(message, (content) =>
      isDirectMessage
        ? bot.web.chat.postMessage({ channel, ...content, unfurl_links: false })
        : bot.web.chat.postEphemeral({
            ...{ channel, ...content, user },
            ...(thread !== undefined && { thread_ts: thread }),
          }),
    );
}
