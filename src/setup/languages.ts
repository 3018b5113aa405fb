import { type Alerts, admins, type Severity, severities } from '../alerts/index.ts';
import { knownLanguage, type Language, languageFor } from '../language.ts';
import {
  change,
  changeWorkspace,
  chooseLanguage,
  chosenLanguage,
  type Settings,
  type Site,
  type SiteQueries,
  type SiteRow,
  type Sites,
  speak,
  type WorkspaceStore,
} from '../sites/index.ts';
import { refusal } from './permit.ts';
import type { People } from './ports.ts';
import type { Presses } from './presses.ts';
import type { By } from './take.ts';

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

export function createLanguages(
  workspace: WorkspaceStore,
  people: Pick<People, 'localeOf' | 'knownLocaleOf'>,
  settings: Pick<Settings, 'language'>,
): Languages {
  const cluesOf = async (id: string) => {
    const chosen = chosenLanguage(workspace, id);
    return {
      ...{ chosen, workspace: settings.language },
      ...(chosen === undefined && { locale: await people.localeOf(id) }),
    };
  };
  return {
    ofPerson: async (id) => languageFor(await cluesOf(id)),
    ofPersonAtOnce: (id) =>
      languageFor({
        ...{ chosen: chosenLanguage(workspace, id), workspace: settings.language },
        locale: people.knownLocaleOf(id),
      }),
    knownOf: async (id) => knownLanguage(await cluesOf(id)),
    ofSite: ({ language }) => language ?? settings.language,
    ofChannel: (id) => chosenLanguage(workspace, id) ?? settings.language,
  };
}

export interface LanguageCommands {
  /** `/livion language suomi`: for oneself, and for the conversations that one holds. */
  choose(by: By, language: Language): Promise<void>;
  readonly presses: Presses<'language'>;
  /** `/livion alerts [site] in suomi`: of the channels that its alerts go to. */
  ofAlerts(by: By, row: SiteRow | undefined, language: Language): Promise<void>;
}

export function createLanguageCommands(parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'concerning'>;
  readonly workspace: WorkspaceStore;
  readonly alerts: Pick<Alerts, 'destination' | 'sayAgain'>;
}): LanguageCommands {
  const { sites, queries, workspace, alerts } = parts;

  const channelsOf = async (row: SiteRow | undefined): Promise<string[]> => {
    const to = async (severity: Severity) =>
      (await alerts.destination(row?.id, severity)) ?? admins;
    const all = await Promise.all(severities.map(to));
    return [...new Set(all)].filter((channel) => channel !== admins);
  };

  const choose: LanguageCommands['choose'] = async ({ person: { id }, input, reply }, language) => {
    await changeWorkspace(workspace, (now) => chooseLanguage(now, id, language));
    for (const site of await queries.concerning(id))
      await change(sites, site, (now) =>
        now.conversation.person === id ? speak(now, input, language) : now,
      );
    return reply({ answer: 'language-chosen' });
  };

  return {
    choose,
    presses: { language: ({ language }, by) => choose(by, language) },
    async ofAlerts({ person, reply }, row, language) {
      const refused = refusal(person, row ? 'set-up' : 'support', row);
      if (refused) return reply(refused);
      const channels = await channelsOf(row);
      // Who was named on one site alone decides nothing for those who read of the others.
      const ofOthers = await channelsOf(undefined);
      const everywhere = refusal(person, 'support');
      if (everywhere && channels.some((channel) => ofOthers.includes(channel)))
        return reply(everywhere);
      await changeWorkspace(workspace, (now) =>
        channels.reduce((next, channel) => chooseLanguage(next, channel, language), now),
      );
      for (const channel of channels) await alerts.sayAgain(channel);
      return reply({ answer: 'alerts-language', language, channels });
    },
  };
}
