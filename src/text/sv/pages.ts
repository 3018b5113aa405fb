import type { Words } from '../words.ts';

/** The words of the bot's own pages, in plain text: the pages escape them. */
export const pageTexts: Words['pageTexts'] = {
  brand: 'Livion-driftsättning',
  password: {
    title: 'API-användarens lösenord',
    enter: 'Lösenordet går direkt till boten och sparas krypterat. Det går aldrig genom Slack.',
    verify:
      'Lösenordet går direkt till boten, aldrig genom Slack, och glöms efter den här kontrollen.',
    site: 'Objekt',
    userId: 'Användar-ID',
    label: 'Lösenord',
    show: 'Visa',
    hide: 'Dölj',
    blanks: 'Mellanslaget i början eller slutet hör till lösenordet',
    rules: 'iLOQ Manager kräver:',
    ruleMet: 'uppfyllt',
    ruleOpen: 'inte uppfyllt än',
    rulesMet: 'Alla krav är uppfyllda.',
    rulesOpen: (open) =>
      open === 1 ? 'Ett krav är inte uppfyllt än.' : `${open} krav är inte uppfyllda än.`,
    save: 'Spara lösenordet',
    check: 'Kolla nu',
    once: 'Sidan fungerar en gång, i 15 minuter.',
  },
  code: {
    title: 'Inloggningsuppgifter',
    lead: 'Jag har skickat dig sex siffror som direktmeddelande i Slack. Skriv dem här för att se uppgifterna.',
    label: 'Kod',
    show: 'Visa uppgifterna',
    once: 'De visas en gång. Att du har tittat noteras och sägs i konversationen.',
    wrong: (left) =>
      `Det är inte rätt kod. ${left === 1 ? 'Ett försök till' : `${left} försök till`} med den här länken.`,
  },
  credentials: {
    title: 'Inloggningsuppgifter',
    lead: 'Till driftsättningen i LivionKey. De visas bara nu: kopiera dem innan du lämnar sidan.',
    serviceCode: 'Servicekod',
    serviceAddress: 'Serviceadress',
    userId: 'API-användarens ID',
    password: 'API-användarens lösenord',
    notStored:
      'Inte sparat, eller krypterat med en annan nyckel: ange det igen i Slack, eller ta det där du har det.',
    copy: 'Kopiera',
    copied: 'Kopierat',
  },
  stored: {
    title: 'Tack',
    text: 'Lösenordet är sparat, krypterat. Du kan stänga sidan; vi fortsätter i Slack.',
  },
  verifying: {
    title: 'Tack',
    text: 'Jag frågar iLOQ. Du kan stänga sidan; resultatet kommer i Slack.',
  },
  notKept: {
    title: 'Inte sparat',
    text: 'Lösenordet kunde inte sparas: en uppgift som hör till det har ändrats, eller så sparar boten inga lösenord. Slack visar det öppna steget.',
  },
  archived: {
    title: 'Objektet är arkiverat',
    text: 'Så länge går det inte att ange eller visa lösenord. I Slack kan /livion site och objektets namn återställa det.',
  },
  gone: {
    title: 'Länken fungerar inte',
    text: 'Den är redan använd, äldre än 15 minuter eller inte kopierad i sin helhet. Gå tillbaka till Slack och tryck på knappen igen, så får du en ny länk.',
  },
  outdated: {
    title: 'Öppna länken igen',
    text: 'Sidan var inaktuell eller skickades inte härifrån. Inget gick åt: öppna länken i Slack en gång till.',
  },
  tooMany: { title: 'För många försök', text: 'Vänta tio minuter och försök igen.' },
  unreadable: {
    title: 'Det gick inte att läsa',
    text: 'Öppna länken i Slack en gång till och använd formuläret där.',
  },
  wrongMethod: { title: 'Det går inte här', text: 'Öppna länken i Slack.' },
  wentWrong: {
    title: 'Något gick fel',
    text: 'Felet var mitt. Gå tillbaka till Slack och tryck på knappen igen, så får du en ny länk.',
  },
};

/** The rules as they stand beside the field. */
export const passwordRules: Words['passwordRules'] = [
  ['no-upper-case', 'en stor bokstav'],
  ['no-lower-case', 'en liten bokstav'],
  ['no-digit', 'en siffra'],
  ['contains-user-id', 'inget användar-ID'],
];

export const leakedOnPage: Words['leakedOnPage'] =
  'Lösenordet har stått i ett Slack-meddelande. Välj ett annat i iLOQ Manager och ange det här.';
export const blankEndsOnPage: Words['blankEndsOnPage'] =
  'Det finns ett mellanslag i början eller slutet. Skriv lösenordet utan det; hör det till lösenordet, kryssa i rutan och skriv lösenordet igen.';
export const tooLongOnPage: Words['tooLongOnPage'] = 'Högst 200 tecken.';

export const installTexts: Words['installTexts'] = {
  landing: {
    title: 'Livion driftsättning',
    text: 'En Slackbot som kopplar LivionKey20-nyckelautomater till iLOQ med dig, steg för steg, och kontrollerar varje steg hos iLOQ.',
    add: 'Lägg till i Slack',
    privacy: 'Integritet',
    support: 'Support',
  },
  installed: {
    title: 'Livion är installerad',
    where: (workspace) => `Arbetsyta: ${workspace}.`,
    next: 'Gå till Slack: jag har skickat dig ett direktmeddelande om hur det går vidare.',
  },
  cancelled: { title: 'Inget installerades', text: 'Du kan börja om när du vill.' },
  organisation: {
    title: 'Välj en arbetsyta',
    text: 'Jag kan ännu inte installeras för en hel organisation. Börja om och välj en arbetsyta.',
  },
  ofOrganisation: (url) =>
    `Jag kan ännu inte betjäna en hel organisation. Be den som installerade mig att ta bort mig och lägga till mig i din arbetsyta: ${url}`,
  stale: {
    title: 'Börja om',
    text: 'Sidan var öppen för länge, är redan använd eller öppnades i en annan webbläsare. Inget installerades.',
  },
  failed: { title: 'Något gick fel', text: 'Börja om. Fråga supporten om det inte hjälper.' },
  later: {
    title: 'Slack kan inte just nu',
    text: 'Börja om efter några minuter. Fråga supporten om det inte hjälper.',
  },
  notAllowed: (code) => ({
    title: 'Slack tillät det inte',
    text: `Fråga en administratör för er Slack-arbetsyta och börja sedan om. Slacks skäl: ${code}.`,
  }),
  setUp: {
    title: 'Felet ligger hos oss',
    text: 'Den här boten är felaktigt inställd och kan inte installeras förrän det är åtgärdat. Säg till supporten.',
  },
  again: 'Börja om',
  wrongMethod: { title: 'Det går inte här', text: 'Öppna den här sidan i en webbläsare.' },
  privacy: {
    title: 'Integritet',
    text: 'Boten sparar det som matas in om objekten, vem som gjorde vad och när, och vad iLOQ berättar. Lösenord är förseglade. När appen tas bort raderas allt. Den som driver boten kan berätta mer.',
  },
  support: { title: 'Support', text: 'Fråga den som driver boten åt dig.' },
};
