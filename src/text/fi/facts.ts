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
    active: 'voimassa',
    'no-longer-in-use': 'ei enää käytössä',
    blocklisted: 'estolistalla',
    'blocklisted-through-key': 'estolistalla avaimen kautta',
    blocked: 'estetty',
    planned: 'suunniteltu',
    'not-in-use': 'ei käytössä',
    hidden: 'piilotettu',
  }),
);
export const stateWords = (state: string): string => states.get(state) ?? 'tila, jota en tunne';

/** Of each list this many names are shown: 20 of up to 60 characters fit into one section. */
const shown = 20;

/** What verification saw besides, as somebody reads it who wants to know the rest. */
export const factText = createFactText({
  'api-access-rights': (fact) => {
    const head = `*API-kulkualueet:* ${fact.count}, joista voimassa ${fact.active}.`;
    const others = fact.others
      .slice(0, shown)
      .map((other) => `${name(other.name)} (${stateWords(other.state)})`);
    const rest = fact.count - fact.active - others.length;
    return others.length === 0 ? head : `${head} Muut: ${others.join(', ')}${andMore(rest)}.`;
  },
  duplicates: (fact) => {
    const { standard } = fact;
    const without = fact.without.slice(0, shown);
    if (fact.with === standard)
      return `*Nimien perusteella* kaikilla ${standard} tavallisella kulkualueella on kopio API:lle.`;
    const rest = standard - fact.with - without.length;
    return `*Nimien perusteella* kopio API:lle on ${fact.with}/${standard} tavallisella kulkualueella. Ilman kopiota: ${without.map(name).join(', ')}${andMore(rest)}. Tämä on vain vihje: kaikkia ei tarvita.`;
  },
  'lock-api-access': (fact) =>
    `*Allow API Access Rights:* ${fact.locks === 1 ? 'tarvittavalla lukolla' : `kaikilla ${fact.locks} tarvittavalla lukolla`} on API-kulkualue, mikä puhuu sen puolesta. Itse asetusta iLOQ ei näytä: varmista itse.`,
  'needed-locks': (fact) =>
    `*Lukkoja:* ${fact.of}, joista tarvitaan ${fact.needed} ja niistä asennettuja ${fact.installed}. API-kulkualue lisätty: ${fact.added}. Ohjelmoitu: ${fact.programmed}.${fact.seen < fact.installed ? ` Katsomatta: ${fact.installed - fact.seen}.` : ''}`,
  'locks-set-aside': (fact) =>
    `*Tarvitaan, mutta tila on ”${stateWords(fact.state)}”:* ${fact.count}, ei arvioitu: ${shortNames(fact)}.`,
  zones: (fact) =>
    fact.count === 0
      ? '*Vyöhykkeet:* API-käyttäjä ei näe yhtään.'
      : `*API-käyttäjän näkemät vyöhykkeet:* ${fact.count}: ${shortNames(fact)}. Niiden ulkopuolella olevat kulkualueet ja lukot eivät näy.`,
});

const shortNames = ({ names, count }: { names: readonly string[]; count: number }): string =>
  shortList(names.slice(0, shown).map(name), shown, count);

/** "Viime tarkistuksen jälkeen: 2 lukkoa korjattu, 1 uusi." */
export const differencesText = createDifferencesText({
  shortList,
  titles: {
    'no-session': 'kirjautuminen',
    'no-locking-system': 'pääsy lukostoon',
    'locking-system-gone': 'pääsy lukostoon',
    'public-api-off': '*Public API in use*',
    'api-access-rights-off': 'lukoston API-kulkualueet',
    'system-inactive': 'lukoston tila',
    'licence-ended': 'lisenssi',
    'no-api-access-right': 'API-kulkualueet',
    'api-access-rights-inactive': 'API-kulkualueiden tila',
  },
  locks: {
    fixed: (count) => `${counted(count, 'lukko', 'lukkoa')} korjattu`,
    alsoNew: (count) => counted(count, 'uusi', 'uutta'),
    newlyWrong: (count) => `${counted(count, 'lukko', 'lukkoa')} uutena virheenä`,
  },
  rights: {
    fixed: (count) => `${counted(count, 'käyttöoikeus', 'käyttöoikeutta')} korjattu`,
    alsoNew: (count) => counted(count, 'uusi', 'uutta'),
    newlyWrong: (count) => `${counted(count, 'käyttöoikeus', 'käyttöoikeutta')} uutena virheenä`,
  },
  fixed: (named) => `${named} korjattu`,
  newlyWrong: (named) => `uusi virhe: ${named}`,
  since: (changes) => `Viime tarkistuksen jälkeen: ${changes}.`,
});
