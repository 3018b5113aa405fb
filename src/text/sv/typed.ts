import { kindOf } from '../kind-of.ts';
import type { TextsOfAsks } from '../shapes.ts';
import type { Words } from '../words.ts';
import { code, name, person } from './format.ts';
import { doubts } from './notes.ts';
import { titleOf } from './steps.ts';
import { labels } from './ui.ts';

/** What typed words are answered with, where they change nothing. */
export const conversationSentences: Words['conversationSentences'] = {
  'too-long': () => 'Det där är för långt för mig. Säg det kortare.',
  'known-password': () =>
    'Det där är ett lösenord som jag har sparat. Jag gjorde inget med det och upprepar det ingenstans. Om andra kan läsa det här: ta bort meddelandet och byt lösenord i iLOQ Manager.',
  edited: ({ midway }) =>
    midway
      ? 'Jag läser inte ändringar: skriv `tillbaka` och sedan det rätta i ett nytt meddelande.'
      : 'Jag läser inte ändringar: skicka det i ett nytt meddelande.',
  'cannot-see': ({ ask }) =>
    `Jag kan inte läsa bilder eller andra filer än. Skriv ${ask === undefined ? 'det i ord' : wanted[kindOf(ask)](ask)}.`,
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

export const whichWordText: Words['whichWordText'] = (word) => `Vad menar du med *${name(word)}*?`;

/** What to type at a step, behind "type". */
const wanted: TextsOfAsks = {
  opening: () => '`ja`, `nej` eller `vet inte`',
  value: (ask) => `här: *${titleOf(ask)}*`,
  secret: () => `\`hjälp\`, eller tryck *${labels.enterPassword}* ovan`,
  run: () => '`kolla` eller `hjälp`',
  do: () => '`klart` när det är gjort, eller `hjälp`',
};

/** What becomes of a question to support. */
export const helpTexts: Words['helpTexts'] = {
  asked: (at) => `Supporten fick veta det ${at}. Här ser du vem som tar det.`,
  nobody:
    'Jag vet ingen att skicka det här till: ingen störningskanal är vald, och jag ser ingen administratör i arbetsytan. Fråga en kollega.',
  taken: (by) => `${person(by)} tittar på det och hör av sig.`,
  over: (ask) => `Hjälp med *${titleOf(ask)}*`,
  formTitle: 'Fråga support',
  formLabel: 'Vad gäller det?',
  formHint: 'Får lämnas tomt: supporten ser objektet och steget.',
};

export const lateText: Words['lateText'] = (text, ask) =>
  `Du skickade ${code(text)} innan jag frågade om *${titleOf(ask)}*. Är det svaret?`;

export const doubtText: Words['doubtText'] = (value, ask, doubt) =>
  `${doubts[doubt]} Ska jag ändå ta ${code(value)} som *${titleOf(ask)}*?`;

/** The form that takes the three values together. */
export const valuesFormTexts: Words['valuesFormTexts'] = {
  title: 'Fyll i allt',
  optional: 'Lämna tomt om användaren inte finns än.',
};

/** Words that no button has. */
export const meanings: Words['meanings'] = {
  ordered: 'Beställt',
  hello: 'Hej',
  thanks: 'Tack',
};
