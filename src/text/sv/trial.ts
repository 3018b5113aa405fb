import type { Words } from '../words.ts';

/** What people in Slack see of a trial (`npm run check -- --live`). */
export const trialTexts: Words['trialTexts'] = {
  title: 'Test av den här boten',
  what: 'Jag skickar ett av varje av mina meddelanden i en tråd här nedanför och tar sedan bort allt. Tryck på knappen, så provar jag också mina formulär och ett direktmeddelande med dig.',
  here: 'Här är jag',
  over: 'Testet är slut: stäng det här.',
  home: 'Ett test av den här boten har varit här. Öppna sidan igen, så ser du dina objekt.',
  fileTitle: 'Test av den här boten',
};
