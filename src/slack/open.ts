import leven from 'leven';
import { sees } from '../overview/index.ts';
import {
  begin,
  type Conversation,
  may,
  nameKey,
  newSite,
  type Person,
  resume,
  type SiteRow,
  twinOfName,
} from '../sites/index.ts';
import { alertReplies, clip, refusal, replies, name as shown } from '../text/index.ts';
import { type Bot, change, inputOf, type Reply } from './bot.ts';
import { isIn } from './channels.ts';
import { choiceMessage, words } from './messages/index.ts';

/** Where a set-up was asked for. */
export interface Wanted {
  readonly person: Person;
  readonly request: string;
  /** `here`: the channel that holds it; without it, the person's direct message does. */
  readonly here?: string | undefined;
  /** What was asked for in a direct message needs no word there about going on in it. */
  readonly inDirectMessage: boolean;
  /** A step is asked where it was typed: a new site is opened only after a question. */
  readonly isMidway?: boolean;
}

/** Who typed a command, and where. */
export interface Asked extends Wanted {
  /** The channel it was typed in, for `here`; undefined in a direct message. */
  readonly channel: string | undefined;
}

const conversationOf = ({ person, here }: Wanted): Conversation =>
  here === undefined
    ? { kind: 'dm', person: person.id }
    : { kind: 'thread', person: person.id, channel: here };

/**
 * Names that are being given now, so that two people at the same time do not give the same one
 * twice.
 */
const naming = new Set<string>();

/**
 * Does what gives a site this name, unless somebody else is giving it at this moment.
 * @returns whether it was done
 */
export async function givingName(name: string, work: () => Promise<unknown>): Promise<boolean> {
  const key = nameKey(name);
  if (naming.has(key)) return false;
  naming.add(key);
  try {
    await work();
    return true;
  } finally {
    naming.delete(key);
  }
}

/**
 * `/livion setup [name]`: goes on with the site of that name, or opens it; asks first where a name
 * is nearly the same.
 */
export async function setUp(
  bot: Bot,
  wanted: Wanted,
  name: string | undefined,
  reply: Reply,
): Promise<void> {
  const visible = visibleSites(bot, wanted.person);
  if (name === undefined) return setUpOwn(bot, wanted, visible, reply);
  const key = nameKey(name);
  const verdict = may(wanted.person, 'open-site');
  const exact = visible.filter((site) => site.id === name || site.key === key);
  const [first, ...others] = exact;
  if (first && others.length === 0) return goOn(bot, wanted, first, reply);
  if (first) return reply(choiceMessage(replies.several, exact));
  if (!verdict.allowed) return reply(words(refusal(verdict.by)));
  const near = visible.filter((site) => isNear(site.key, key));
  if (near.length > 0) {
    const create = { name, here: wanted.here !== undefined };
    return reply(choiceMessage(replies.nearName(shown(name)), near, create));
  }
  if (wanted.isMidway) {
    const create = { name, here: wanted.here !== undefined };
    return reply(choiceMessage(replies.openNew(shown(name)), [], create));
  }
  return open(bot, wanted, name, reply);
}

/** Part of each other, or a letter or two apart. */
function isNear(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  const most = Math.min(2, Math.floor(Math.min(a.length, b.length) / 3));
  return leven(a, b, { maxDistance: most + 1 }) <= most;
}

async function setUpOwn(
  bot: Bot,
  wanted: Wanted,
  visible: readonly SiteRow[],
  reply: Reply,
): Promise<void> {
  const own = ownOpen(wanted, visible);
  const [first, ...others] = own;
  if (first && others.length === 0) return goOn(bot, wanted, first, reply);
  const verdict = may(wanted.person, 'open-site');
  if (!first && !verdict.allowed) return reply(words(refusal(verdict.by)));
  return reply(choiceMessage(first ? replies.whichSite : replies.nameIt, own, 'ask-name'));
}

/** Somebody types while no step is asked: what they can go on with. */
export async function tellNothingAsked(bot: Bot, wanted: Wanted, reply: Reply): Promise<void> {
  const verdict = may(wanted.person, 'open-site');
  const own = ownOpen(wanted, visibleSites(bot, wanted.person));
  if (own.length === 0 && !verdict.allowed) return reply(words(refusal(verdict.by)));
  return reply(choiceMessage(replies.nothingAsked, own, 'ask-name'));
}

const ownOpen = ({ person }: Wanted, visible: readonly SiteRow[]): SiteRow[] =>
  visible
    .filter(
      (site) => site.installers.includes(person.id) && !site.archived && site.asked !== undefined,
    )
    .toSorted((a, b) => b.askedAt - a.askedAt);

/** Opens a new site, unless somebody is opening it at this moment. */
export async function open(bot: Bot, wanted: Wanted, name: string, reply: Reply): Promise<void> {
  const verdict = may(wanted.person, 'open-site');
  if (!verdict.allowed) return reply(words(refusal(verdict.by)));
  const clean = clip(name.replace(/\s+/gu, ' '), 200);
  if (clean === '') return reply(choiceMessage(replies.nameIt, [], 'ask-name'));
  if (!(await isHeld(bot, wanted, reply))) return;
  const there = twinOfName(bot.sites.rows(), clean);
  if (there) return goOn(bot, wanted, there, reply);
  const isOpened = await givingName(clean, async () => {
    const at = bot.clock.now();
    const id = bot.newId();
    const site = newSite({
      id,
      name: clean,
      by: wanted.person.id,
      at,
      conversation: conversationOf(wanted),
    });
    await bot.sites.update(id, () => begin({ ...site, requests: [wanted.request] }, at));
  });
  if (isOpened) await tellWhere(wanted, clean, reply);
}

/** Takes a site up again, where it is now wanted. */
export async function goOn(bot: Bot, wanted: Wanted, row: SiteRow, reply: Reply): Promise<void> {
  const verdict = may(wanted.person, 'set-up', row);
  if (!verdict.allowed) return reply(words(refusal(verdict.by, row)));
  if (row.archived) return reply(words(replies.archived(shown(row.name))));
  if (!(await isHeld(bot, wanted, reply))) return;
  await change(bot, row.id, (site) =>
    resume(site, inputOf(bot, wanted.person.id, wanted.request), conversationOf(wanted)),
  );
  await tellWhere(wanted, row.name, reply);
}

/** Whether the bot can hold it where it is wanted; says so where it cannot. */
async function isHeld({ web }: Bot, { here }: Wanted, reply: Reply): Promise<boolean> {
  if (here === undefined || (await isIn(web, here))) return true;
  await reply(words(alertReplies.notInChannel(here)));
  return false;
}

async function tellWhere(wanted: Wanted, name: string, reply: Reply): Promise<void> {
  if (wanted.here !== undefined) await reply(words(replies.inThread(shown(name))));
  else if (!wanted.inDirectMessage) await reply(words(replies.inDirectMessage(shown(name))));
}

/** The sites that this person may see, those that need somebody first. */
export function visibleSites(bot: Bot, person: Person): SiteRow[] {
  const visible = sees(person, 'see');
  return bot.estate
    .sites()
    .map(({ row }) => row)
    .filter(visible);
}
