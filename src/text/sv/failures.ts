import type { Words } from '../words.ts';
import { labels } from './ui.ts';

const publicApiToo =
  'Hjälper inte det: är *Public API in use* på (*Administration* → *Edit locking system information* → *Settings*)? Finns inte kryssrutan? Då ber kunden iLOQs säljsupport om API:t.';

const tryLater = 'Kolla igen om en stund. Inget som du har fyllt i försvinner.';

const lookUp = 'Kolla serviceadressen (inloggningsskärmen, inställningsikonen)';
const typeIt = `${lookUp} och skriv den här.`;
const otherServer = `Serviceadressen hör troligen till en annan server. ${lookUp}.`;
const once = `*${labels.tryOnceMore}*`;
const locksOut = 'Felaktiga inloggningar låser kontot';
const locksOutAnywhere = `${locksOut}, var de än kommer ifrån.`;
const automatToo = 'En automat som redan använder kontot kommer inte heller in.';
const whenOpen = `Tryck på ${once} när kontot är öppet igen: jag loggar inte in på egen hand.`;
const unlock = `Fråga iLOQ hur länge det varar. ${whenOpen}`;
const notYours = 'Det säger inget om dina uppgifter.';
const onceOrOther = `Tryck på ${once} eller ange ett annat lösenord.`;
const notAgain = `${locksOut}, så jag skickar den inte igen på egen hand.`;
const noEntry = 'Automaten kan inte logga in med det.';

/**
 * What a failure of the iLOQ client means for the installer. Keys: the kind, or `kind/detail` where
 * the detail matters (CreateSession's result, how iLOQ could not be reached).
 */
export const failures: Words['failures'] = {
  'wrong-credentials': {
    what: 'iLOQ säger att användar-ID:t, lösenordet eller servicekoden är fel.',
    so: `${locksOut}, så jag försöker inte igen på egen hand.`,
    mend: 'Jämför dem med iLOQ Manager och ange sedan lösenordet igen.',
    also: publicApiToo,
  },
  'locked-out/7': {
    what: 'iLOQ har låst kontot efter för många felaktiga inloggningar.',
    so: automatToo,
    mend: unlock,
  },
  'locked-out/8': { what: 'iLOQ har låst kontot.', so: automatToo, mend: unlock },
  'password-expired': {
    what: 'Lösenordet har gått ut, eller så vill iLOQ ha ett nytt.',
    so: noEntry,
    mend: 'Ge användaren ett nytt lösenord i iLOQ Manager, utan *Password expires*. Ange det sedan här.',
  },
  'sso-cancelled': {
    what: 'iLOQ avbröt inloggningen: den här användaren loggar in med enkel inloggning (SSO).',
    so: 'Automaten behöver en användare som loggar in med användar-ID och lösenord.',
    mend: 'Skapa API-användaren med *Add new person with user ID* och ge den ett lösenord.',
  },
  'api-perhaps-not-enabled/result-0': {
    what: 'iLOQ sa inte om inloggningen lyckades.',
    mend: tryLater,
    also: publicApiToo,
  },
  'api-perhaps-not-enabled/result-2': {
    what: 'iLOQ säger att den här versionen av gränssnittet inte passar.',
    mend: 'Fråga iLOQ om serviceadressen är rätt.',
    also: publicApiToo,
  },
  'api-perhaps-not-enabled': {
    what: `iLOQ svarade på inloggningen med ett fel. ${notYours}`,
    mend: tryLater,
    also: publicApiToo,
  },
  'system-not-opened': {
    what: 'Inloggningen lyckades, men iLOQ svarade med ett fel när jag öppnade låssystemet.',
    mend: tryLater,
    also: publicApiToo,
  },
  'wrong-address/result-3': {
    what: 'iLOQ vill ha en adress som börjar med https.',
    mend: `${lookUp} och skriv den med \`https://\` först.`,
  },
  'wrong-address/result-6': {
    what: 'Databasen är för gammal för iLOQ-servern på den här adressen.',
    mend: otherServer,
  },
  'wrong-address/result-11': {
    what: 'Databasen är för ny för iLOQ-servern på den här adressen.',
    mend: otherServer,
  },
  'wrong-address': {
    what: 'Det som svarar på serviceadressen är inte iLOQ.',
    mend: typeIt,
  },
  'address-refused/redirect': {
    what: 'Serviceadressen skickar mig vidare till ett annat ställe. För säkerhets skull följer jag inte med.',
    mend: typeIt,
  },
  'address-refused/private-address': {
    what: 'Serviceadressen leder in i ett privat nätverk. För säkerhets skull går jag inte dit.',
    mend: `${lookUp}. Är den rätt, fråga den som sköter botens drift.`,
  },
  'address-refused': {
    what: 'Serviceadressen leder inte till någon av iLOQs servrar. För säkerhets skull går jag inte dit.',
    mend: `${lookUp}. Är den rätt, be den som sköter botens drift att tillåta den.`,
  },
  'unreachable/dns': {
    what: 'Jag hittar inte servern på serviceadressen.',
    so: 'Antingen är det ett skrivfel i adressen eller ett fel i nätverket.',
    mend: `Jämför adressen med iLOQ Manager. ${tryLater}`,
  },
  'unreachable/tls': {
    what: 'Förbindelsen till iLOQ är inte säker: certifikatet godkänns inte.',
    mend: `Jämför adressen med iLOQ Manager. ${tryLater}`,
  },
  'unreachable/refused': {
    what: `iLOQs server avvisade förbindelsen. ${notYours}`,
    mend: tryLater,
  },
  'unreachable/proxy': {
    what: `Nätverkets proxy släpper inte fram mig till iLOQ. ${notYours}`,
    mend: 'Fråga den som sköter botens drift.',
  },
  'unreachable/timeout': { what: `iLOQ svarade inte i tid. ${notYours}`, mend: tryLater },
  'unreachable/reset': { what: `Förbindelsen till iLOQ bröts. ${notYours}`, mend: tryLater },
  maintenance: {
    what: `iLOQ uppdateras eller är ur drift. ${notYours}`,
    mend: tryLater,
  },
  'rate-limited': {
    what: `iLOQ ber mig fråga mer sällan just nu. ${notYours}`,
    mend: tryLater,
  },
  'not-json': {
    what: `Något på vägen svarade i stället för iLOQ. ${notYours}`,
    mend: tryLater,
  },
  'too-large': { what: 'Svaret från iLOQ var för stort för att läsa.', mend: tryLater },
  forbidden: { what: 'iLOQ vägrade svara.', mend: tryLater },
  'session-gone': {
    what: 'iLOQ avslutade min session mitt i. Det säger inget om användarrättigheterna.',
    mend: tryLater,
  },
  'guard-on/unanswered': {
    what: 'Jag skickade en inloggning men fick aldrig svar från iLOQ, så jag vet inte om lösenordet var rätt.',
    so: notAgain,
    mend: onceOrOther,
  },
  'guard-on/error': {
    what: 'iLOQ svarade på den senaste inloggningen med ett fel, så jag vet inte om lösenordet var rätt.',
    so: notAgain,
    mend: onceOrOther,
  },
  'guard-on/restored': {
    what: 'Mitt minne är återställt från en äldre kopia, så lösenordet kan vara gammalt.',
    so: `${locksOut}, så jag loggar inte in på egen hand.`,
    mend: onceOrOther,
  },
  'guard-on/locked-out': {
    what: 'iLOQ har låst kontot, så jag loggade inte in igen.',
    so: automatToo,
    mend: whenOpen,
  },
  'guard-on/password-expired': {
    what: 'Användarens lösenord har gått ut, så jag loggade inte in igen.',
    so: noEntry,
    mend: `Ge användaren ett nytt lösenord i iLOQ Manager, utan *Password expires*, och ange det här. Eller tryck på ${once} om du vet att det gamla gäller.`,
  },
  'guard-on/refused-before': {
    what: 'iLOQ har redan nekat det här lösenordet, så jag loggade inte in igen.',
    so: locksOutAnywhere,
    mend: `Ange ett annat lösenord, eller tryck på ${once} om du vet att det är rätt nu.`,
  },
  'guard-on/other-password': {
    what: 'Användaren har ett nytt lösenord, angivet för ett annat objekt. Jag loggade inte in igen med det gamla.',
    so: locksOutAnywhere,
    mend: `Ange det nya lösenordet här också. Eller tryck på ${once} om du vet att det här är rätt.`,
  },
  'guard-on/never-accepted': {
    what: 'Ingen har provat det här lösenordet än, så jag loggade inte in på egen hand.',
    so: `${locksOut}.`,
    mend: `Tryck på *${labels.checkNow}* eller ${once}.`,
  },
  'guard-on': {
    what: 'iLOQ nekade användarens senaste inloggning, så jag loggade inte in igen.',
    so: locksOutAnywhere,
    mend: `Ange det nya lösenordet, eller tryck på ${once} om du vet att det är rätt.`,
  },
  'unknown-value': {
    what: 'iLOQ svarade något som jag inte känner till.',
    mend: 'Fortsätter det så, fråga support.',
  },
  cancelled: { what: 'Kontrollen tog för lång tid och stoppades.', mend: tryLater },
  'password-unreadable': {
    what: 'Jag kan inte längre öppna det sparade lösenordet: min nyckel har bytts.',
    mend: 'Ange lösenordet igen.',
  },
};

/** What became of the values where there was no session, and what follows for the next log-in. */
export const noSession: Words['noSession'] = {
  unknown: {
    what: `iLOQ gav ett svar som jag inte känner till. ${notYours}`,
    mend: `${tryLater} Fortsätter det så, fråga support.`,
  },
  waits: (until) => ({
    so: `${locksOut}, så jag väntar innan jag skickar den igen.`,
    mend: `Jag försöker själv en gång till ${until}. Vet du att iLOQ fungerar igen, tryck på ${once}.`,
  }),
  /** The login guard is on, and the failure says nothing of it. */
  guarded: {
    so: `Inloggningen fick inget tydligt svar. ${notAgain}`,
    mend: `Tryck på ${once}. Inget som du har fyllt i försvinner.`,
  },
  workedBefore: {
    so: 'Adressen har fungerat förut, så jag behåller den.',
    mend: `${tryLater} Har kunden fått en ny adress av iLOQ, ändra den med \`tillbaka\`.`,
  },
};

/** The first line of a check's result. */
export const verdicts: Words['verdicts'] = {
  refused: 'iLOQ nekade inloggningen',
  lockedOut: 'iLOQ har låst kontot',
  notLoggedIn: 'Jag loggade inte in',
  waits: 'Jag väntar med att logga in igen',
  wrongAddress: 'Serviceadressen är inte rätt',
  notAsked: 'iLOQ gick inte att fråga nu',
  locksUnanswered: 'Inga fel hittills: vilka lås behövs?',
  partial: 'Inga fel, men jag såg inte allt',
  right: 'Allt som iLOQ visar stämmer',
};
