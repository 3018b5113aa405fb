import type { Undeliverable } from '../alerts/index.ts';
import { type Effect, type OutboxEntry, stamped } from './effect.ts';
import type { MessageRef } from './message-ref.ts';
import { type Site, say } from './site.ts';

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
    case 'step': {
      const asked = posted && { ...posted, ask: entry.ask };
      const stands = asked ? { ...placed, messages: { ...messages, step: asked } } : placed;
      return stands.messages.list ? say(stands, at, { say: 'list', anew: false }) : stands;
    }
    case 'shrink': {
      if (messages.step?.ask !== entry.ask) return placed;
      const { step: _, ...others } = messages;
      return { ...placed, messages: others };
    }
    case 'list': {
      if (!posted || !entry.anew) return placed;
      const stands = { ...placed, messages: { ...messages, list: { ...posted, below: 0 } } };
      const { channel, ts } = messages.list ?? posted;
      return ts === posted.ts ? stands : say(stands, at, { say: 'retire-list', channel, ts });
    }
    case 'run': {
      if (from.run?.counted)
        return posted ? { ...placed, messages: { ...messages, run: posted } } : placed;
      const { run: _, ...others } = messages;
      return { ...placed, messages: others };
    }
    case 'report':
    case 'note':
    case 'tell':
    case 'retire-list':
      return placed;
  }
}

/** One message more stands below the list. */
function below(site: Site): Site {
  const { list } = site.messages;
  if (!list) return site;
  return { ...site, messages: { ...site.messages, list: { ...list, below: list.below + 1 } } };
}

/**
 * Posted where the conversation is held; an edit stays where its message stands, which may be
 * elsewhere.
 */
const isPosted = (entry: OutboxEntry, from: Site): boolean =>
  entry.say === 'step' ||
  entry.say === 'report' ||
  entry.say === 'note' ||
  (entry.say === 'run' && from.messages.run === undefined) ||
  (entry.say === 'list' && entry.anew);

/**
 * A direct message has an ID of its own, and a thread begins with the first message: both are known
 * only afterwards.
 */
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
  if (entry.say === 'shrink' || entry.say === 'run')
    return onDelivered(before, entry, undefined, before, at);
  const site = without(before, entry.id);
  if (entry.say === 'tell' || entry.say === 'retire-list') return site;
  if (entry.say === 'list' && !entry.anew) {
    if (reason !== 'message') return site;
    const { list: _, ...messages } = site.messages;
    return first({ ...site, messages }, at, { say: 'list', anew: true });
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
