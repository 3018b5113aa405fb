import type { AskId } from '../checklist/index.ts';
import { ownerOfPassword } from '../setup/credentials/index.ts';
import { isCommand, readSaid, type Typed, textOf } from '../setup/reading/index.ts';
import {
  isValueStep,
  type Listener,
  listenerInDirectMessage,
  listenerInThread,
  may,
  roleOn,
  type SiteRow,
} from '../sites/index.ts';
import { clip, flat, replies, typedReplies } from '../text/index.ts';
import { type Bot, inputOf, once, type Reply } from './bot.ts';
import { button, buttons } from './buttons.ts';
import { runCommand } from './commands.ts';
import { hearTyped } from './conversation.ts';
import { withNames } from './mentioned-names.ts';
import type { Heard } from './message-event.ts';
import { helpMessage, type Message, section, words } from './messages/index.ts';
import { tellNothingAsked, type Wanted } from './open.ts';
import { sayWith } from './say-with.ts';
import { behindMention, readSent } from './typed-text.ts';
import type { Verifier } from './verify.ts';

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
  const { user, channel, thread, isDirectMessage, isEdited } = heard;
  const request = `message:${channel}:${heard.ts}`;
  const isMention = !isEdited && heard.text.trimStart().startsWith(`<@${botUser}`);
  const inThread =
    !isDirectMessage && thread !== undefined
      ? listenerInThread(bot.sites.rows(), channel, thread)
      : undefined;
  const isForSite = inThread !== undefined && isOfSite(inThread, user);
  if (!isDirectMessage && !isMention && !isForSite) return;
  await once(bot, request, user, async () => {
    const person = await bot.people.get(user);
    const reply = replyTo(bot, heard);
    const listener: Listener = isDirectMessage
      ? listenerInDirectMessage(bot.sites.rows(), user, bot.clock.now())
      : isForSite
        ? { to: 'site', site: inThread }
        : { to: 'nobody' };
    if (isEdited) return reply(words(editedText(listener)));
    const sent = await readSent(heard.text);
    if (!sent) return reply(words(typedReplies.tooLong));
    const typed = await withNames(bot, behindMention(sent, botUser));
    const asked = askedBy(listener);
    const isCalled = isMention && (!isForSite || typed.length === 0);
    if (isCalled || isCommand(typed, asked)) {
      const wanted = { person, request, inDirectMessage: isDirectMessage };
      const where = { channel: isDirectMessage ? undefined : channel };
      const command = { ...wanted, ...where, isMidway: asked !== undefined };
      return runCommand(bot, verifier, command, typed, reply);
    }
    if (heard.hasFiles && (textOf(typed) === '' || isValueStep(asked)))
      return reply(words(typedReplies.cannotSee(asked)));
    const input = inputOf(bot, user, request);
    const answer = async (row: SiteRow): Promise<void> => {
      const inMainLine = !isDirectMessage || thread === undefined;
      let isAnswered = inMainLine;
      const answering: Reply = (message) => {
        isAnswered = true;
        return reply(message);
      };
      await hearTyped(bot, verifier, row, person, input, typed, answering, heard.ts);
      // A set-up goes on in the main line; who wrote in a thread is told there.
      if (!isAnswered) await reply(words(typedReplies.goesOnBelow));
    };
    switch (listener.to) {
      case 'nobody':
        return hearNothingAsked(bot, { person, request, inDirectMessage: true }, typed, reply);
      case 'site':
        return answer(listener.site);
      case 'unclear': {
        const text = textOf(typed);
        const owner = await ownerOfPassword(bot, listener.sites, text);
        return owner ? answer(owner) : reply(whichOne(listener.sites, text));
      }
    }
  });
}

const editedText = (listener: Listener): string =>
  listener.to === 'nobody' ? typedReplies.editedOutside : typedReplies.edited;

/** The step that an answer would be to. */
function askedBy(listener: Listener): AskId | undefined {
  switch (listener.to) {
    case 'nobody':
      return undefined;
    case 'site':
      return listener.site.asked;
    case 'unclear':
      return listener.sites[0]?.asked;
  }
}

/** Nothing is asked: a greeting is answered with what there is to do, anything else likewise. */
function hearNothingAsked(bot: Bot, wanted: Wanted, typed: Typed, reply: Reply): Promise<void> {
  const { said } = readSaid(textOf(typed), undefined);
  if (!may(wanted.person, 'see').allowed) return tellNothingAsked(bot, wanted, reply);
  if (said === 'thanks') return reply(words(typedReplies.thanks));
  if (said === 'hello' || said === 'help' || said === 'lost') return reply(helpMessage());
  return tellNothingAsked(bot, wanted, reply);
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

/**
 * In a direct message everybody there may read the answer; in a channel only the one who asked. What
 * was said in a thread is answered there.
 */
function replyTo(bot: Bot, { channel, user, thread, isDirectMessage }: Heard): Reply {
  return (message) =>
    sayWith(message, (content) => {
      const said = {
        ...{ channel, ...content },
        ...(thread !== undefined && { thread_ts: thread }),
      };
      return isDirectMessage
        ? bot.web.chat.postMessage({ ...said, unfurl_links: false })
        : bot.web.chat.postEphemeral({ ...said, user });
    });
}
