import type { Words } from '../words.ts';
import { counted, number } from './format.ts';

/**
 * The states of access rights and locks in people's words (Public API v2, SecurityAccess.Status and
 * Lock.PhysicalState).
 */
export const accessStates: Words['accessStates'] = {
  active: 'voimassa',
  'no-longer-in-use': 'ei enää käytössä',
  blocklisted: 'estolistalla',
  'blocklisted-through-key': 'estolistalla avaimen kautta',
  blocked: 'estetty',
  planned: 'suunniteltu',
  'not-in-use': 'ei käytössä',
  hidden: 'piilotettu',
  unknown: 'tila, jota en tunne',
};

export const factTexts: Words['factTexts'] = {
  accessRights: (count, active) =>
    `*API-kulkualueet:* ${number(count)}, joista voimassa ${number(active)}.`,
  notActive: (named) => `Muut: ${named}.`,
  allDuplicated: (standard) =>
    `*Nimien perusteella* ${standard === 1 ? 'ainoalla' : `kaikilla ${number(standard)}`} tavallisella kulkualueella on kopio API:lle.`,
  someDuplicated: (found, standard, without) =>
    `*Nimien perusteella* kopio API:lle on ${number(found)}/${number(standard)} tavallisella kulkualueella. Ilman kopiota: ${without}. Tämä on vain vihje: kaikkia ei tarvita.`,
  lockApiAccess: (locks) =>
    `*Allow API Access Rights:* ${locks === 1 ? 'tarvittavalla lukolla' : `kaikilla ${number(locks)} tarvittavalla lukolla`} on API-kulkualue, mikä puhuu sen puolesta. Itse asetusta iLOQ ei näytä: varmista itse.`,
  neededLocks: (locks) =>
    `*Lukkoja:* ${number(locks.of)}, joista tarvitaan ${number(locks.needed)} ja niistä asennettuja ${number(locks.installed)}. API-kulkualue lisätty: ${number(locks.added)}. Ohjelmoitu: ${number(locks.programmed)}.`,
  notLookedAt: (locks) => `Katsomatta: ${number(locks)}.`,
  setAside: (state, count, named) =>
    `*Tarvitaan, mutta tila on ”${state}”:* ${number(count)}, ei arvioitu: ${named}.`,
  noZones: '*Vyöhykkeet:* API-käyttäjä ei näe yhtään.',
  zones: (count, named) =>
    `*API-käyttäjän näkemät vyöhykkeet:* ${number(count)}: ${named}. Niiden ulkopuolella olevat kulkualueet ja lukot eivät näy.`,
};

/** What has changed since the last check. */
export const differences: Words['differences'] = {
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
};
