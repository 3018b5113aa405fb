import type { Words } from '../words.ts';
import { counted } from './format.ts';

/**
 * The states of access rights and locks in people's words (Public API v2, SecurityAccess.Status and
 * Lock.PhysicalState).
 */
export const accessStates: Words['accessStates'] = {
  active: 'aktiv',
  'no-longer-in-use': 'används inte längre',
  blocklisted: 'på blockeringslistan',
  'blocklisted-through-key': 'på blockeringslistan genom en nyckel',
  blocked: 'spärrad',
  planned: 'planerad',
  'not-in-use': 'används inte',
  hidden: 'dold',
  unknown: 'okänt läge',
};

export const factTexts: Words['factTexts'] = {
  accessRights: (count, active) => `*Behörigheter för API:t:* ${count}, varav aktiva ${active}.`,
  notActive: (named) => `Övriga: ${named}.`,
  allDuplicated: (standard) =>
    `*Att döma av namnen* har alla ${standard} vanliga behörigheter en kopia för API:t.`,
  someDuplicated: (found, standard, without) =>
    `*Att döma av namnen* har ${found} av ${standard} vanliga behörigheter en kopia för API:t. Utan kopia: ${without}. Det är bara ett tips: alla behövs inte.`,
  lockApiAccess: (locks) =>
    `*Allow API Access Rights:* ${locks === 1 ? 'låset som behövs' : `vart och ett av de ${locks} lås som behövs`} har en behörighet för API:t, och det talar för det. Själva inställningen visar iLOQ inte: dubbelkolla själv.`,
  neededLocks: (locks) =>
    `*Lås:* ${locks.of}, varav ${locks.needed} behövs och ${locks.installed} av dem är installerade. Med en behörighet för API:t: ${locks.added}. Programmerade med den: ${locks.programmed}.`,
  notLookedAt: (locks) => `Inte kollade: ${locks}.`,
  setAside: (state, count, named) =>
    `*Behövs, men läget är ”${state}”:* ${count}, inte bedömda: ${named}.`,
  noZones: '*Zoner:* API-användaren ser inga.',
  zones: (count, named) =>
    `*Zoner som API-användaren ser:* ${count}: ${named}. Behörigheter och lås utanför dem syns inte.`,
};

/** What has changed since the last check. */
export const differences: Words['differences'] = {
  titles: {
    'no-session': 'inloggningen',
    'no-locking-system': 'vägen till låssystemet',
    'locking-system-gone': 'vägen till låssystemet',
    'public-api-off': '*Public API in use*',
    'api-access-rights-off': 'låssystemets API-behörigheter',
    'system-inactive': 'låssystemets läge',
    'licence-ended': 'licensen',
    'no-api-access-right': 'behörigheter för API:t',
    'api-access-rights-inactive': 'läget för behörigheterna för API:t',
  },
  locks: {
    fixed: (count) => counted(count, 'lås åtgärdat', 'lås åtgärdade'),
    alsoNew: (count) => counted(count, 'nytt', 'nya'),
    newlyWrong: (count) => `${counted(count, 'lås', 'lås')} med nytt fel`,
  },
  rights: {
    fixed: (count) => counted(count, 'användarrättighet åtgärdad', 'användarrättigheter åtgärdade'),
    alsoNew: (count) => counted(count, 'ny', 'nya'),
    newlyWrong: (count) =>
      `${counted(count, 'användarrättighet', 'användarrättigheter')} med nytt fel`,
  },
  fixed: (named) => `åtgärdat: ${named}`,
  newlyWrong: (named) => `nytt fel: ${named}`,
  since: (changes) => `Sedan senaste kontrollen: ${changes}.`,
};
