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

export const namesIn = (
  { me, bot, names, channels }: Pick<SlackView, 'me' | 'bot' | 'names' | 'channels'>,
  open: (channel: string) => void,
): Names => ({
  me,
  user: (id) => names[id] ?? id,
  channel: (id) => channels.find((channel) => channel.id === id)?.name ?? id,
  isApp: (id) => id === bot,
  open,
});
