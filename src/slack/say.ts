import type { Undeliverable } from '../alerts/index.ts';
import type { Attempt, Limits, Outcome, SiteEntry } from '../outbox/index.ts';
import type { MessageRef, OutboxEntry, Posted, Site } from '../sites/index.ts';
import { type Catalogue, person, type Speech } from '../text/index.ts';
import type { Delivery, Place } from './deliver.ts';
import {
  type Around,
  context,
  listMessage,
  type Message,
  noteMessage,
  reportMessage,
  retiredListMessage,
  runMessage,
  siteNoteMessage,
  stepHelpMessage,
  stepLine,
  stepMessage,
  words,
} from './messages/index.ts';

/** Says what is pending: renders it from the site as it is now, and delivers it. */
export function createSayer(parts: {
  delivery: Delivery;
  around: Around;
  speech: Pick<Speech, 'to' | 'ofSite'>;
  isThere: (site: string) => Promise<boolean>;
}) {
  const { delivery, around, speech, isThere } = parts;

  return {
    async deliver(
      { entry, site }: SiteEntry,
      attempt: Attempt,
    ): Promise<Outcome<Posted, Undeliverable>> {
      // Deleted since this came to be next: nothing is said of it any more.
      if (!(await isThere(site.id))) return { kind: 'delivered', value: undefined };
      const t = entry.say === 'tell' ? await speech.to(entry.to) : speech.ofSite(site);
      const sent = sendable(t, site, entry, around);
      return sent
        ? delivery.deliver(t, { ...sent.draw(), ...sent.place }, attempt)
        : { kind: 'delivered', value: undefined };
    },
    limits({ entry, site }: SiteEntry, attempt: Attempt): Limits | undefined {
      const sent = sendable(speech.ofSite(site), site, entry, around);
      return sent && delivery.limits(sent.place, attempt);
    },
  };
}

/** Where it goes is asked more often than what it says. */
interface Sendable {
  readonly place: Place;
  readonly draw: () => Message;
}

/** What goes to Slack for an entry; nothing where what it would edit does not stand anywhere. */
function sendable(
  t: Catalogue,
  site: Site,
  entry: OutboxEntry,
  around: Around,
): Sendable | undefined {
  const { messages } = site;
  switch (entry.say) {
    case 'step':
      return post(site, entry, () => stepMessage(t, site, entry.ask, around));
    case 'shrink':
      return messages.step?.ask === entry.ask
        ? edit(messages.step, () => stepLine(t, site, entry.ask))
        : undefined;
    case 'list': {
      const draw = (): Message => listMessage(t, site, around);
      if (entry.anew) return post(site, entry, draw);
      return messages.list && editList(messages.list, draw);
    }
    case 'retire-list':
      return editList(entry, () => retiredListMessage(t, site, entry, around));
    case 'redraw': {
      const { step } = messages;
      return step && edit(step, () => redrawn(t, site, step, around));
    }
    case 'report':
      return post(site, entry, () => reportMessage(t, site, entry.ask, around));
    case 'run': {
      const draw = (): Message => runMessage(t, site);
      if (messages.run) return edit(messages.run, draw);
      return site.run && post(site, entry, draw);
    }
    case 'help': {
      const draw = (): Message => stepHelpMessage(t, site, entry.ask, around);
      if (messages.help?.ask === entry.ask) return edit(messages.help, draw);
      return site.help?.ask === entry.ask ? post(site, entry, draw) : undefined;
    }
    case 'problem': {
      const draw = (): Message => siteNoteMessage(t, site, entry.note, around);
      return messages.problem?.ask === entry.ask
        ? edit(messages.problem, draw)
        : post(site, entry, draw);
    }
    case 'thank':
      return (
        messages.warning &&
        edit(messages.warning, () => words(t.ofSite(site.name, t.stepLines.passwordDeleted)))
      );
    case 'note':
      return post(site, entry, () => siteNoteMessage(t, site, entry.note, around));
    case 'tell': {
      const { id: effectId, at: createdAt, to: channel } = entry;
      return {
        place: { kind: 'post', effectId, createdAt, channel },
        draw: () => noteMessage(t, site, entry.note, around),
      };
    }
  }
}

/** So often that a phone does not flicker: many steps may be answered in a row. */
const editList = ({ channel, ts }: MessageRef, draw: () => Message): Sendable => ({
  place: { kind: 'update', pace: 'calm', channel, ts },
  draw,
});

const edit = ({ channel, ts }: MessageRef, draw: () => Message): Sendable => ({
  place: { kind: 'update', channel, ts },
  draw,
});

/** The message of a step as it is now; a check's result stays that. */
const redrawn = (
  t: Catalogue,
  site: Site,
  { ask, told }: NonNullable<Site['messages']['step']>,
  around: Around,
): Message => (told ? reportMessage(t, site, ask, around) : stepMessage(t, site, ask, around));

function post(site: Site, entry: OutboxEntry, draw: () => Message): Sendable {
  const { id, at } = entry;
  const { conversation } = site;
  const where =
    conversation.kind === 'dm'
      ? { channel: conversation.channel ?? conversation.person }
      : {
          channel: conversation.channel,
          ...(conversation.ts !== undefined && { threadTs: conversation.ts }),
        };
  const calling = conversation.kind === 'thread' && callsInstaller(entry);
  return {
    place: { kind: 'post', effectId: id, createdAt: at, ...where },
    draw: calling ? () => mentioning(conversation.person, draw()) : draw,
  };
}

/** Replies in a thread notify only those who follow it: each step mentions the installer. */
const callsInstaller = (entry: OutboxEntry): boolean => entry.say === 'step';

const mentioning = (id: string, { blocks }: Message): Message => ({
  blocks: [context(person(id)), ...blocks],
});
