import type { Attempt, Limits, SiteEntry } from '../outbox/index.ts';
import type { MessageRef, OutboxEntry, Site } from '../sites/index.ts';
import { type Catalogue, person, type Speech } from '../text/index.ts';
import { type Delivered, type Delivery, nothingToSay, type Place, postOf } from './deliver.ts';
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
    async deliver({ entry, site }: SiteEntry, attempt: Attempt): Promise<Delivered> {
      const sent = sendable(site, entry, around);
      // Deleted since this came to be next: nothing is said of it any more.
      if (!sent || !(await isThere(site.id))) return nothingToSay;
      const t = entry.say === 'tell' ? await speech.to(entry.to) : speech.ofSite(site);
      return delivery.deliver(t, { ...sent.draw(t), ...sent.place }, attempt);
    },
    limits({ entry, site }: SiteEntry, attempt: Attempt): Limits | undefined {
      const sent = sendable(site, entry, around);
      return sent && delivery.limits(sent.place, attempt);
    },
  };
}

type Draw = (t: Catalogue) => Message;

/** Where it goes is asked more often than what it says. */
interface Sendable {
  readonly place: Place;
  readonly draw: Draw;
}

/** What goes to Slack for an entry; nothing where what it would edit does not stand anywhere. */
function sendable(site: Site, entry: OutboxEntry, around: Around): Sendable | undefined {
  const { messages } = site;
  switch (entry.say) {
    case 'step':
      return post(site, entry, (t) => stepMessage(t, site, entry.ask, around));
    case 'shrink':
      return messages.step?.ask === entry.ask
        ? edit(messages.step, (t) => stepLine(t, site, entry.ask))
        : undefined;
    case 'list': {
      const draw: Draw = (t) => listMessage(t, site, around);
      if (entry.anew) return post(site, entry, draw);
      return messages.list && edit(messages.list, draw, 'calm');
    }
    case 'retire-list':
      return edit(entry, (t) => retiredListMessage(t, site, entry, around), 'calm');
    case 'redraw': {
      const { step } = messages;
      return step && edit(step, redrawn(site, step, around));
    }
    case 'report':
      return post(site, entry, (t) => reportMessage(t, site, entry.ask, around));
    case 'run': {
      const draw: Draw = (t) => runMessage(t, site);
      if (messages.run) return edit(messages.run, draw);
      return site.run && post(site, entry, draw);
    }
    case 'help': {
      const draw: Draw = (t) => stepHelpMessage(t, site, entry.ask, around);
      if (messages.help?.ask === entry.ask) return edit(messages.help, draw);
      return site.help?.ask === entry.ask ? post(site, entry, draw) : undefined;
    }
    case 'problem': {
      const draw: Draw = (t) => siteNoteMessage(t, site, entry.note, around);
      return messages.problem?.ask === entry.ask
        ? edit(messages.problem, draw)
        : post(site, entry, draw);
    }
    case 'thank':
      return (
        messages.warning &&
        edit(messages.warning, (t) => words(t.ofSite(site.name, t.stepLines.passwordDeleted)))
      );
    case 'note':
      return post(site, entry, (t) => siteNoteMessage(t, site, entry.note, around));
    case 'tell':
      return {
        place: postOf(entry, entry.to),
        draw: (t) => noteMessage(t, site, entry.note, around),
      };
  }
}

/** @param pace so that a phone does not flicker: many steps may be answered in a row */
const edit = ({ channel, ts }: MessageRef, draw: Draw, pace?: 'calm'): Sendable => ({
  place: { kind: 'update', channel, ts, ...(pace && { pace }) },
  draw,
});

/** The message of a step as it is now; a check's result stays that. */
const redrawn =
  (site: Site, { ask, told }: NonNullable<Site['messages']['step']>, around: Around): Draw =>
  (t) =>
    told ? reportMessage(t, site, ask, around) : stepMessage(t, site, ask, around);

/** Replies in a thread notify only those who follow it: each step mentions the installer. */
function post({ conversation }: Site, entry: OutboxEntry, draw: Draw): Sendable {
  const { kind, person: installer } = conversation;
  if (kind === 'dm') return { place: postOf(entry, conversation.channel ?? installer), draw };
  const mentioning: Draw = (t) => ({ blocks: [context(person(installer)), ...draw(t).blocks] });
  return {
    place: postOf(entry, conversation.channel, conversation.ts),
    draw: entry.say === 'step' ? mentioning : draw,
  };
}
