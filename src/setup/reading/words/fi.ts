import { phrases, type WordList } from './list.ts';

export const fi: WordList = {
  words: {
    yes: phrases(`
      joo, juu, jep, jup, jees, joo on, juu on, kyllä, kyl, kyllä on, on, on toimitettu, oli,
      tottakai, totta kai, toki, juuri niin, aivan
    `),
    no: phrases(`
      ei, ei oo, eioo, ei ole, ei ollut, eiku, en, ei vielä, ei viel, ei valmis, ei ole valmis,
      ei oo valmis, ei vielä valmis, en ole tehnyt, en oo tehny, ei ole tehty, ei oo vielä valmis,
      ei oo viel valmis, ei ole vielä valmis, en vielä, en ole vielä tehnyt, en oo viel tehny,
      ei oo toimitettu, ei ole toimitettu
    `),
    'not-sure': phrases(`
      en tiedä, en tiiä, en tiä, emt, en mä tiiä, ei tietoa, ei hajua, en ole varma, en oo varma,
      epävarma, ehkä, ehkä joo, mahdollisesti, en osaa sanoa, en muista, emmä tiiä, emmä tiedä,
      en mä tiedä, ei mitään hajua, ei mitään tietoa, en oo ihan varma, en ole ihan varma
    `),
    done: phrases(`
      valmis, valmista, tehty, tein, tein sen, hoidettu, hoidin, on tehty, se on tehty, on valmis,
      se on valmis, jo tehty, tehty jo, ok tehty, joo tehty, nyt on tehty, kaikki tehty,
      kaikki valmista, kunnossa, luotu, lisätty, siirretty, valmiina, valmista tuli, on hoidettu,
      se on hoidettu, kaikki ohjelmoitu, kaikki on ohjelmoitu, valittu, kaikki valittu,
      ohjelmoitu, päällä, on päällä
    `),
    ok: phrases('okei, oukei, okke, noni, no niin, nonii, hyvä, hyvin, hienoa, mainiota'),
    'go-on': phrases(`
      jatka, jatketaan, jatkan, seuraava, seuraavaan, eteenpäin, aloita, aloitetaan, selvä,
      selvä homma, ymmärrän, ymmärsin, asia selvä
    `),
    back: phrases(`
      kumoa, takas, takaisin, edellinen, edelliseen, taaksepäin, palaa, mene takaisin
    `),
    later: phrases(`
      myöhemmin, myöh, myöhemmi, huomena, huomenna, ensi viikolla, ens viikolla, ei nyt,
      teen sen huomenna, teen sen myöhemmin, teen myöhemmin, toiste, joskus toiste,
      siirrä myöhemmäksi, jätetään myöhempään
    `),
    skip: phrases('ohita, ohita tämä, skippaa, skipataan, hyppää yli, jätä väliin'),
    status: phrases(`
      tila, tilanne, missä mennään, mitä puuttuu, mitä vielä puuttuu, mitä on jäljellä,
      mikä on tilanne, näytä tilanne
    `),
    verify: phrases(`
      tarkista, tarkasta, tarkista nyt, tarkista uudelleen, kokeile uudelleen, kokeile uudestaan,
      tarkista uudestaan, yritä uudelleen, yritä uudestaan
    `),
    stop: phrases(`
      seis, lopeta, pysäytä, tauko, keskeytä, riittää, pysäytetään, lopetetaan,
      lopetetaan tältä päivältä, lopetetaan tähän
    `),
    help: phrases(`
      apua, auta, auttakaa, tarvitsen apua, tarviin apua, kysy tuelta, soita tukeen, neuvo
    `),
    lost: phrases(`
      miten, kuinka, mitä, mitä ihmettä, täh, häh, mikä, missä, mistä, missä se on, mikä se on,
      mikä tämä on, en löydä, en löydä sitä, ei löydy, ei näy, ei näy missään, en näe, en ymmärrä,
      en tajua, en osaa, ei toimi, se ei toimi, olen jumissa, jumissa
    `),
    ordered: phrases(`
      tilattu, tilasin, tilasin ne, on tilattu, ne on tilattu, olen tilannut, oon tilannu,
      tilaus tehty, tilauksessa, lukot tilattu
    `),
    hello: phrases(`
      hei, moi, moikka, terve, moro, huomenta, no moi, hyvää huomenta, hyvää päivää, hyvää iltaa,
      päivää, iltaa, heippa, morjens
    `),
    thanks: phrases('kiitos, kiitti, kiitos paljon, kiitos avusta, kiitoksia, tattis, kiitosta'),
  },
  skipReasons: {
    already: phrases('on jo tehty, on jo paikallaan, on jo siellä, jo paikallaan'),
    'not-needed': phrases('ei tarvita täällä, ei tarvita, tätä ei tarvita, ei tarvitse'),
    'someone-else': phrases('joku muu tekee sen, joku muu tekee, joku muu'),
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
  questions: phrases(`
    miten, kuinka, mitä, mikä, missä, mistä, mihin, miksi, onko, pitääkö, voinko, saako, en löydä,
    ei löydy, ei näy, täällä ei ole, tässä ei ole, siellä ei ole, en näe, en ymmärrä, en saa,
    ei toimi
  `),
  fillers: phrases('kiitos, kiitti, nyt, jo, sitten, pliis'),
  allSites: phrases('kaikki, kaikki kohteet'),
  commands: {
    setup: phrases('käyttöönotto'),
    status: phrases('tila, tilanne'),
    sites: phrases('kohteet, omat kohteet'),
    verify: phrases('tarkista, tarkasta'),
    alerts: phrases('häiriöt'),
    role: phrases('rooli, roolit'),
    language: phrases('kieli'),
    site: phrases('kohde'),
    help: phrases('apua, ohje, ohjeet, komennot'),
  },
};
