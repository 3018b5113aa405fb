import type { Catalogue, Times } from '../catalogue.ts';
import { name, safe } from '../format.ts';
import { createTimelineText, type EntryWords, peopleIn } from '../timeline.ts';
import { list } from './format.ts';
import { roleTitles } from './roles.ts';
import { settingTitles } from './settings.ts';
import { titleOf } from './steps.ts';

const titlesOfRoles = new Map(Object.entries(roleTitles));

const words: EntryWords = {
  answered: (step) => `svarade${step && ` på ${step}`}`,
  done: (step) => `kvitterade ${step || 'ett steg'}`,
  skipped: (step) => `hoppade över ${step || 'ett steg'}`,
  'put-off': (step) => `sparade ${step || 'ett steg'} till senare`,
  back: (step) => `gick tillbaka${step && ` från ${step}`}`,
  undone: (step) => `gick tillbaka till ett sparat steg${step && `, från ${step}`}`,
  status: () => 'frågade hur läget är',
  stopped: (step) => `stannade${step && ` vid ${step}`}`,
  resumed: (step) => `fortsatte${step && ` med ${step}`}`,
  'help-asked': (step) => `bad om hjälp${step && ` med ${step}`}`,
  'needed-locks': () => 'sa vilka lås som behövs',
  'password-entered': () => 'angav lösenordet',
  'password-typed': () => 'skrev något som ser ut som ett lösenord; det användes inte',
  'credentials-seen': () => 'tittade på inloggningsuppgifterna',
  'verification-asked': () => 'bad om en kontroll',
  'verification-cancelled': () => 'stoppade kontrollen',
  'verification-failed': () => 'kontrollerade: ✗ något är fel',
  'verification-partial': () => 'kontrollerade: ○ allt gick inte att se',
  verified: () => 'kontrollerade: ✓ allt stämmer',
  watched: () => 'tittade till objektet igen',
  'check-all-asked': () => 'bad om en kontroll av alla objekt',
  renamed: (_, about) => `bytte namn: *${name(about('from'))}* → *${name(about('to'))}*`,
  'people-changed': (_, about) => `ändrade installatörerna${behind(peopleOf(about('installers')))}`,
  'role-named': (_, about) =>
    `gav en roll här: ${[peopleOf(about('person')), roleOf(about('role'))].filter(Boolean).join(', ')}`,
  'setting-changed': (_, about) => `ändrade inställningarna${behind(settingIn(about('setting')))}`,
  installed: () => 'installerade mig här',
  archived: () => 'arkiverade objektet',
  restored: () => 'återställde objektet',
};

const behind = (what: string): string => (what === '' ? '' : `: ${what}`);

const roleOf = (role: string): string => titlesOfRoles.get(role) ?? safe(role);

const peopleOf = (ids: string): string => list(peopleIn(ids));

const titlesOfSettings = new Map(Object.entries(settingTitles));
const settingIn = (key: string): string => titlesOfSettings.get(key) ?? '';

/** One line of the timeline. */
export const timelineTextAt = ({ moment }: Times): Catalogue['timelineText'] =>
  createTimelineText({ words, moment, titleOf });

export const timelineTexts: Catalogue['timelineTexts'] = {
  title: 'Historik',
  none: 'Här har inget hänt än.',
  older: 'Äldre',
  newer: 'Nyare',
};
