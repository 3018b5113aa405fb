import { isDeepStrictEqual } from 'node:util';
import type { Undeliverable } from '../alerts/index.ts';
import { type AskId, verdictOf } from '../checklist/index.ts';
import { type Effect, type MessageRef, type OutboxEntry, stamped } from './effect.ts';
import { forgetMessage, type Site, say } from './site.ts';

/** Where a message stands; undefined where there was nothing to say, or nothing to remember. */
export type Posted = MessageRef | undefined;

const without = (site: Site, id: string): Site => ({
  ...site,
  pending: site.pending.filter((entry) => entry.id !== id),
});

/**
 * It was said: it is pending no more, and where a message stands is kept, so that it can be edited
 * later.
 * @param from the site as it was when that was said
 */
export function onDelivered(
  before: Site,
  entry: OutboxEntry,
  posted: Posted,
  from: Site,
  at: number,
): Site {
  const site = without(before, entry.id);
  const stayed =
    site.conversation.kind === from.conversation.kind &&
    site.conversation.person === from.conversation.person;
  const isNew = posted && stayed && isPosted(entry, from);
  const placed = isNew ? below(placeConversation(site, posted)) : site;
  const { messages } = placed;
  switch (entry.say) {
    case 'step':
      return posted
        ? drawAgain(asksIn(placed, posted, entry.ask, undefined, at), 'redraw', from, at)
        : placed;
    case 'shrink':
      return messages.step?.ask === entry.ask ? forgetMessage(placed, 'step') : placed;
    case 'list': {
      if (!posted || !entry.anew) return placed;
      const stands = { ...placed, messages: { ...messages, list: { ...posted, below: 0 } } };
      const { channel, ts } = messages.list ?? posted;
      return ts === posted.ts ? stands : say(stands, at, { say: 'retire-list', channel, ts });
    }
    case 'run': {
      const run = from.run ? (posted ?? messages.run) : undefined;
      const stands = run && { ...placed, messages: { ...messages, run } };
      return drawAgain(stands ?? forgetMessage(placed, 'run'), 'run', from, at);
    }
    case 'report':
      return posted && entry.ask ? asksIn(placed, posted, entry.ask, from, at) : placed;
    case 'problem': {
      const stands = posted && { ...posted, ask: entry.ask };
      return stands ? { ...placed, messages: { ...messages, problem: stands } } : placed;
    }
    case 'help': {
      if (!posted || from.help?.ask !== entry.ask) return forgetMessage(placed, 'help');
      return { ...placed, messages: { ...messages, help: { ...posted, ask: entry.ask } } };
    }
    case 'note': {
      const typed = entry.note.note === 'password-typed' ? entry.note.typed : undefined;
      return posted && typed !== undefined
        ? { ...placed, messages: { ...messages, warning: { ...posted, typed } } }
        : placed;
    }
    case 'thank':
      return forgetMessage(placed, 'warning');
    case 'redraw':
      return messages.step ? drawAgain(placed, 'redraw', from, at) : placed;
    case 'tell':
    case 'retire-list':
      return placed;
  }
}

/** What was told of the run has changed while it was on its way: it is told once more. */
function drawAgain(site: Site, what: 'run' | 'redraw', from: Site, at: number): Site {
  const isTold = isDeepStrictEqual(site.run, from.run);
  const isPending = site.pending.some((entry) => entry.say === what);
  return isTold || isPending ? site : say(site, at, { say: what });
}

/**
 * A message asks for a step from now on, and the list leads to it.
 * @param told the site whose last verification the message tells of, too
 */
function asksIn(
  site: Site,
  posted: MessageRef,
  ask: AskId,
  told: Pick<Site, 'report'> | undefined,
  at: number,
): Site {
  const report = told?.report;
  const step = {
    ...{ ...posted, ask },
    ...(report && { told: { verdict: verdictOf(report), at: report.at } }),
  };
  const asking = { ...site, messages: { ...site.messages, step } };
  return site.messages.list ? say(asking, at, { say: 'list', anew: false }) : asking;
}

/** One message more stands below the list. */
function below(site: Site): Site {
  const { list } = site.messages;
  if (!list) return site;
  return { ...site, messages: { ...site.messages, list: { ...list, below: list.below + 1 } } };
}

/** Posted where the conversation is held; an edit stays where its message stands. */
function isPosted(entry: OutboxEntry, { messages }: Site): boolean {
  switch (entry.say) {
    case 'step':
    case 'report':
    case 'note':
      return true;
    case 'list':
      return entry.anew;
    case 'run':
      return messages.run === undefined;
    case 'problem':
      return messages.problem?.ask !== entry.ask;
    case 'help':
      return messages.help?.ask !== entry.ask;
    case 'shrink':
    case 'redraw':
    case 'thank':
    case 'retire-list':
    case 'tell':
      return false;
  }
}

/** A direct message's ID and a thread's beginning are known only once something stands there. */
function placeConversation(site: Site, { channel, ts }: MessageRef): Site {
  const { conversation } = site;
  if (conversation.kind === 'dm')
    return conversation.channel === channel
      ? site
      : { ...site, conversation: { ...conversation, channel } };
  return conversation.ts === undefined ? { ...site, conversation: { ...conversation, ts } } : site;
}

/**
 * Something cannot be said where it was meant. A channel that was left or archived: the
 * conversation goes on in the direct message. A list that was deleted is posted anew, the rest is
 * let go. In a direct message nothing more can be done: what was to be said
 * stands in the site and is shown when its person comes back.
 */
export function onUndeliverable(
  before: Site,
  entry: OutboxEntry,
  reason: Undeliverable,
  at: number,
): Site {
  const site = without(before, entry.id);
  switch (entry.say) {
    case 'shrink':
    case 'run':
    case 'thank':
      return onDelivered(before, entry, undefined, before, at);
    case 'tell':
    case 'retire-list':
    case 'redraw':
      return site;
    case 'list':
      if (entry.anew) break;
      return reason === 'message'
        ? first(forgetMessage(site, 'list'), at, { say: 'list', anew: true })
        : site;
    case 'problem':
    case 'help':
      // Deleted where it stood: it is posted anew.
      if (reason === 'message' && !isPosted(entry, site))
        return first(forgetMessage(site, entry.say), at, entry);
      break;
    case 'step':
    case 'report':
    case 'note':
      break;
  }
  if (reason === 'refused' || site.conversation.kind === 'dm') return site;
  const moved: Site = {
    ...site,
    conversation: { kind: 'dm', person: site.conversation.person },
    messages: {},
  };
  const list = { say: 'list', anew: true } as const;
  const rest = entry.say === 'list' ? [] : [entry];
  return first(moved, at, { say: 'note', note: { note: 'moved-here' } }, list, ...rest);
}

/** Says it before all else, as something new. */
const first = (site: Site, at: number, ...effects: Effect[]): Site => ({
  ...site,
  pending: [...stamped(site, at, effects), ...site.pending],
  effects: site.effects + effects.length,
});
