import type { Words } from '../words.ts';

const behind = (what: string): string => (what === '' ? '' : `: ${what}`);

/** What somebody did, behind their name. */
export const journalTexts: Words['journalTexts'] = {
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
  renamed: (_, { from, to }) => `bytte namn: *${from}* → *${to}*`,
  'people-changed': (_, { installers }) => `ändrade installatörerna${behind(installers)}`,
  'role-named': (_, { person, role }) =>
    `gav en roll här: ${[person, role].filter(Boolean).join(', ')}`,
  'setting-changed': (_, { setting }) => `ändrade inställningarna${behind(setting)}`,
  installed: () => 'installerade mig här',
  archived: () => 'arkiverade objektet',
  restored: () => 'återställde objektet',
};

export const timelineTexts: Words['timelineTexts'] = {
  title: 'Historik',
  none: 'Här har inget hänt än.',
  older: 'Äldre',
  newer: 'Nyare',
};
