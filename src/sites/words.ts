import type { AskId, Delivered } from '../checklist/index.ts';
import { isValueStep } from './setup.ts';

/** What somebody said to the conversation, by typing or by pressing a button: both do the same. */
export type Said =
  | { readonly said: 'delivered'; readonly answer: Delivered }
  | { readonly said: 'done' | 'back' | 'later' | 'status' | 'verify' | 'stop' }
  | { readonly said: 'skip'; readonly reason?: string }
  | { readonly said: 'help'; readonly words?: string }
  /** Anything else: an answer where a value is asked for. */
  | { readonly said: 'text'; readonly text: string };

/** What people type when their hands are cold. */
const words: ReadonlyMap<string, Said> = new Map<string, Said>([
  ['done', { said: 'done' }],
  ['next', { said: 'done' }],
  ['ok', { said: 'done' }],
  ['ready', { said: 'done' }],
  ['back', { said: 'back' }],
  ['later', { said: 'later' }],
  ['status', { said: 'status' }],
  ['verify', { said: 'verify' }],
  ['check', { said: 'verify' }],
  ['stop', { said: 'stop' }],
  ['pause', { said: 'stop' }],
  ['skip', { said: 'skip' }],
  ['help', { said: 'help' }],
  ['?', { said: 'help' }],
]);

const openingWords: ReadonlyMap<string, Delivered> = new Map<string, Delivered>([
  ['yes', 'yes'],
  ['y', 'yes'],
  ['no', 'no'],
  ['n', 'no'],
  ['not sure', 'not-sure'],
  ['unsure', 'not-sure'],
  ["i don't know", 'not-sure'],
]);

/**
 * Reads a typed message. A command word counts alone ("done", "Done!"); `skip` and `help` take
 * words behind them, but not where a value is asked for and the whole could be that value.
 * @param text plain text, as the person sees it
 */
export function readWords(text: string, asked: AskId | undefined): Said {
  const trimmed = text.trim();
  // Phones write ’ for ', and people add what their keyboard offers: "Done!", "help?".
  const plain = trimmed
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/(?<=.)[.!?\s]+$/u, '');
  if (asked === 'delivered-with-api') {
    const answer = openingWords.get(plain);
    if (answer) return { said: 'delivered', answer };
  }
  const word = words.get(plain);
  if (word) return word;
  const more = /^(skip|help)[\s:,]+(.+)$/isu.exec(trimmed);
  const behind = more?.[2]?.trim();
  const couldBeValue = isValueStep(asked) && !/\s/u.test(trimmed);
  if (more && behind && !couldBeValue) {
    return more[1]?.toLowerCase() === 'skip'
      ? { said: 'skip', reason: behind }
      : { said: 'help', words: behind };
  }
  return { said: 'text', text: trimmed };
}
