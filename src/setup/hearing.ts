import type { AskId } from '../checklist/index.ts';
import { clip } from '../clip.ts';
import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import { KeyedMutex } from '../keyed-mutex.ts';
import {
  change,
  isLongAway,
  isValueStep,
  type Listener,
  may,
  passwordDeleted,
  roleOn,
  type SiteQueries,
  type SiteRow,
  type Sites,
} from '../sites/index.ts';
import type { Answer } from './answer.ts';
import type { RunCommand } from './commands.ts';
import type { Conversation } from './conversation.ts';
import { choices } from './find-site.ts';
import { type LetThrough, ownerOfPassword } from './known-passwords.ts';
import type { WithNames } from './mentioned-names.ts';
import type { Opening } from './opening.ts';
import { longestCarried } from './pressed.ts';
import { isCommand, readSaid, type Typed, textOf } from './reading/index.ts';
import type { By, Sent, Take } from './take.ts';

/** A message that somebody wrote, or edited, where the bot can read. */
export interface Written extends Omit<Sent, 'where'> {
  readonly channel: string;
  /** When, as Slack writes times. */
  readonly ts: string;
  readonly isDirectMessage: boolean;
  /** The first message of the thread that it stands in. */
  readonly thread: string | undefined;
  /** The bot is called by its name. */
  readonly isMention: boolean;
  readonly isEdited: boolean;
  /** A picture, a recording or another file came with it. */
  readonly hasFiles: boolean;
  /** What it says to the bot; undefined where it is longer than anybody reads. */
  readonly read: () => Promise<Typed | undefined>;
}

export type HearMessage = (written: Written) => Promise<void>;

/** Hears an answer in a set-up, or a command; what else is said in channels is dropped unread. */
export function createHearing(parts: {
  readonly take: Take;
  readonly letThrough: LetThrough;
  readonly sites: Pick<Sites, 'get'>;
  readonly queries: Pick<SiteQueries, 'listenerInDirectMessage' | 'listenerInThread'>;
  readonly custody: Pick<Custody, 'matches' | 'anywhere'>;
  readonly withNames: WithNames;
  readonly runCommand: RunCommand;
  readonly conversation: Pick<Conversation, 'hear'>;
  readonly opening: Pick<Opening, 'tellNothingAsked' | 'askToGoOn'>;
  readonly clock: Clock;
}): HearMessage {
  const { take, letThrough, queries, withNames, runCommand, conversation, opening, clock } = parts;

  const turns = new KeyedMutex();

  /** A place in the row of what is typed in one conversation, as it arrives. */
  function takeTurn({ channel, thread, isDirectMessage }: Written) {
    const mine = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    void turns.run(isDirectMessage ? channel : `${channel} ${thread}`, () => {
      mine.resolve();
      return over.promise;
    });
    return { mine: mine.promise, letGo: over.resolve };
  }

  return async (written) => {
    const turn = takeTurn(written);
    try {
      await hearInTurn(written, turn);
    } finally {
      turn.letGo();
    }
  };

  async function hearInTurn(written: Written, turn: ReturnType<typeof takeTurn>): Promise<void> {
    const { user, channel, thread, isDirectMessage, isMention, reply } = written;
    const siteOfThread = async (): Promise<SiteRow | undefined> =>
      isDirectMessage || thread === undefined
        ? undefined
        : queries.listenerInThread(channel, thread);
    const inThread = await siteOfThread();
    const isForSite = inThread !== undefined && isOfSite(inThread, user);
    if (!isDirectMessage && !isMention && !isForSite) return;
    const where = { channel: isDirectMessage ? undefined : channel, isDirectMessage };
    await take({ ...written, where }, async (taken) => {
      const by = { ...taken, letGo: turn.letGo };
      // What is asked is known once the word before has been heard.
      await turn.mine;
      const listener: Listener = isDirectMessage
        ? await queries.listenerInDirectMessage(user, clock.now())
        : isForSite
          ? { to: 'site', site: (await siteOfThread()) ?? inThread }
          : { to: 'nobody' };
      const told =
        isDirectMessage && listener.to === 'site' ? ofSite(by, listener.site.name).reply : reply;
      if (written.isEdited) return told({ answer: 'edited', midway: listener.to !== 'nobody' });
      const read = await written.read();
      if (!read) return reply({ answer: 'too-long' });
      const typed = await withNames(read);
      const away =
        isDirectMessage && listener.to === 'site' && isLongAway(listener.site, clock.now());
      const asked = away ? undefined : askedBy(listener);
      const isCalled = isMention && (!isForSite || typed.length === 0);
      if (isCalled || isCommand(typed, asked)) {
        const isMidway = asked !== undefined;
        return runCommand({ ...by, where: { ...where, isMidway } }, typed);
      }
      if (written.hasFiles && (textOf(typed) === '' || isValueStep(asked)))
        return told({ answer: 'cannot-see', ask: asked });
      await (away ? hearAway : answer)(by, written, listener, typed);
    });
  }

  async function answer(
    by: By,
    { isDirectMessage, thread, ts }: Written,
    listener: Listener,
    typed: Typed,
  ): Promise<void> {
    const hear = async (row: SiteRow): Promise<void> => {
      const inMainLine = !isDirectMessage || thread === undefined;
      const { reply } = isDirectMessage ? ofSite(by, row.name) : by;
      let isAnswered = inMainLine;
      const told: By['reply'] = (answered) => {
        isAnswered = true;
        return reply(answered);
      };
      await conversation.hear({ ...by, reply: told }, row, { typed, ts });
      // A set-up goes on in the main line; who wrote in a thread is told there.
      if (!isAnswered) await reply({ answer: 'goes-on-below' });
    };
    switch (listener.to) {
      case 'nobody':
        return letThrough(by, textOf(typed), () => hearNothingAsked(by, typed));
      case 'site':
        return hear(listener.site);
      case 'unclear': {
        const text = textOf(typed);
        const owner = await ownerOfPassword(parts, listener.sites, text);
        return owner
          ? hear(owner)
          : letThrough(by, text, () => by.reply(whichOne(listener.sites, text)));
      }
    }
  }

  /** Nobody has said a word for days: it may be about anything. */
  async function hearAway(
    by: By,
    written: Written,
    listener: Listener,
    typed: Typed,
  ): Promise<void> {
    if (listener.to !== 'site') return;
    const { site } = listener;
    const text = textOf(typed);
    const owner = await ownerOfPassword(parts, [site], text);
    if (owner) return answer(by, written, listener, typed);
    return letThrough(by, text, () => opening.askToGoOn(by, site, text));
  }

  /** Nothing is asked: a greeting is answered with what there is to do, anything else likewise. */
  function hearNothingAsked(by: By, typed: Typed): Promise<void> {
    const { person, reply } = by;
    const { said } = readSaid(textOf(typed), undefined);
    if (!may(person, 'see').allowed) return opening.tellNothingAsked(by, textOf(typed));
    if (said === 'thanks') return reply({ answer: 'thanks' });
    if (said === 'hello' || said === 'help' || said === 'lost') return reply({ answer: 'help' });
    return opening.tellNothingAsked(by, textOf(typed));
  }
}

/**
 * Somebody has deleted a message: where it was warned that a password stood in it, thanks.
 * @param message the request that it was
 */
export const createHearDeleted =
  (sites: Sites, queries: Pick<SiteQueries, 'concerning'>, clock: Clock) =>
  async (user: string, message: string): Promise<void> => {
    for (const id of await queries.concerning(user))
      await change(sites, id, (site) => passwordDeleted(site, clock.now(), message));
  };

/** A direct message may be about several sites: an answer about one begins with its name. */
const ofSite = (by: By, site: string): By => ({
  ...by,
  reply: (answer) => by.reply({ ...answer, of: site }),
});

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

/** In a thread others talk, too: only the words of the site's people count. */
const isOfSite = (row: SiteRow, user: string): boolean =>
  roleOn(row, user) !== undefined || row.conversation.person === user;

/** Asks which set-up a word is for, and keeps it in the button; never a password. */
function whichOne(sites: readonly SiteRow[], typed: string): Answer {
  if (sites.some((site) => site.asked === 'password'))
    return { answer: 'choose', why: { answer: 'which-is-open' }, sites: choices(sites) };
  const text = clip(typed, longestCarried);
  return {
    answer: 'choose',
    why: { answer: 'which-is-meant' },
    sites: choices(sites, ({ id: site }) => ({ do: 'word', site, text })),
  };
}
