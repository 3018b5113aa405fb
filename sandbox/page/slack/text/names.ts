import { createContext, useContext } from 'react';
import type { SlackView } from '../../protocol.ts';

/** Who is who, for mentions in texts. */
export interface Names {
  readonly me: string;
  user(id: string): string;
  channel(id: string): string;
  isApp(id: string): boolean;
  /** Goes to a channel that is named in a text. */
  open(channel: string): void;
}

export const NamesContext = createContext<Names>({
  me: '',
  user: (id) => id,
  channel: (id) => id,
  isApp: () => false,
  open: () => {},
});

export const useNames = (): Names => useContext(NamesContext);

export const namesIn = (slack: SlackView, open: (channel: string) => void): Names => ({
  me: slack.me,
  user: (id) => slack.names[id] ?? id,
  channel: (id) => slack.channels.find((channel) => channel.id === id)?.name ?? id,
  isApp: (id) => id === slack.bot,
  open,
});
