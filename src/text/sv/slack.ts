import type { Words } from '../words.ts';

/** What somebody is told whose request Slack did not let the bot fulfil. */
export const slackErrors: Words['slackErrors'] = {
  pressAgain: 'Jag var för långsam, och Slack låter mig inte öppna något längre. Tryck igen.',
  storageFull:
    'Slack tar inte emot filen: arbetsytans lagring är full. En administratör i arbetsytan kan ta bort gamla filer eller skaffa mer utrymme.',
  filesNotAllowed:
    'Slack tar inte emot filen: arbetsytan tillåter det inte. Fråga en administratör i arbetsytan.',
  missingScope: (scope) =>
    `Slack tillåter det inte: appen saknar ${scope === undefined ? 'en rättighet' : `rättigheten \`${scope}\``}. Be den som sköter boten att uppdatera manifestet och installera om appen.`,
  notSetUp: 'Slack tillåter det inte: appen är inte inställd för det. Fråga den som sköter boten.',
  notThere: 'Det du tryckte på finns inte längre. Försök igen från det senaste meddelandet.',
  nowhere:
    'Slack låter mig inte skriva där: kanalen eller personen finns inte längre, eller så är jag inte med i kanalen.',
  notTaken: 'Slack tog inte emot det som jag ville visa. Säg till den som sköter boten.',
  slowDown: 'Slack ber mig sakta ner. Försök igen om en minut.',
  diagnosisNotSent: 'Supportfilen har inte skickats.',
  noAnswer: 'Slack svarar inte just nu. Försök igen om en minut.',
};

/** What people in Slack see of a trial (`npm run check -- --live`). */
export const trialTexts: Words['trialTexts'] = {
  title: 'Test av den här boten',
  what: 'Jag skickar ett av varje av mina meddelanden i en tråd här nedanför och tar sedan bort allt. Tryck på knappen, så provar jag också mina formulär och ett direktmeddelande med dig.',
  here: 'Här är jag',
  over: 'Testet är slut: stäng det här.',
  home: 'Ett test av den här boten har varit här. Öppna sidan igen, så ser du dina objekt.',
  fileTitle: 'Test av den här boten',
};
