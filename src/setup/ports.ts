import type { OneTimeLinks } from '../credentials/index.ts';
import type { Language } from '../language.ts';
import type { Format } from '../overview/export/index.ts';
import type { Person, Sees, Site, SiteRow } from '../sites/index.ts';
import type { Reply } from './answer.ts';

/** Who people are, and how they are reached. */
export interface People {
  /** Who somebody is. Where nobody can say, they are taken for an outsider. */
  get(id: string): Promise<Person>;
  /** ADMINS, or the workspace's own admins. */
  admins(): Promise<readonly string[]>;
  /** Whether this is somebody who can be written to: no app, and still there. */
  isHuman(id: string): Promise<boolean>;
  /** What somebody is called; undefined where that is not told. */
  nameOf(id: string): Promise<string | undefined>;
  /** Who is called so, apps and who has left aside; undefined where Slack does not say. */
  called(name: string): Promise<Called | undefined>;
  /** What their Slack is in, such as `fi-FI`; undefined where Slack does not say. */
  localeOf(id: string): Promise<string | undefined>;
  /** The same as Slack last said it; undefined where it was not asked. */
  knownLocaleOf(id: string): string | undefined;
}

export interface Called {
  readonly ids: readonly string[];
  /** False: there are more people than could be looked through. */
  readonly isWhole: boolean;
}

export interface Channels {
  /** Whether the bot is in a channel, so that it is heard there. */
  isIn(channel: string): Promise<boolean>;
  /** What a channel is called; undefined where that is not told. */
  nameOf(channel: string): Promise<string | undefined>;
}

/** Which language is spoken where. */
export interface Languages {
  /** To somebody alone: in their direct message, ephemerally, in forms and on Home. */
  ofPerson(id: string): Promise<Language>;
  /** The same without asking Slack: by what it last said. */
  ofPersonAtOnce(id: string): Language;
  /** The same; undefined where nobody has chosen it, and Slack says nothing. */
  knownOf(id: string): Promise<Language | undefined>;
  /** In a site's conversation. */
  ofSite(site: Pick<Site, 'language'>): Language;
  /** In a channel, or where an incoming webhook leads. */
  ofChannel(id: string): Language;
}

/** The bot's own pages: the password goes around Slack. */
export interface Pages {
  readonly url: string;
  readonly links: OneTimeLinks;
}

/** Answers somebody in their direct message, whatever they are answering to. */
export type ToPerson = (person: string) => Reply;

/** What is sent as files, to one person in their direct message. */
export interface Files {
  picture(person: string, visible: Sees, whose: 'all' | 'own'): Promise<void>;
  /** Where the set-ups of these lose their time. */
  funnel(person: string, visible: Sees): Promise<void>;
  /** Sites, and the journal of `journalOf`: one of them, or all that `mayHave` lets through. */
  sites(
    person: string,
    about: {
      readonly rows: AsyncIterable<readonly SiteRow[]>;
      readonly format: Format;
      readonly only: SiteRow | undefined;
      readonly mayHave: (row: SiteRow) => boolean;
    },
  ): Promise<void>;
  /** How the bot is doing, and one site: for support. */
  diagnosis(person: string, site: SiteRow | undefined): Promise<void>;
}
