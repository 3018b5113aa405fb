import type { WordList } from './list.ts';

export const fi: WordList = {
  words: {
    yes: [
      ...['joo', 'juu', 'jep', 'jup', 'jees', 'joo on', 'juu on', 'kyllä', 'kyl', 'kylla'],
      ...['kyllä on', 'on', 'oli', 'tottakai', 'totta kai', 'toki', 'juuri niin', 'aivan'],
    ],
    no: [
      ...['ei', 'ei oo', 'eioo', 'ei ole', 'ei ollut', 'eiku', 'en', 'ei vielä', 'ei viel'],
      ...['ei valmis', 'ei ole valmis', 'ei oo valmis', 'ei vielä valmis', 'en ole tehnyt'],
      ...['en oo tehny', 'ei ole tehty'],
    ],
    'not-sure': [
      ...['en tiedä', 'en tiiä', 'en tiä', 'emt', 'en mä tiiä', 'ei tietoa', 'ei hajua'],
      ...['en ole varma', 'en oo varma', 'epävarma', 'ehkä', 'ehkä joo', 'mahdollisesti'],
      ...['en osaa sanoa', 'en muista'],
    ],
    done: [
      ...['valmis', 'valmista', 'tehty', 'tein', 'tein sen', 'hoidettu', 'hoidin', 'on tehty'],
      ...['se on tehty', 'on valmis', 'se on valmis', 'jo tehty', 'tehty jo', 'ok tehty'],
      ...['joo tehty', 'nyt on tehty', 'kaikki tehty', 'kaikki valmista', 'kunnossa', 'luotu'],
      ...['lisätty', 'valittu', 'kaikki valittu', 'ohjelmoitu', 'päällä', 'on päällä'],
    ],
    ok: [
      'okei',
      'oukei',
      'okke',
      'noni',
      'no niin',
      'nonii',
      'hyvä',
      'hyvin',
      'hienoa',
      'mainiota',
    ],
    'go-on': [
      ...['jatka', 'jatketaan', 'jatkan', 'seuraava', 'seuraavaan', 'eteenpäin', 'aloita'],
      ...['aloitetaan', 'selvä', 'selvä homma', 'ymmärrän', 'ymmärsin', 'asia selvä'],
    ],
    back: ['takas', 'takaisin', 'edellinen', 'edelliseen', 'taaksepäin', 'palaa', 'mene takaisin'],
    later: [
      ...['myöhemmin', 'myöh', 'myöhemmi', 'huomena', 'huomenna', 'ensi viikolla', 'ens viikolla'],
      ...['ei nyt', 'toiste', 'joskus toiste', 'siirrä myöhemmäksi', 'jätetään myöhempään'],
    ],
    skip: ['ohita', 'ohita tämä', 'skippaa', 'skipataan', 'hyppää yli', 'jätä väliin'],
    status: [
      'tila',
      'tilanne',
      'missä mennään',
      'mitä puuttuu',
      'mikä on tilanne',
      'näytä tilanne',
    ],
    verify: ['tarkista', 'tarkasta', 'tarkista nyt', 'tarkista uudelleen', 'kokeile uudelleen'],
    stop: ['seis', 'lopeta', 'pysäytä', 'tauko', 'keskeytä', 'riittää', 'pysäytetään'],
    help: [
      'apua',
      'auta',
      'tarvitsen apua',
      'tarviin apua',
      'kysy tuelta',
      'soita tukeen',
      'neuvo',
    ],
    lost: [
      ...['miten', 'kuinka', 'mitä', 'mitä ihmettä', 'täh', 'häh', 'mikä', 'missä', 'mistä'],
      ...['missä se on', 'mikä se on', 'mikä tämä on', 'en löydä', 'en löydä sitä', 'ei löydy'],
      ...[
        'en ymmärrä',
        'en tajua',
        'en osaa',
        'ei toimi',
        'se ei toimi',
        'olen jumissa',
        'jumissa',
      ],
    ],
    ordered: ['tilattu', 'tilasin', 'on tilattu', 'tilaus tehty', 'tilauksessa', 'lukot tilattu'],
    hello: [
      'hei',
      'moi',
      'moikka',
      'terve',
      'moro',
      'huomenta',
      'päivää',
      'iltaa',
      'heippa',
      'morjens',
    ],
    thanks: ['kiitos', 'kiitti', 'kiitos paljon', 'kiitoksia', 'tattis', 'kiitosta'],
  },
  ambiguous: {
    // "well …", and the English no.
    no: ['no', 'go-on'],
    // Past, or "skip it".
    ohi: ['skip', 'done'],
    // Take it back, or call it off.
    peru: ['back', 'stop'],
    peruuta: ['back', 'stop'],
  },
  questions: [
    ...['miten', 'kuinka', 'mitä', 'mikä', 'missä', 'mistä', 'mihin', 'miksi', 'onko', 'pitääkö'],
    ...['voinko', 'saako', 'en löydä', 'ei löydy', 'en näe', 'en ymmärrä', 'en saa', 'ei toimi'],
  ],
  fillers: ['kiitos', 'kiitti', 'nyt', 'jo', 'sitten', 'pliis'],
  commands: {
    setup: ['käyttöönotto'],
    status: ['tila', 'tilanne'],
    sites: ['kohteet', 'omat kohteet'],
    verify: ['tarkista', 'tarkasta'],
    alerts: ['häiriöt'],
    role: ['rooli', 'roolit'],
    language: ['kieli'],
    site: ['kohde'],
    help: ['apua', 'ohje', 'ohjeet', 'komennot'],
  },
};
