import type { FieldProblem } from '../../setup/index.ts';
import type { Words } from '../words.ts';
import { counted, list, name, person, shortList } from './format.ts';
import { notOpened } from './site.ts';
import { titleOf } from './steps.ts';

const noSite = (wanted: string | undefined): string =>
  wanted === undefined
    ? 'En löydä sen nimistä kohdetta.'
    : `En löydä kohdetta nimeltä *${name(wanted)}*.`;

const nameTaken = 'Toisella kohteella on jo tämä nimi. Valitse toinen.';

/** What is answered about sites, their set-up and their life. */
export const siteSentences: Words['siteSentences'] = {
  /** What is refused says by whom it can be allowed. */
  refused({ by, site }) {
    const installers = (site?.installers ?? []).slice(0, 3).map(person).join(', ');
    switch (by) {
      case 'an-admin':
        return 'Tähän sinulla ei ole vielä lupaa: työtilan ylläpitäjän pitää ensin antaa sinulle rooli.';
      case 'a-manager':
        return 'Tähän sinulla ei ole lupaa. Kysy työnjohtajalta tai työtilan ylläpitäjältä.';
      case 'a-site-installer':
        return `Tunnukset näkevät vain kohteen asentajat. Kysy: ${installers || 'kohteen asentaja'} tai ylläpitäjä.`;
      case 'the-operator':
        return `*${name(site?.name ?? '')}* on pysähdyksissä: en saa enää luettua sen tiedostoa. Botin teknisen ylläpidon pitää korjata se; lokini kertoo, missä vika on.`;
    }
  },
  gone: () => 'Tuota kohdetta ei enää ole.',
  'old-button': () =>
    'Painike on vanhemmasta versiostani. `/livion setup` näyttää avoimen vaiheen.',
  several: () => 'Sopivia kohteita on useita. Mikä niistä?',
  'no-such-site': ({ wanted }) => noSite(wanted),
  'nearest-sites': ({ wanted }) => `${noSite(wanted)} Tarkoititko jotain näistä?`,
  'near-name': ({ wanted }) =>
    `Kohdetta *${name(wanted)}* ei vielä ole, mutta lähes samanniminen on. Kumpaa tarkoitat?`,
  'new-site-midway': ({ wanted }) =>
    `Kohdetta *${name(wanted)}* ei vielä ole. Avaanko uuden, vai oliko se vastaus yllä olevaan vaiheeseen?`,
  'which-to-go-on': () => 'Mitä kohdetta jatketaan?',
  'which-to-verify': () => 'Minkä kohteen tarkistan? Kirjoita `/livion verify` ja kohteen nimi.',
  'which-to-manage': () => 'Mikä kohde? Kirjoita `/livion site` ja kohteen nimi.',
  'which-is-meant': () => 'Mitä kohdetta se koskee?',
  'which-is-open': () => 'Täällä on kaksi käyttöönottoa auki. Kumpaa jatketaan?',
  'name-it': () => 'Mikä on kohteen nimi? Kirjoita `/livion setup` ja nimi, tai paina painiketta.',
  'go-on-with': ({ site }) => `Jatketaanko kohdetta *${name(site)}*?`,
  'nothing-asked': () =>
    'En kysy sinulta nyt mitään. Jatka jotain kohdetta tai avaa uusi; `apua` näyttää, mitä osaan.',
  'opened-for': ({ site, person: id }) =>
    `✓ Kohde *${name(site)}* on avattu. Kirjoitin asentajalle: ${person(id)}.`,
  'not-opened': ({ site, why }) => `Kohdetta *${name(site)}* ei avattu: ${notOpened[why]}`,
  'in-direct-message': ({ site }) => `*${name(site)}*: jatketaan yksityisviesteissä.`,
  'in-thread': ({ site }) => `*${name(site)}*: jatketaan tässä ketjussa.`,
  'not-in-channel': ({ channel }) =>
    `En ole kanavalla <#${channel}>, joten mikään ei muuttunut. Kirjoita siellä \`/invite @Livion\` ja yritä uudelleen.`,
  'is-archived': ({ site }) =>
    `*${name(site)}* on arkistoitu. \`/livion site\` ja kohteen nimi palauttaa sen.`,
  verifying: ({ site }) => `Kysyn iLOQilta: *${name(site)}*. Tulos tulee kohteen keskusteluun.`,
  'check-needs': ({ site, missing }) =>
    `*${name(site)}* on vielä tarkistamatta. Puuttuu: ${list(missing.map((id) => `*${titleOf(id)}*`))}. Kysyin sitä kohteen keskustelussa.`,
  'not-running': () => 'Täällä ei ole tarkistusta käynnissä.',
  'not-verified': () => 'Mitään ei ole vielä tarkistettu.',
  'locks-first': () =>
    'En ole vielä nähnyt lukkoja, tai siitä on liian kauan. Paina ensin *Tarkista nyt*, valitse sitten.',
  'password-needs': ({ missing }) =>
    `Tarvitsen ensin: ${list(missing.map((id) => `*${titleOf(id)}*`))}. Salasana kuuluu yhden lukoston yhdelle käyttäjälle.`,
  code: ({ site, code }) =>
    `Tunnusten koodi, kohde *${name(site)}*: \`${code}\`. Jos et pyytänyt sitä, kerro ylläpitäjälle.`,
  'code-not-sent': () =>
    'En saanut lähetettyä koodia yksityisviestinä. Yritä minuutin päästä uudelleen.',
  archived: ({ site }) =>
    `*${name(site)}* on arkistoitu. Avoimet häiriöt päättyvät nyt, tapahtumatilaukset iLOQissa pian.`,
  'archived-already': ({ site }) => `*${name(site)}* on jo arkistoitu.`,
  restored: ({ site }) => `*${name(site)}* on palautettu ja jatkaa siitä, mihin jäi.`,
  'not-archived': ({ site }) => `*${name(site)}* ei ole arkistoitu.`,
  'name-taken': () => nameTaken,
  'name-taken-meanwhile': ({ site }) =>
    `Toinen kohde on sillä välin saanut nimen *${name(site)}*: vaihda ensin toisen nimi.`,
  renamed: ({ from, to }) => `*${name(from)}*: uusi nimi on *${name(to)}*.`,
  'people-kept': ({ site, installers }) =>
    `*${name(site)}*: ${counted(installers.length, 'asentaja', 'asentajaa')}: ${shortList(installers.map(person), 10)}.`,
  deleted: ({ site }) =>
    `*${name(site)}* on poistettu lopullisesti. Slackiin kirjoittamani viestit jäävät.`,
};

const fieldProblems: Readonly<Record<Extract<FieldProblem, string>, string>> = {
  'no-name': 'Anna nimi, jonka ihminen osaa lukea.',
  'name-taken': nameTaken,
  'wrong-name': 'Se ei ole kohteen nimi. Mitään ei poistettu.',
  'no-time-zone': 'Tätä aikavyöhykettä ei ole. Esimerkki: Europe/Helsinki',
  'no-days': 'Kokonaisluku 1–60.',
  'responsible-missing': 'Käyttöönotto jatkuu hänen kanssaan, ja hän saa tästä tiedon.',
  'nothing-needed':
    'Valitse vähintään yksi tarvittava, tai merkitse kaikki muut lukot tarvittaviksi.',
};

/** What is wrong in a form. Plain text. */
export const fieldProblem: Words['fieldProblem'] = (problem) =>
  typeof problem === 'string'
    ? fieldProblems[problem]
    : `Tämä on molemmissa luetteloissa: ${problem.neededAndNot}`;

/** Words of answers that are more than a sentence. */
export const replies: Words['replies'] = {
  help: [
    '*Yhdistän kanssasi LivionKey20-automaatin iLOQin lukostoon, vaihe kerrallaan, ja tarkistan tuloksen iLOQilta.*',
    '`/livion setup Kamppi`: avaa kohde tai jatka sitä; kanavan ketjussa loppuun `here`',
    '`/livion setup Kamppi @nimi`: avaa kohteen työkaverille (työnjohtajat)',
    '`/livion status Kamppi`, tai pelkkä `status`: kaikki kohteet; `sites`: omasi',
    '`/livion verify Kamppi`: tarkista nyt iLOQilta; työnjohtajille: `verify all`',
    '`/livion alerts Kamppi`: avoimet häiriöt; loppuun `here`, `#channel` tai `off`: minne häiriöt menevät',
    '`/livion site Kamppi`: nimi, henkilöt, arkistointi, poisto',
    '`/livion role`: kuka saa tehdä mitä',
    '`/livion diag Kamppi`: tiedosto tuelle',
    '`/livion language suomi`: millä kielellä luet',
    'Voit myös mainita minut tai kirjoittaa minulle. Pane nimi lainausmerkkeihin, jos se päättyy johonkin näistä sanoista.',
  ].join('\n'),
  unknownCommand: 'En tunne tuota komentoa.',
  didYouMean: 'En tunne tuota komentoa. Tarkoititko tätä?',
  whatAbout: (site) => `*${name(site)}*: mitä haluat tehdä?`,
  answered: (line) => `Tähän vaiheeseen on jo vastattu: ${line}`,
  passwordEachTime: (site) =>
    `*${name(site)}*: en säilytä salasanoja; kysyn sen joka tarkistuksessa.`,
  passwordLink: (site) =>
    `*${name(site)}*: tästä aukeaa oma sivuni, jotta salasana ei kulje Slackin läpi. Linkki on vain sinulle; se toimii kerran, 15 minuutin ajan.`,
  credentialsLink: (site) =>
    `*${name(site)}*: sivu kysyy koodin, jonka juuri lähetin sinulle yksityisviestinä. Se näyttää tunnukset kerran; linkki toimii 15 minuuttia.`,
  storeAway:
    'En pääse nyt tallennettuihin tietoihin. Mitään niistä ei ole kadonnut; yritä minuutin päästä uudelleen.',
  wentWrong:
    'Jokin meni vikaan, ja vika oli minussa. Mitään tallennettua ei katoa; yritä uudelleen.',
};

/** Whole lists of locks that a report only begins. */
export const longListTitles: Words['longListTitles'] = {
  without: 'Ilman voimassa olevaa API-kulkualuetta',
  outside: 'Vain vyöhykkeillä, joita API-käyttäjä ei näe',
  'not-programmed': 'Tilattavat ja ohjelmoitavat',
  removed: 'Tavallisia kulkualueita poistumassa',
  planned: 'Suunnitellut',
  'not-in-use': 'Ei käytössä',
  hidden: 'Piilotetut',
};
