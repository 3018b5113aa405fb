import { admins, type Severity, severities } from '../alerts/index.ts';
import { knownLanguage, type Language, languageFor } from '../language.ts';
import {
  change,
  changeWorkspace,
  chooseLanguage,
  chosenLanguage,
  type Settings,
  type SiteRow,
  speak,
  type WorkspaceStore,
} from '../sites/index.ts';
import { refusal } from './permit.ts';
import type { Languages, People } from './ports.ts';
import type { EveryPress } from './presses.ts';
import type { Shared } from './shared.ts';
import type { By } from './take.ts';

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

export type LanguageCommands = ReturnType<typeof createLanguageCommands>;

export function createLanguageCommands({ sites, queries, workspace, alerts }: Shared) {
  const channelsOf = async (row: SiteRow | undefined): Promise<string[]> => {
    const to = async (severity: Severity) =>
      (await alerts.destination(row?.id, severity)) ?? admins;
    const all = await Promise.all(severities.map(to));
    return [...new Set(all)].filter((channel) => channel !== admins);
  };

  /** `/livion language suomi`: for oneself, and for the conversations that one holds. */
  async function choose({ person: { id }, input, reply }: By, language: Language): Promise<void> {
    await changeWorkspace(workspace, (now) => chooseLanguage(now, id, language));
    for (const site of await queries.concerning(id))
      await change(sites, site, (now) =>
        now.conversation.person === id ? speak(now, input, language) : now,
      );
    return reply({ answer: 'language-chosen' });
  }

  return {
    choose,
    presses: { language: ({ language }, by) => choose(by, language) } satisfies Partial<EveryPress>,
    /** `/livion alerts [site] in suomi`: of the channels that its alerts go to. */
    async ofAlerts({ person, reply }: By, row: SiteRow | undefined, language: Language) {
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
