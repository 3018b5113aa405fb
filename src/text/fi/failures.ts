import type { Words } from '../words.ts';

const publicApiToo =
  'Jos siitä ei ole apua: onko *Public API in use* päällä (*Administration* → *Edit locking system information* → *Settings*)? Eikö valintaruutua näy? Silloin asiakas pyytää API:n iLOQin myyntituelta.';

const tryLater = 'Tarkista hetken päästä uudelleen. Mitään syöttämääsi ei katoa.';

const lookUp = 'Katso palveluosoite (kirjautumisruutu, asetuskuvake)';
const locksOut = 'Väärät kirjautumiset lukitsevat tunnuksen';
const locksOutAnywhere = `${locksOut}, tulivatpa ne mistä tahansa.`;
const automatToo = 'Tällä tunnuksella jo toimiva automaatti ei pääse sekään sisään.';
const unlock =
  'Kysy iLOQilta, kauanko lukitus kestää. Paina *Yritä kerran*, kun tunnus on taas auki: en kirjaudu omin päin.';
const notYours = 'Se ei kerro mitään tiedoistasi.';
const onceOrOther = 'Paina *Yritä kerran* tai syötä toinen salasana.';
const notAgain = `${locksOut}, joten en lähetä sitä uudelleen omin päin.`;

/**
 * What a failure of the iLOQ client means for the installer. Keys: the kind, or `kind/detail` where
 * the detail matters (CreateSession's result, how iLOQ could not be reached).
 */
export const failures: Words['failures'] = {
  'wrong-credentials': {
    what: 'iLOQin mukaan käyttäjätunnus, salasana tai palvelukoodi on väärä.',
    so: `${locksOut}, joten en yritä uudelleen omin päin.`,
    mend: 'Vertaa niitä iLOQ Manageriin ja syötä sitten salasana uudelleen.',
    also: publicApiToo,
  },
  'locked-out/7': {
    what: 'iLOQ on lukinnut tunnuksen liian monen väärän kirjautumisen jälkeen.',
    so: automatToo,
    mend: unlock,
  },
  'locked-out/8': { what: 'iLOQ on lukinnut tunnuksen.', so: automatToo, mend: unlock },
  'password-expired': {
    what: 'Salasana on vanhentunut, tai iLOQ haluaa uuden.',
    so: 'Automaatti ei pääse sillä sisään.',
    mend: 'Anna käyttäjälle iLOQ Managerissa uusi salasana ilman valintaa *Password expires*. Syötä se sitten tähän.',
  },
  'sso-cancelled': {
    what: 'iLOQ keskeytti kirjautumisen: tämä käyttäjä kirjautuu kertakirjautumisella (SSO).',
    so: 'Automaatti tarvitsee käyttäjän, jolla on käyttäjätunnus ja salasana.',
    mend: 'Luo API-käyttäjä kohdasta *Add new person with user ID* ja anna sille salasana.',
  },
  'api-perhaps-not-enabled/result-0': {
    what: 'iLOQ ei kertonut, onnistuiko kirjautuminen.',
    mend: tryLater,
    also: publicApiToo,
  },
  'api-perhaps-not-enabled/result-2': {
    what: 'iLOQin mukaan tämä rajapinnan versio ei sovi sille.',
    mend: 'Kysy iLOQilta, onko palveluosoite oikea.',
    also: publicApiToo,
  },
  'api-perhaps-not-enabled': {
    what: `iLOQ vastasi kirjautumiseen virheellä. ${notYours}`,
    mend: tryLater,
    also: publicApiToo,
  },
  'system-not-opened': {
    what: 'Kirjautuminen onnistui, mutta iLOQ vastasi virheellä, kun avasin lukoston.',
    mend: tryLater,
    also: publicApiToo,
  },
  'wrong-address/result-3': {
    what: 'iLOQ haluaa osoitteen, jonka alussa on https.',
    mend: `${lookUp} ja kirjoita se niin, että alussa on \`https://\`.`,
  },
  'wrong-address/result-6': {
    what: 'Tietokanta on liian vanha tämän osoitteen iLOQ-palvelimelle.',
    mend: `Palveluosoite on luultavasti toisen palvelimen. ${lookUp}.`,
  },
  'wrong-address/result-11': {
    what: 'Tietokanta on liian uusi tämän osoitteen iLOQ-palvelimelle.',
    mend: `Palveluosoite on luultavasti toisen palvelimen. ${lookUp}.`,
  },
  'wrong-address': {
    what: 'Palveluosoitteesta vastaa jokin muu kuin iLOQ.',
    mend: `${lookUp} ja kirjoita se tähän.`,
  },
  'address-refused/redirect': {
    what: 'Palveluosoite ohjaa toiseen paikkaan. Turvallisuuden vuoksi en mene sinne.',
    mend: `${lookUp} ja kirjoita se tähän.`,
  },
  'address-refused/private-address': {
    what: 'Palveluosoite vie yksityiseen verkkoon. Turvallisuuden vuoksi en mene sinne.',
    mend: `${lookUp}. Jos se on oikein, kysy botin tekniseltä ylläpidolta.`,
  },
  'address-refused': {
    what: 'Palveluosoite ei vie iLOQin palvelimelle. Turvallisuuden vuoksi en mene sinne.',
    mend: `${lookUp}. Jos se on oikein, pyydä botin teknistä ylläpitoa sallimaan se.`,
  },
  'unreachable/dns': {
    what: 'En löydä palveluosoitteen palvelinta.',
    so: 'Osoitteessa on kirjoitusvirhe, tai verkossa on vikaa.',
    mend: `Vertaa osoitetta iLOQ Manageriin. ${tryLater}`,
  },
  'unreachable/tls': {
    what: 'Yhteys iLOQiin ei ole turvallinen: sen varmennetta ei hyväksytty.',
    mend: `Vertaa osoitetta iLOQ Manageriin. ${tryLater}`,
  },
  'unreachable/refused': {
    what: `iLOQin palvelin torjui yhteyden. ${notYours}`,
    mend: tryLater,
  },
  'unreachable/proxy': {
    what: `Tämän verkon välityspalvelin ei päästä minua iLOQiin. ${notYours}`,
    mend: 'Kysy botin tekniseltä ylläpidolta.',
  },
  'unreachable/timeout': { what: `iLOQ ei vastannut ajoissa. ${notYours}`, mend: tryLater },
  'unreachable/reset': { what: `Yhteys iLOQiin katkesi. ${notYours}`, mend: tryLater },
  maintenance: {
    what: `iLOQia päivitetään, tai se on poissa käytöstä. ${notYours}`,
    mend: tryLater,
  },
  'rate-limited': {
    what: `iLOQ pyytää hidastamaan kyselyjä. ${notYours}`,
    mend: tryLater,
  },
  'not-json': {
    what: `Jokin matkan varrella vastasi iLOQin puolesta. ${notYours}`,
    mend: tryLater,
  },
  'too-large': { what: 'iLOQin vastaus oli liian pitkä luettavaksi.', mend: tryLater },
  forbidden: { what: 'iLOQ ei suostunut vastaamaan.', mend: tryLater },
  'session-gone': {
    what: 'iLOQ katkaisi istuntoni kesken kaiken. Se ei kerro mitään käyttöoikeuksista.',
    mend: tryLater,
  },
  'guard-on/unanswered': {
    what: 'Lähetin kirjautumisen, mutta iLOQin vastaus ei tullut perille. En siis tiedä, oliko salasana oikea.',
    so: notAgain,
    mend: onceOrOther,
  },
  'guard-on/error': {
    what: 'iLOQ vastasi viime kirjautumiseen virheellä. En siis tiedä, oliko salasana oikea.',
    so: notAgain,
    mend: onceOrOther,
  },
  'guard-on/restored': {
    what: 'Muistini on palautettu vanhemmasta kopiosta, joten salasana voi olla vanha.',
    so: `${locksOut}, joten en kirjaudu omin päin.`,
    mend: onceOrOther,
  },
  'guard-on/locked-out': {
    what: 'iLOQ on lukinnut tunnuksen, joten en kirjautunut uudelleen.',
    so: automatToo,
    mend: 'Paina *Yritä kerran*, kun tunnus on taas auki: en kirjaudu omin päin.',
  },
  'guard-on/password-expired': {
    what: 'Tämän käyttäjän salasana on vanhentunut, joten en kirjautunut uudelleen.',
    so: 'Automaatti ei pääse sillä sisään.',
    mend: 'Anna käyttäjälle iLOQ Managerissa uusi salasana ilman valintaa *Password expires* ja syötä se tähän. Tai paina *Yritä kerran*, jos tiedät, että vanha kelpaa.',
  },
  'guard-on/refused-before': {
    what: 'iLOQ on jo torjunut tämän salasanan, joten en kirjautunut uudelleen.',
    so: locksOutAnywhere,
    mend: 'Syötä toinen salasana, tai paina *Yritä kerran*, jos tiedät, että se on nyt oikea.',
  },
  'guard-on/other-password': {
    what: 'Tällä käyttäjällä on uusi salasana, joka syötettiin toisessa kohteessa. En kirjautunut enää vanhalla.',
    so: locksOutAnywhere,
    mend: 'Syötä uusi salasana myös tähän. Tai paina *Yritä kerran*, jos tiedät, että tämä on oikea.',
  },
  'guard-on/never-accepted': {
    what: 'Tätä salasanaa ei ole vielä kokeiltu, joten en kirjautunut omin päin.',
    so: `${locksOut}.`,
    mend: 'Paina *Tarkista nyt* tai *Yritä kerran*.',
  },
  'guard-on': {
    what: 'iLOQ torjui tämän käyttäjän viime kirjautumisen, joten en kirjautunut uudelleen.',
    so: locksOutAnywhere,
    mend: 'Syötä uusi salasana, tai paina *Yritä kerran*, jos tiedät, että se on oikea.',
  },
  'unknown-value': {
    what: 'iLOQ vastasi siihen tavalla, jota en tunne.',
    mend: 'Jos se toistuu, kysy tuelta.',
  },
  cancelled: { what: 'Tarkistus kesti liian kauan, joten se lopetettiin.', mend: tryLater },
  'password-unreadable': {
    what: 'En saa tallennettua salasanaa enää auki: avaimeni on vaihtunut.',
    mend: 'Syötä salasana uudelleen.',
  },
};

/** What became of the values where there was no session, and what follows for the next log-in. */
export const noSession: Words['noSession'] = {
  unknown: {
    what: `iLOQ antoi vastauksen, jota en tunne. ${notYours}`,
    mend: `${tryLater} Jos se toistuu, kysy tuelta.`,
  },
  waits: (until) => ({
    so: `${locksOut}, joten odotan, ennen kuin lähetän sen uudelleen.`,
    mend: `Yritän itse kerran uudelleen ${until}. Jos tiedät, että iLOQ toimii taas, paina *Yritä kerran*.`,
  }),
  /** The login guard is on, and the failure says nothing of it. */
  guarded: {
    so: `Kirjautuminen ei saanut selvää vastausta. ${notAgain}`,
    mend: 'Paina *Yritä kerran*. Mitään syöttämääsi ei katoa.',
  },
  workedBefore: {
    so: 'Osoite on toiminut aiemmin, joten pidän sen.',
    mend: `${tryLater} Jos asiakas on saanut iLOQilta uuden osoitteen, vaihda se kirjoittamalla \`takaisin\`.`,
  },
};

/** The first line of a check's result. */
export const verdicts: Words['verdicts'] = {
  refused: 'iLOQ torjui kirjautumisen',
  lockedOut: 'iLOQ on lukinnut tunnuksen',
  notLoggedIn: 'En kirjautunut',
  waits: 'Odotan ennen uutta kirjautumista',
  wrongAddress: 'Palveluosoite ei ole oikea',
  notAsked: 'iLOQilta ei voinut nyt kysyä',
  locksUnanswered: 'Ei vikaa tähän mennessä: mitkä lukot tarvitaan?',
  partial: 'Ei vikaa, mutta en nähnyt kaikkea',
  right: 'Kaikki, minkä iLOQ näyttää, on kunnossa',
};
