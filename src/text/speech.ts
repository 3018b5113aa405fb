import type { Language } from '../language.ts';
import type { Languages } from '../setup/index.ts';
import type { Settings, Site } from '../sites/index.ts';
import { type Catalogue, catalogue } from './catalogue.ts';

/** What can be said, in the language of whoever reads it. */
export interface Speech {
  /** To somebody alone. */
  to(person: string): Promise<Catalogue>;
  /** The same without asking Slack, where an answer cannot wait. */
  toAtOnce(person: string): Catalogue;
  /** In a site's conversation. */
  ofSite(site: Pick<Site, 'language'>): Catalogue;
  /** In a channel, or where an incoming webhook leads. */
  ofChannel(id: string): Catalogue;
}

/** @param settings in whose time zone times are written, where Slack does not write them */
export function createSpeech(languages: Languages, settings: Pick<Settings, 'timeZone'>): Speech {
  const speak = (language: Language): Catalogue => catalogue(language, settings.timeZone);
  return {
    to: async (person) => speak(await languages.ofPerson(person)),
    toAtOnce: (person) => speak(languages.ofPersonAtOnce(person)),
    ofSite: (site) => speak(languages.ofSite(site)),
    ofChannel: (id) => speak(languages.ofChannel(id)),
  };
}
