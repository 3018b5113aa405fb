import { createContext } from 'react';
import type { SlackView } from '../../protocol.ts';
import type { Option } from './options.ts';

/** Who and what can be chosen in menus of people and of channels. */
export interface Places {
  readonly people: readonly Option[];
  readonly channels: readonly Option[];
}

export const PlacesContext = createContext<Places>({ people: [], channels: [] });

export const placesIn = ({ people, channels }: Pick<SlackView, 'people' | 'channels'>): Places => ({
  people: people.map(({ id, realName, name }) => ({
    key: id,
    label: realName,
    more: `@${name}`,
    group: '',
    carries: id,
  })),
  channels: channels
    .filter(({ kind, archived }) => kind === 'channel' && !archived)
    .map(({ id, name }) => ({ key: id, label: `# ${name}`, more: '', group: '', carries: id })),
});
