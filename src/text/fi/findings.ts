import type { Some } from '../shapes.ts';
import type { Words } from '../words.ts';
import { code, counted, day, firstOf, list, name, number, shortList } from './format.ts';
import { neededFor } from './steps.ts';

const settings = '*Administration* → *Edit locking system information* → *Settings*';

/** The advice of LivionKey's article on access rights that cannot be found. */
const seeAsApiUser =
  'Kirjaudu iLOQ Manageriin API-käyttäjänä: sen vyöhykkeiden ulkopuolella olevat eivät näy.';

/** "tarvittavasta lukosta", "kaikista 5 tarvittavasta lukosta", "2/5 tarvittavasta lukosta" */
const fromLocks = ({ count, of }: { count: number; of: number }): string =>
  of === 1
    ? 'tarvittavasta lukosta'
    : count === of
      ? `kaikista ${number(of)} tarvittavasta lukosta`
      : `${number(count)}/${number(of)} tarvittavasta lukosta`;

/** "Ohjelmoimatta: Pesula." */
const notProgrammed = (found: Some & { of: number }): string =>
  found.count === 1
    ? `Vielä ohjelmoimatta: ${firstOf(found)}.`
    : `${number(found.count)}/${number(found.of)} tarvittavaa lukkoa on vielä ohjelmoimatta: ${firstOf(found)}.`;

export const toFixForms: Words['toFixForms'] = {
  lock: ['lukko', 'lukkoa'],
  right: ['oikeus', 'oikeutta'],
  thing: ['asia', 'asiaa'],
  otherThing: ['muu asia', 'muuta asiaa'],
};

/** "1 lukko, 2 oikeutta korjattavana": as much as follows below. */
export const toFix: Words['toFix'] = (counted) => `${counted} korjattavana`;

/** Missing usage rights, together: they are fixed in one place. */
export const missingRightsText: Words['missingRightsText'] = (rights, user) => {
  const named = rights.map((right) => `*${name(right)}*`).join(', ');
  const what =
    rights.length === 1
      ? `✗ 1 oikeus puuttuu: ${named}.`
      : `✗ ${rights.length} oikeutta puuttuu: ${named}.`;
  const select = rights.length === 1 ? 'Valitse se' : 'Valitse ne';
  return `${what}\n→ ${select} ${user === undefined ? 'API-käyttäjälle' : `käyttäjälle ${code(user)}`}.`;
};

/** One finding of a verification, as the installer reads it. */
export const findingTexts: Words['findingTexts'] = {
  'no-locking-system': () => ({
    what: 'Kirjautuminen onnistuu, mutta käyttäjällä ei ole pääsyä yhteenkään lukostoon.',
    so: 'Automaatilla ei ole lukostoa, johon liittyä.',
    mend: 'Valitse käyttäjälle tässä lukostossa *Right to login in to system*.',
  }),
  'locking-system-gone': (finding) => ({
    what: `API-käyttäjä ei enää pääse lukostoon: *${name(finding.name)}*.`,
    so: 'Automaatti ei voi tehdä siellä mitään. En katso sen sijaan muita lukostoja.',
    mend: `Valitse käyttäjälle *Right to login in to system*, lukosto *${name(finding.name)}*.`,
  }),
  'public-api-off': () => ({
    what: '*Public API in use* on tässä lukostossa pois päältä.',
    so: 'LivionKey ei toimi sen kanssa.',
    mend: `Kytke se päälle: ${settings} → *Public API in use*.`,
  }),
  'api-access-rights-off': () => ({
    what: 'API-kulkualueet eivät ole käytössä tässä lukostossa.',
    so: 'Automaatti ei löydä yhtään kulkualuetta annettavaksi.',
    mend: 'Asiakas pyytää iLOQia avaamaan lukoston API-kulkualueille.',
  }),
  'system-inactive': () => ({
    what: 'Lukosto ei ole aktiivinen.',
    so: 'Siinä ei voi ohjelmoida mitään.',
    mend: 'Asiakas pyytää iLOQia aktivoimaan sen.',
  }),
  'licence-ended': (finding) => ({
    what: `Lukoston iLOQ-lisenssi on päättynyt ${day(finding.at)}.`,
    so: 'Automaatti ei toimi.',
    mend: 'Asiakas uusii lisenssin iLOQin kautta.',
  }),
  'licence-ends': (finding) => ({
    what: `Lukoston iLOQ-lisenssi päättyy ${day(finding.at)}.`,
    so: 'Automaatti lakkaa toimimasta sinä päivänä.',
    mend: 'Asiakas uusii lisenssin iLOQin kautta.',
  }),
  'right-missing': (finding) => ({
    what: `Puuttuu: *${name(finding.right)}*.`,
    so: `Sitä tarvitaan: ${neededFor(finding.right) ?? 'LivionKeyn toiminta'}.`,
    mend: `Valitse API-käyttäjälle *${name(finding.right)}*.`,
  }),
  'right-disputed': (finding) => ({
    what: finding.mask
      ? `*${name(finding.right)}* on iLOQin luettelossa, mutta iLOQ torjui kutsun, joka tarvitsee sitä.`
      : `*${name(finding.right)}* ei ole iLOQin luettelossa, mutta iLOQ vastasi kutsuun, joka tarvitsee sitä.`,
    so: 'Uskon luetteloa.',
    mend: 'Jos jokin ei myöhemmin toimi, ota tämä oikeus pois, tallenna ja valitse se uudelleen.',
  }),
  'right-by-mask-alone': (finding) => ({
    what: `Nämä katsoin vain iLOQin luettelosta, koska niitä ei voi kokeilla: ${list(finding.rights.map((right) => `*${name(right)}*`))}.`,
  }),
  'rights-beyond-need': (finding) => ({
    what: `Käyttäjällä on enemmän oikeuksia kuin LivionKey tarvitsee: ${shortList(finding.rights.map(name), 6)}.`,
    so: 'Salasanan haltija voi tehdä saman.',
    mend: 'Jätä vain kaksitoista käyttöoikeutta, ellet tarvitse muita.',
  }),
  'no-api-access-right': () => ({
    what: 'En näe yhtään API:lle avattua kulkualuetta.',
    so: 'Automaatilla ei ole mitään, mitä antaa avaimelle.',
    mend: `Kopioi tarvittavat kulkualueet ja aseta uusissa *API access*: *on*. Jos teit sen jo: ${seeAsApiUser}`,
  }),
  'no-locks': () => ({
    what: 'Käyttäjä ei näe yhtään lukkoa.',
    so: 'En voi sanoa, onko kulkualueet lisätty lukkoihin.',
    mend: seeAsApiUser,
  }),
  'locks-unanswered': (finding) => ({
    what: `Lukostossa on ${counted(finding.locks, 'lukko', 'lukkoa')}. Mitkä niistä tämän automaatin avainten pitää avata?`,
    so: 'Ennen kuin kerrot sen, en tiedä, ovatko kulkualueet niissä.',
    mend: 'Paina *Mitkä lukot?*, valitse kiinteistöt, vyöhykkeet tai lukot ja tarkista uudelleen.',
  }),
  'no-needed-locks': (finding) => ({
    what: `Lukkoja on ${number(finding.of)}, mutta yksikään ei ole sekä tarvittu että asennettu.`,
    so: 'Katsottavaa ei vielä ole.',
    mend: 'Tarkista uudelleen, kun lukot on asennettu, tai valitse muita: *Mitkä lukot?*.',
  }),
  'locks-without-api-right': (finding) => ({
    what: `Voimassa oleva API-kulkualue puuttuu ${fromLocks(finding)}: ${firstOf(finding)}.`,
    so: `Automaatin avaimet eivät avaa ${finding.count === 1 ? 'sitä' : 'niitä'}.`,
    mend: '*Edit Access Rights* (lukon valikko hiiren oikealla) → *Edit Lock Settings and Access Rights*: valitse *Allow API Access Rights* ja lisää kopioitu kulkualue. Säilytä vanhat.',
    ...(finding.inactive > 0 && {
      also: `Näistä ${number(finding.inactive)} lukolla sellainen on, mutta se ei ole voimassa: katso iLOQ Managerista, miksi.`,
    }),
  }),
  'locks-outside-zones': (finding) => ({
    what: `API-käyttäjän vyöhykkeillä oleva kulkualue puuttuu ${fromLocks(finding)}: ${firstOf(finding)}.`,
    so: `Muita kulkualueita automaatti ei voi käyttää, joten sen avaimet eivät avaa ${finding.count === 1 ? 'tätä lukkoa' : 'näitä lukkoja'}.`,
    mend: `Anna API-käyttäjälle nuo vyöhykkeet iLOQ Managerissa, tai lisää kulkualue vyöhykkeeltä, joka sillä on. ${seeAsApiUser}`,
  }),
  'locks-not-programmed': (finding) => ({
    what: notProgrammed(finding),
    mend: 'Tilaa muutokset iLOQ Managerissa ja ohjelmoi lukot. Jos se kestää päiviä, valitse *Myöhemmin* vaiheessa *Ohjelmoi lukot*.',
  }),
  'standard-rights-removed': (finding) => ({
    what: `Tavallisia kulkualueita (${shortList(finding.rights.map(name), 3)}) ollaan poistamassa ${number(finding.count)} lukosta: ${firstOf(finding)}.`,
    so: 'Kun se on ohjelmoitu, nykyiset avaimet eivät enää avaa niitä.',
    mend: 'Jos et halua sitä, lisää vanhat kulkualueet takaisin lukkoihin: ne jäävät kopioitujen rinnalle.',
  }),
};

export const inactiveRights: Words['inactiveRights'] = (named) => ({
  what: `API-kulkualueita on, mutta mikään ei ole voimassa: ${named}.`,
  so: 'Automaatilla ei ole mitään, mitä antaa avaimelle.',
  mend: `Katso iLOQ Managerista, miksi, tai kopioi tarvittava kulkualue ja aseta *API access*: *on*.`,
});

/** What could not be looked at, behind "en nähnyt". */
const unseen = {
  'access-rights': 'kulkualueita',
  'usage-rights': 'käyttöoikeuksia',
  'rights-probes': 'käyttöoikeuksia toiseen kertaan',
  'locking-system': 'lukostoa',
  'system-state': 'sitä, onko lukosto käytössä',
  locks: 'lukkoja',
  zones: 'vyöhykkeitä',
};

export const notSeen: Words['notSeen'] = {
  unclear: (locks, why) => `Näiden tilaa en saa selville: ${firstOf(locks)}. ${why}`,
  looked: (seen, of, why) =>
    `Näin ${number(seen)}/${number(of)} tarvittavaa lukkoa${why === undefined ? ' siinä ajassa, joka minulla on.' : `: ${why}`}`,
  without: (what, right) => `En näe ${unseen[what]}, koska puuttuu *${right}*.`,
  failed: (what, why) => `En nähnyt ${unseen[what]}: ${why}`,
  neither: 'En siis tiedä, onko se kunnossa.',
  othersNeither: 'Muista en tiedä vielä mitään.',
  askSupport: 'Jos se toistuu, kysy tuelta.',
  lookAgain: 'Tarkista hetken päästä uudelleen: katson silloin kaikki alusta.',
  checkAgain: 'Tarkista hetken päästä uudelleen: se voi auttaa.',
};
