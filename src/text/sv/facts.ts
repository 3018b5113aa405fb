import type { Words } from '../words.ts';
import { counted, number } from './format.ts';

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
  accessRights: (count, active) =>
    `*Behörigheter för API:t:* ${number(count)}, varav aktiva ${number(active)}.`,
  notActive: (named) => `Övriga: ${named}.`,
  allDuplicated: (standard) =>
    `*Att döma av namnen* har ${standard === 1 ? 'den enda vanliga behörigheten' : `alla ${number(standard)} vanliga behörigheter`} en kopia för API:t.`,
  someDuplicated: (found, standard, without) =>
    `*Att döma av namnen* har ${number(found)} av ${number(standard)} vanliga behörigheter en kopia för API:t. Utan kopia: ${without}. Det är bara ett tips: alla behövs inte.`,
  lockApiAccess: (locks) =>
    `*Allow API Access Rights:* ${locks === 1 ? 'låset som behövs' : `vart och ett av de ${number(locks)} lås som behövs`} har en behörighet för API:t, och det talar för det. Själva inställningen visar iLOQ inte: dubbelkolla själv.`,
  neededLocks: (locks) =>
    `*Lås:* ${number(locks.of)}, varav ${number(locks.needed)} behövs och ${number(locks.installed)} av dem är installerade. Med en behörighet för API:t: ${number(locks.added)}. Programmerade med den: ${number(locks.programmed)}.`,
  notLookedAt: (locks) => `Inte kollade: ${number(locks)}.`,
  setAside: (state, count, named) =>
    `*Behövs, men läget är ”${state}”:* ${number(count)}, inte bedömda: ${named}.`,
  noZones: '*Zoner:* API-användaren ser inga.',
  zones: (count, named) =>
    `*Zoner som API-användaren ser:* ${number(count)}: ${named}. Behörigheter och lås utanför dem syns inte.`,
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
