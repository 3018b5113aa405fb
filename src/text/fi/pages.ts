import type { Words } from '../words.ts';

/** The words of the bot's own pages, in plain text: the pages escape them. */
export const pageTexts: Words['pageTexts'] = {
  brand: 'Livion-käyttöönotto',
  password: {
    title: 'API-käyttäjän salasana',
    enter: 'Salasana menee suoraan botille ja säilyy salattuna. Se ei kulje Slackin läpi.',
    verify:
      'Salasana menee suoraan botille, ei Slackin läpi, ja unohtuu tämän tarkistuksen jälkeen.',
    site: 'Kohde',
    userId: 'Käyttäjätunnus',
    label: 'Salasana',
    show: 'Näytä',
    hide: 'Piilota',
    blanks: 'Alussa tai lopussa oleva välilyönti kuuluu salasanaan',
    rules: 'iLOQ Manager vaatii:',
    ruleMet: 'täyttyy',
    ruleOpen: 'ei vielä täyty',
    rulesMet: 'Kaikki säännöt täyttyvät.',
    rulesOpen: (open) =>
      open === 1 ? 'Yksi sääntö ei vielä täyty.' : `${open} sääntöä ei vielä täyty.`,
    save: 'Tallenna salasana',
    check: 'Tarkista nyt',
    once: 'Tämä sivu toimii kerran, 15 minuutin ajan.',
  },
  code: {
    title: 'Tunnukset',
    lead: 'Lähetin sinulle kuusi numeroa yksityisviestinä Slackissa. Kirjoita ne tähän, niin näet tunnukset.',
    label: 'Koodi',
    show: 'Näytä tunnukset',
    once: 'Ne näytetään kerran. Katsomisesta jää merkintä, ja siitä kerrotaan keskustelussa.',
    wrong: (left) =>
      `Koodi ei ole oikea. ${left === 1 ? 'Tällä linkillä on jäljellä yksi yritys.' : `Tällä linkillä on jäljellä ${left} yritystä.`}`,
  },
  credentials: {
    title: 'Tunnukset',
    lead: 'LivionKeyn käyttöönottoa varten. Ne näytetään vain nyt: kopioi ne ennen kuin poistut sivulta.',
    serviceCode: 'Palvelukoodi',
    serviceAddress: 'Palveluosoite',
    userId: 'API-käyttäjän tunnus',
    password: 'API-käyttäjän salasana',
    notStored:
      'Ei tallessa, tai salattu toisella avaimella: syötä se uudelleen Slackissa, tai katso se sieltä, missä säilytät sitä.',
    copy: 'Kopioi',
    copied: 'Kopioitu',
  },
  stored: {
    title: 'Kiitos',
    text: 'Salasana on tallessa, salattuna. Voit sulkea tämän sivun; jatketaan Slackissa.',
  },
  verifying: {
    title: 'Kiitos',
    text: 'Kysyn iLOQilta. Voit sulkea tämän sivun; tulos tulee Slackiin.',
  },
  notKept: {
    title: 'Ei tallennettu',
    text: 'Salasanaa ei voitu tallentaa: jokin siihen liittyvä tieto on muuttunut, tai tämä botti ei säilytä salasanoja. Avoin vaihe näkyy Slackissa.',
  },
  archived: {
    title: 'Tämä kohde on arkistoitu',
    text: 'Siksi salasanaa ei voi syöttää eikä näyttää. Kohteen voi palauttaa Slackissa: /livion site ja kohteen nimi.',
  },
  gone: {
    title: 'Tämä linkki ei toimi',
    text: 'Linkki on jo käytetty, yli 15 minuuttia vanha tai kopioitu vajaana. Palaa Slackiin ja paina painiketta uudelleen: saat uuden linkin.',
  },
  outdated: {
    title: 'Avaa linkki uudelleen',
    text: 'Sivu oli vanhentunut, tai sitä ei lähetetty täältä. Mitään ei kulunut: avaa linkki Slackista uudelleen.',
  },
  tooMany: { title: 'Liian monta yritystä', text: 'Odota kymmenen minuuttia ja yritä uudelleen.' },
  unreadable: {
    title: 'Tätä ei voitu lukea',
    text: 'Avaa linkki Slackista uudelleen ja käytä sivun lomaketta.',
  },
  wrongMethod: { title: 'Tämä ei onnistu täällä', text: 'Avaa linkki Slackista.' },
  wentWrong: {
    title: 'Jokin meni vikaan',
    text: 'Vika oli minussa. Palaa Slackiin ja paina painiketta uudelleen: saat uuden linkin.',
  },
};

/** The rules as they stand beside the field. */
export const passwordRules: Words['passwordRules'] = [
  ['no-upper-case', 'iso kirjain'],
  ['no-lower-case', 'pieni kirjain'],
  ['no-digit', 'numero'],
  ['contains-user-id', 'ei käyttäjätunnusta'],
];

export const leakedOnPage: Words['leakedOnPage'] =
  'Tämä salasana on ollut Slack-viestissä. Valitse toinen iLOQ Managerissa ja syötä se tähän.';
export const blankEndsOnPage: Words['blankEndsOnPage'] =
  'Alussa tai lopussa on välilyönti. Kirjoita salasana ilman sitä; jos se kuuluu salasanaan, valitse ruutu ja kirjoita salasana uudelleen.';
export const tooLongOnPage: Words['tooLongOnPage'] = 'Enintään 200 merkkiä.';

export const installTexts: Words['installTexts'] = {
  landing: {
    title: 'Livion-käyttöönotto',
    text: 'Slack-botti, joka yhdistää kanssasi LivionKey20-avainautomaatit iLOQiin vaihe vaiheelta ja tarkistaa joka vaiheen iLOQista.',
    add: 'Lisää Slackiin',
    privacy: 'Tietosuoja',
    support: 'Tuki',
  },
  installed: {
    title: 'Livion on asennettu',
    where: (workspace) => `Työtila: ${workspace}.`,
    next: 'Siirry Slackiin: lähetin sinulle yksityisviestin siitä, miten jatketaan.',
  },
  cancelled: { title: 'Mitään ei asennettu', text: 'Voit aloittaa uudelleen koska tahansa.' },
  organisation: {
    title: 'Valitse yksi työtila',
    text: 'Minua ei voi vielä asentaa koko organisaatioon. Aloita uudelleen ja valitse työtila.',
  },
  ofOrganisation: (url) =>
    `En voi vielä palvella koko organisaatiota. Pyydä sitä, joka asensi minut, poistamaan minut ja lisäämään minut työtilaasi: ${url}`,
  stale: {
    title: 'Aloita uudelleen',
    text: 'Sivu oli auki liian kauan, se on jo käytetty tai aloitit toisessa selaimessa. Mitään ei asennettu.',
  },
  failed: {
    title: 'Jokin meni pieleen',
    text: 'Aloita uudelleen. Jos se ei auta, kysy tuesta.',
  },
  later: {
    title: 'Slack ei nyt pysty siihen',
    text: 'Aloita uudelleen muutaman minuutin kuluttua. Jos se ei auta, kysy tuesta.',
  },
  notAllowed: (code) => ({
    title: 'Slack ei sallinut sitä',
    text: `Kysy Slack-työtilasi ylläpitäjältä ja aloita sitten uudelleen. Slackin syy: ${code}.`,
  }),
  setUp: {
    title: 'Virhe on meidän päässämme',
    text: 'Tämän botin asetukset eivät ole kunnossa. Sitä ei voi asentaa ennen kuin asia on korjattu. Kerro siitä tuelle.',
  },
  again: 'Aloita uudelleen',
  wrongMethod: { title: 'Se ei onnistu täällä', text: 'Avaa tämä sivu selaimessa.' },
  privacy: {
    title: 'Tietosuoja',
    text: 'Botti säilyttää sen, mitä kohteista on syötetty, kuka teki mitä ja milloin, ja mitä iLOQ kertoo. Salasanat on sinetöity. Kun sovellus poistetaan, kaikki poistetaan. Lisää kertoo botin ylläpito.',
  },
  support: { title: 'Tuki', text: 'Kysy siltä, joka ylläpitää tätä bottia.' },
};
