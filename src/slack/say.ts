import type { Alerts, Problem } from '../alerts/index.ts';
import type { Effect, Queue, Result, Route } from '../outbox/index.ts';
import type { MessageRef, QueuedSay, Site, SiteRow } from '../sites/index.ts';
import type { Documents, Journal } from '../storage/index.ts';
import { person } from '../text/index.ts';
import type { Delivery, Outgoing, Posted } from './deliver.ts';
import type { Gone } from './judge.ts';
import {
  type Around,
  context,
  type Message,
  noteMessage,
  progressMessage,
  reportMessage,
  runMessage,
  stepLine,
  stepMessage,
  verdict,
} from './messages/index.ts';

/**
 * A site's next thing to say, together with the site as it was when the effect came to the head of
 * its queue.
 */
export interface SaidOf extends Effect {
  readonly what: QueuedSay;
  readonly site: Site;
}

/** What saying it came to: a message that stands somewhere, or nothing to remember. */
type Said = Posted | undefined;

/**
 * A site's pending effects, in its own document: taken out in the same write that remembers the
 * message.
 */
export function sayQueue(
  sites: Documents<Site, SiteRow>,
  now: () => number,
): Queue<SaidOf, Said, Gone> {
  return {
    keys: () => [...sites.rows()].filter((row) => row.waiting > 0).map((row) => row.id),
    async head(key) {
      const site = await sites.get(key);
      const what = site?.pending[0];
      return site && what && { id: what.id, request: what.request, what, site };
    },
    async settle(key, { what, site: from }, result) {
      await sites.update(key, (site) => {
        if (site?.pending[0]?.id !== what.id) return undefined;
        const rest = { ...site, pending: site.pending.slice(1) };
        return result.kind === 'done'
          ? remember(rest, what, result.value, from)
          : giveUp(rest, what, result.reason, now());
      });
    },
  };
}

/** Keeps where a message stands, so that it can be edited later. */
function remember(site: Site, what: QueuedSay, said: Said, from: Site): Site {
  const stayed =
    site.conversation.kind === from.conversation.kind &&
    site.conversation.person === from.conversation.person;
  const placed = said && stayed && isPosted(what, from) ? placeConversation(site, said) : site;
  const { messages } = placed;
  switch (what.say) {
    case 'step':
      return said
        ? { ...placed, messages: { ...messages, step: { ...said, ask: what.ask } } }
        : placed;
    case 'shrink': {
      if (messages.step?.ask !== what.ask) return placed;
      const { step: _, ...others } = messages;
      return { ...placed, messages: others };
    }
    case 'progress':
      return said ? { ...placed, messages: { ...messages, progress: said } } : placed;
    case 'run': {
      if (from.run?.counted)
        return said ? { ...placed, messages: { ...messages, run: said } } : placed;
      const { run: _, ...others } = messages;
      return { ...placed, messages: others };
    }
    case 'report':
    case 'note':
    case 'help':
    case 'weigh':
    case 'entry':
    case 'tell':
    case 'end-alerts':
      return placed;
  }
}

/**
 * Posted where the conversation is held; an edit stays where its message stands, which may be
 * elsewhere.
 */
const isPosted = (what: QueuedSay, from: Site): boolean =>
  what.say === 'step' ||
  what.say === 'report' ||
  what.say === 'note' ||
  (what.say === 'run' && from.messages.run === undefined) ||
  (what.say === 'progress' && (what.anew || from.messages.progress === undefined));

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
 * conversation goes on in the direct message. A message that was deleted: the progress is posted
 * anew, the rest is let go. In a direct message nothing more can be done: what was to be said
 * stands in the site and is shown when its person comes back.
 */
function giveUp(site: Site, what: QueuedSay, reason: Gone, now: number): Site {
  const again = (moved: Site): Site => ({
    ...moved,
    effects: moved.effects + 1,
    pending: [{ ...what, id: `${site.id}-${moved.effects + 1}`, at: now }, ...moved.pending],
  });
  if (what.say === 'shrink' || what.say === 'run') return remember(site, what, undefined, site);
  const isElsewhere = (['entry', 'help', 'weigh', 'tell', 'end-alerts'] as const).some(
    (other) => other === what.say,
  );
  if (isElsewhere) return site;
  if (reason === 'message' && what.say === 'progress') {
    const { progress: _, ...messages } = site.messages;
    return again({ ...site, messages });
  }
  if (reason !== 'refused' && site.conversation.kind === 'thread') {
    const moved: Site = {
      ...site,
      conversation: { kind: 'dm', person: site.conversation.person },
      messages: {},
    };
    const behind = again(moved);
    const note = {
      say: 'note',
      note: { note: 'moved-here' },
      id: `${site.id}-${behind.effects + 1}`,
      at: now,
    } as const;
    return { ...behind, effects: behind.effects + 1, pending: [note, ...behind.pending] };
  }
  return site;
}

/** Says what is pending: renders it from the site as it is now, and delivers it. */
export function createSayer(parts: {
  delivery: Delivery;
  journal: Journal;
  alerts: Alerts;
  around: Around;
  isThere: (site: string) => boolean;
}) {
  const { delivery, journal, alerts, around, isThere } = parts;

  async function perform(
    { what, site }: SaidOf,
    how: { lookFirst: boolean },
  ): Promise<Result<Said, Gone>> {
    // Deleted since this came to the head of its queue: nothing is said or kept of it any more.
    if (!isThere(site.id)) return { kind: 'done', value: undefined };
    if (what.say === 'entry') {
      const { id, at, by, ask, about } = what;
      const data = { ...about, ...(ask && { ask }) };
      journal.append({ id, at, site: site.id, kind: what.what, data, ...(by && { person: by }) });
      return { kind: 'done', value: undefined };
    }
    if (what.say === 'help') {
      alerts.raise(helpWanted(site, what), what.id);
      return { kind: 'done', value: undefined };
    }
    if (what.say === 'end-alerts') {
      alerts.endAll(site.id, what.by, what.id);
      return { kind: 'done', value: undefined };
    }
    if (what.say === 'weigh') {
      const { id, finishedAt, report } = site;
      if (report)
        alerts.report({ id, finished: finishedAt !== undefined, by: what.by }, report, what.id);
      return { kind: 'done', value: undefined };
    }
    const sent = sendable(site, what, around);
    return sent ? delivery.deliver(sent, how) : { kind: 'done', value: undefined };
  }

  return {
    perform,
    route({ what, site }: SaidOf, how: { lookFirst: boolean }): Route {
      const sent = sendable(site, what, around);
      return sent ? delivery.route(sent, how) : { lane: `${what.say}:${site.id}`, methods: [] };
    },
  };
}

/** Help on a step, with what was tried last. */
function helpWanted(
  site: Site,
  { by, ask, words, at }: Extract<QueuedSay, { say: 'help' }>,
): Problem {
  const { report } = site;
  const tried = report ? `Last verification: ${verdict(report)}` : 'Not verified yet';
  const data = { by, tried, ...(ask && { ask }), ...(words !== undefined && { words }) };
  return { kind: 'help-wanted', site: site.id, severity: 'warning', at, data };
}

/**
 * What goes to Slack for an effect; nothing where the message that it would edit does not stand
 * anywhere.
 */
function sendable(site: Site, what: QueuedSay, around: Around): Outgoing | undefined {
  const { messages } = site;
  switch (what.say) {
    case 'step':
      return post(site, what, stepMessage(site, what.ask, around));
    case 'shrink':
      return messages.step?.ask === what.ask
        ? { kind: 'update', ...placeOf(messages.step), ...stepLine(site, what.ask) }
        : undefined;
    case 'progress':
      return messages.progress && !what.anew
        ? { kind: 'update', ...messages.progress, ...progressMessage(site) }
        : post(site, what, progressMessage(site));
    case 'report':
      return post(site, what, reportMessage(site));
    case 'run': {
      const message = runMessage(site);
      if (messages.run) return { kind: 'update', ...messages.run, ...message };
      return site.run?.counted ? post(site, what, message) : undefined;
    }
    case 'note':
      return post(site, what, noteMessage(site, what.note, around));
    case 'tell': {
      const { id: effectId, at: createdAt, to: channel } = what;
      return {
        kind: 'post',
        effectId,
        createdAt,
        channel,
        ...noteMessage(site, what.note, around),
      };
    }
    case 'help':
    case 'weigh':
    case 'entry':
    case 'end-alerts':
      return undefined;
  }
}

const placeOf = ({ channel, ts }: MessageRef): MessageRef => ({ channel, ts });

function post(site: Site, what: QueuedSay, message: Message): Outgoing {
  const { id, at } = what;
  const { conversation } = site;
  const where =
    conversation.kind === 'dm'
      ? { channel: conversation.channel ?? conversation.person }
      : {
          channel: conversation.channel,
          ...(conversation.ts !== undefined && { threadTs: conversation.ts }),
        };
  const calling = conversation.kind === 'thread' && callsInstaller(what);
  return {
    kind: 'post',
    effectId: id,
    createdAt: at,
    ...where,
    ...(calling ? mentioning(conversation.person, message) : message),
  };
}

/**
 * Replies in a thread notify only those who follow it: its first reply and each step mention the
 * installer.
 */
const callsInstaller = (what: QueuedSay): boolean =>
  what.say === 'step' || (what.say === 'note' && what.note.note === 'welcome');

const mentioning = (id: string, { blocks }: Message): Message => ({
  blocks: [context(person(id)), ...blocks],
});
