import { createDifferencesText } from '../differences.ts';
import { createFactText } from '../findings.ts';
import { name } from '../format.ts';
import { andMore, counted, shortList } from './format.ts';

/**
 * The states of access rights and locks in people's words (Public API v2, SecurityAccess.Status and
 * Lock.PhysicalState).
 */
const states = new Map(
  Object.entries({
    active: 'aktiv',
    'no-longer-in-use': 'används inte längre',
    blocklisted: 'på blockeringslistan',
    'blocklisted-through-key': 'på blockeringslistan genom en nyckel',
    blocked: 'spärrad',
    planned: 'planerad',
    'not-in-use': 'används inte',
    hidden: 'dold',
  }),
);
export const stateWords = (state: string): string => states.get(state) ?? 'okänt läge';

/** Of each list this many names are shown: 20 of up to 60 characters fit into one section. */
const shown = 20;

/** What verification saw besides, as somebody reads it who wants to know the rest. */
export const factText = createFactText({
  'api-access-rights': (fact) => {
    const head = `*Behörigheter för API:t:* ${fact.count}, varav aktiva ${fact.active}.`;
    const others = fact.others
      .slice(0, shown)
      .map((other) => `${name(other.name)} (${stateWords(other.state)})`);
    const rest = fact.count - fact.active - others.length;
    return others.length === 0 ? head : `${head} Övriga: ${others.join(', ')}${andMore(rest)}.`;
  },
  duplicates: (fact) => {
    const { standard } = fact;
    const without = fact.without.slice(0, shown);
    if (fact.with === standard)
      return `*Att döma av namnen* har alla ${standard} vanliga behörigheter en kopia för API:t.`;
    const rest = standard - fact.with - without.length;
    return `*Att döma av namnen* har ${fact.with} av ${standard} vanliga behörigheter en kopia för API:t. Utan kopia: ${without.map(name).join(', ')}${andMore(rest)}. Det är bara ett tips: alla behövs inte.`;
  },
  'lock-api-access': (fact) =>
    `*Allow API Access Rights:* ${fact.locks === 1 ? 'låset som behövs' : `vart och ett av de ${fact.locks} lås som behövs`} har en behörighet för API:t, och det talar för det. Själva inställningen visar iLOQ inte: dubbelkolla själv.`,
  'needed-locks': (fact) =>
    `*Lås:* ${fact.of}, varav ${fact.needed} behövs och ${fact.installed} av dem är installerade. Med en behörighet för API:t: ${fact.added}. Programmerade med den: ${fact.programmed}.${fact.seen < fact.installed ? ` Inte kollade: ${fact.installed - fact.seen}.` : ''}`,
  'locks-set-aside': (fact) =>
    `*Behövs, men läget är ”${stateWords(fact.state)}”:* ${fact.count}, inte bedömda: ${shortNames(fact)}.`,
  zones: (fact) =>
    fact.count === 0
      ? '*Zoner:* API-användaren ser inga.'
      : `*Zoner som API-användaren ser:* ${fact.count}: ${shortNames(fact)}. Behörigheter och lås utanför dem syns inte.`,
});

const shortNames = ({ names, count }: { names: readonly string[]; count: number }): string =>
  shortList(names.slice(0, shown).map(name), shown, count);

/** "Sedan senaste kontrollen: 2 lås åtgärdade, 1 nytt." */
export const differencesText = createDifferencesText({
  shortList,
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
});
