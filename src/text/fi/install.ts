import type { Words } from '../words.ts';

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
