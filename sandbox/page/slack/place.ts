import type { SlackView } from '../protocol.ts';

/** Where one person looks, what they have read and what they have begun to write. */
export interface Place {
  /** Undefined: where everybody begins, the direct message with the bot. */
  readonly channel: string | undefined;
  readonly tab: 'home' | 'messages';
  readonly thread: string | null;
  /** On a phone the list of channels is a screen of its own. */
  readonly showsList: boolean;
  /** By channel: the `ts` of the last message that was seen. */
  readonly read: Readonly<Record<string, string>>;
  /** What had been read when the channel was opened. */
  readonly newFrom: string | null;
  /** By channel, or by the first message of a thread. */
  readonly drafts: Readonly<Record<string, string>>;
}

export const start: Place = {
  channel: undefined,
  tab: 'messages',
  thread: null,
  showsList: false,
  read: {},
  newFrom: null,
  drafts: {},
};

export type Move =
  | { readonly to: 'channel'; readonly channel: string }
  | { readonly to: 'tab'; readonly tab: Place['tab'] }
  | { readonly to: 'thread'; readonly ts: string | null }
  | { readonly to: 'list' }
  | { readonly to: 'read'; readonly channel: string; readonly ts: string }
  | { readonly to: 'draft'; readonly key: string; readonly text: string };

export function moved(place: Place, move: Move): Place {
  switch (move.to) {
    case 'channel': {
      const newFrom = place.read[move.channel] ?? null;
      return {
        ...place,
        channel: move.channel,
        tab: 'messages',
        thread: null,
        showsList: false,
        newFrom,
      };
    }
    case 'tab':
      return { ...place, tab: move.tab };
    case 'thread':
      return { ...place, thread: move.ts };
    case 'list':
      return { ...place, showsList: true };
    case 'read':
      return place.read[move.channel] === move.ts
        ? place
        : { ...place, read: { ...place.read, [move.channel]: move.ts } };
    case 'draft':
      return { ...place, drafts: { ...place.drafts, [move.key]: move.text } };
  }
}

/** The channel that is shown. */
export const channelOf = ({ channels }: SlackView, place: Place) =>
  channels.find(({ id }) => id === place.channel) ??
  channels.find(({ kind }) => kind === 'direct-message') ??
  channels[0];
