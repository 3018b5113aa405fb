import { type AskId, openingQuestion, steps } from '../../checklist/index.ts';
import type { OfConversation, TextsOf } from '../../setup/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { createMeaningLabels, createWhereText } from '../typed.ts';
import { doubts } from './notes.ts';
import { opening, stepTexts, titleOf } from './steps.ts';
import { labels } from './ui.ts';

/** What typed words are answered with, where they change nothing. */
export const conversationSentences: TextsOf<OfConversation> = {
  'too-long': () => 'Det där är för långt för mig. Säg det kortare.',
  'known-password': () =>
    'Det där är ett lösenord som jag har sparat. Jag gjorde inget med det och upprepar det ingenstans. Om andra kan läsa det här: ta bort meddelandet och byt lösenord i iLOQ Manager.',
  edited: ({ midway }) =>
    midway
      ? 'Jag läser inte ändringar: skriv `tillbaka` och sedan det rätta i ett nytt meddelande.'
      : 'Jag läser inte ändringar: skicka det i ett nytt meddelande.',
  'cannot-see': ({ ask }) => `Jag kan inte läsa bilder eller andra filer än. Skriv ${wanted(ask)}.`,
  'goes-on-below': () => 'Okej. Vi fortsätter nedanför, utanför den här tråden.',
  unnamed: () => 'Jag ser inte vad den heter. Skriv namnet med bokstäver.',
  hello: ({ site, ask }) => `Hej! Objekt *${name(site)}*, steg *${titleOf(ask)}*.`,
  thanks: () => 'Varsågod.',
  'not-done': ({ ask }) =>
    `Då stannar vi här: *${titleOf(ask)}*. Skriv \`klart\` när det är gjort, \`senare\` för att gå vidare ändå, eller \`hjälp\`.`,
  'type-again': ({ ask }) => `Skriv då rätt: *${titleOf(ask)}*.`,
  ordered: () =>
    'Bra, de är beställda. Skriv `klart` när låsen är programmerade; `senare` går vidare ändå.',
};

export const whichWordText: Catalogue['whichWordText'] = (word) =>
  `Vad menar du med *${name(word)}*?`;

/** What to type at a step. */
function wanted(ask: AskId | undefined): string {
  if (ask === undefined) return 'det i ord';
  if (ask === openingQuestion) return '`ja`, `nej` eller `vet inte`';
  switch (steps[ask].kind) {
    case 'value':
      return `här: *${titleOf(ask)}*`;
    case 'secret':
      return `\`hjälp\`, eller tryck *${labels.enterPassword}* ovan`;
    case 'run':
      return '`kolla` eller `hjälp`';
    case 'do':
    case 'hand-over':
      return '`klart` när det är gjort, eller `hjälp`';
  }
}

export const whereText = createWhereText(opening, stepTexts);

/** What becomes of a question to support. */
export const createHelpTexts = ({ time }: Times): Catalogue['helpTexts'] => ({
  asked: (at) => `Supporten fick veta det ${time(at)}. Här ser du vem som tar det.`,
  nobody:
    'Jag vet ingen att skicka det här till: ingen störningskanal är vald, och jag ser ingen administratör i arbetsytan. Fråga en kollega.',
  taken: (by) => `${person(by)} tittar på det och hör av sig.`,
  over: (ask) => `Hjälp med *${titleOf(ask)}*`,
  formTitle: 'Fråga support',
  formLabel: 'Vad gäller det?',
  formHint: 'Får lämnas tomt: supporten ser objektet och steget.',
});

export const lateText: Catalogue['lateText'] = (text, ask) =>
  `Du skickade ${code(text)} innan jag frågade om *${titleOf(ask)}*. Är det svaret?`;

export const doubtText: Catalogue['doubtText'] = (value, ask, doubt) =>
  `${doubts[doubt]} Ska jag ändå ta ${code(value)} som *${titleOf(ask)}*?`;

/** The form that takes the three values together. */
export const valuesFormTexts: Catalogue['valuesFormTexts'] = {
  title: 'Fyll i allt',
  optional: 'Lämna tomt om användaren inte finns än.',
};

export const meaningLabels = createMeaningLabels(labels, {
  ordered: 'Beställt',
  hello: 'Hej',
  thanks: 'Tack',
});
