import type { Words } from '../words.ts';

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
