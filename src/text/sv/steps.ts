import { type UsageRightLabel, usageRights } from '../../checklist/index.ts';
import { wordFor } from '../format.ts';
import type { Words } from '../words.ts';

/** What LivionKey needs each of the twelve usage rights for, as it stands behind a colon. */
const rightNeeds: Readonly<Record<UsageRightLabel, string>> = {
  'Right to browse keys': 'se nycklar',
  'Right to browse locks': 'se lås',
  'Right to login in to system': 'se fastigheter',
  'Right to administrate locking system': 'se, ändra och ta bort webhooks och nätverksmoduler',
  'Right to order keys': 'beställa nycklar',
  'Right to edit keys': 'ändra nycklar',
  'Right to browse access rights': 'se vilka behörigheter som passar en nyckel',
  'Right to edit access rights of the keys': 'ändra en nyckels behörigheter',
  'Right to manage code-access groups': 'föra ut PIN-koder till onlineläsare',
  'Right to edit door calendar controls': 'föra ut PIN-koder till onlineläsare',
  'Right to browse person roles': 'föra ut PIN-koder till onlineläsare',
  'Right to edit person groups': 'föra ut PIN-koder till onlineläsare',
};

/** The steps of LivionKey's article "Creating iLOQ API credentials". */
export const stepTexts: Words['stepTexts'] = {
  'delivered-with-api': {
    title: 'Levererat klart?',
    lines: [
      'Levererades låssystemet med lås och behörigheter som redan är öppna för API:t?',
      'Då är de fem första stegen gjorda.',
    ],
    help: ['Är du inte säker? Säg det, så frågar jag iLOQ senare.'],
  },
  'public-api': {
    title: 'Slå på Public API',
    lines: [
      '1. Fliken *Administration*: *Edit locking system information*.',
      '2. *Settings*, längst ner till höger.',
      '3. Slå på *Public API in use*.',
    ],
    help: [
      'Innan dess släpper iLOQ inte in någon nyckelautomat. Det görs för hand, en gång för hela låssystemet.',
      'Finns inte kryssrutan? Då ingår inte API:t i iLOQ-licensen: kunden ber iLOQs säljsupport om det.',
    ],
  },
  'lock-api-access': {
    title: 'Tillåt API i låsen',
    lines: [
      'För varje lås som automatens nycklar ska öppna:',
      '1. *Edit Access Rights* (högerklicka).',
      '2. *Edit Lock Settings and Access Rights*.',
      '3. Markera *Allow API Access Rights*.',
    ],
    help: [
      'Menyn kommer upp när du högerklickar på låset i iLOQ Manager. Automatens nycklar öppnar bara lås som tillåter det.',
      'iLOQ visar inte den här inställningen för mig, så jag kan inte kontrollera den. Dubbelkolla själv.',
    ],
  },
  'duplicate-access-rights': {
    title: 'Kopiera behörigheter',
    lines: [
      '1. Leta upp de behörigheter som automatens nycklar behöver.',
      '2. Kopiera dem i iLOQ Manager.',
      '3. Ställ *API access* på *on* i de nya.',
    ],
    help: [
      'Automaten kan bara ge behörigheter som är öppna för API:t, och gamla behörigheter går inte att ändra till det.',
    ],
  },
  'add-to-locks': {
    title: 'Behörigheter i låsen',
    lines: [
      '1. Lägg till de kopierade behörigheterna i låsen.',
      '2. Behåll de gamla: ta inte bort dem.',
    ],
    help: [
      'Högerklicka på låset: *Edit Access Rights*.',
      'Dagens nycklar går på de gamla behörigheterna, automatens nycklar på de nya.',
    ],
  },
  'program-locks': {
    title: 'Programmera låsen',
    lines: [
      '1. Beställ ändringarna av låsen.',
      '2. Programmera låsen.',
      'Kan ta dagar: välj då ⋯ och *Senare*, så går vi vidare.',
    ],
    help: [
      'Båda görs i iLOQ Manager. De nya behörigheterna gäller i ett lås först när det är programmerat.',
    ],
  },
  'service-code': {
    title: 'Servicekod',
    lines: [
      '1. Logga ut ur iLOQ Manager.',
      '2. Tryck på inställningsikonen på inloggningsskärmen i iLOQ S5 Manager.',
      '3. Skriv *Service code* här.',
    ],
    help: [
      'Av den vet iLOQ vilken kundmiljö som är er.',
      'Den står också i iLOQs mejl om licensavtalet.',
    ],
  },
  'service-address': {
    title: 'Serviceadress',
    lines: [
      '1. Den står bredvid servicekoden.',
      '2. Skriv *Service address* här, till exempel `https://s5.iloq.com/iloqws`.',
    ],
    help: [
      'Har du loggat in i iLOQ Manager igen? Logga ut. Tryck på inställningsikonen på inloggningsskärmen i iLOQ S5 Manager.',
      'Det är där LivionKey når ert iLOQ-system.',
      'Den står också i iLOQs mejl om licensavtalet.',
    ],
  },
  'api-user': {
    title: 'Skapa API-användaren',
    lines: [
      '1. Fliken *Administration*: *Add user*.',
      '2. *Add userID*.',
      '3. *Add new person with user ID*.',
      '4. För- och efternamn, till exempel *KeyAutomat* och *API*.',
    ],
    help: [
      'LivionKey arbetar i iLOQ som en egen användare. Namnet får vara vad som helst, bara det är lätt att känna igen.',
    ],
  },
  'user-id': {
    title: 'Användar-ID',
    lines: [
      '1. Ge den nya användaren ett *User ID*, till exempel `api.keyautomat`.',
      '2. Skriv samma användar-ID här.',
    ],
    help: ['Välj ett som är lätt att känna igen. Det är med det LivionKey loggar in i iLOQ.'],
  },
  password: {
    title: 'Lösenord',
    lines: [
      'Ge användaren ett starkt *Password*. Avmarkera *Password expires* och *User must change password at next logon*.',
      'Skriv det aldrig här.',
    ],
    help: [
      'iLOQ Manager kräver stora och små bokstäver och siffror. Användar-ID får inte ingå, och inget av de sex senaste lösenorden godtas.',
      'Om lösenordet går ut slutar automaten att fungera.',
    ],
  },
  'usage-rights': {
    title: '12 användarrättigheter',
    lines: ['Markera de här för användaren:', ...usageRights.map(({ label }) => `• *${label}*`)],
    help: [
      'De finns i iLOQ Manager, hos API-användaren. LivionKey kontrollerar alla tolv när den ansluter:',
      ...usageRights.map(({ label }) => `• *${label}*: ${rightNeeds[label]}`),
    ],
  },
  verification: {
    title: 'Kontroll',
    lines: [
      'Jag loggar in i iLOQ som den nya användaren, tittar på allt som den får se och loggar ut.',
      'Jag ändrar ingenting.',
    ],
    help: ['Det som iLOQ bekräftar får ett ✓. Är något fel, säger jag var du ska trycka.'],
  },
  'hand-over': {
    title: 'Överlämning',
    lines: ['Fyll i de fyra uppgifterna i driftsättningen i LivionKey.'],
    help: ['Sedan är automaten ansluten till låssystemet.'],
  },
};

export const titleOf: Words['titleOf'] = (ask) => stepTexts[ask].title;

export const neededFor: Words['neededFor'] = (right) => wordFor<string>(rightNeeds, right);
