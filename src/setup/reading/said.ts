import { type AskId, type Delivered, openingQuestion, steps } from '../../checklist/index.ts';
import type { Language } from '../../language.ts';
import { bare, isQuoted, trimmed } from './marks.ts';
import {
  beginsAsQuestion,
  keyOf,
  type Meaning,
  meaningsOf,
  nearWord,
  typedReasonOf,
} from './words/index.ts';

/** What somebody said to the conversation, by typing or by pressing a button: both do the same. */
export type Said =
  | { readonly said: 'delivered'; readonly answer: Delivered }
  | { readonly said: 'done' | 'go-on' | 'back' | 'later' | 'status' | 'verify' | 'stop' }
  | { readonly said: 'yes' }
  | { readonly said: 'no' | 'ordered' | 'hello' | 'thanks' }
  | { readonly said: 'skip'; readonly reason?: string | undefined }
  | { readonly said: 'help'; readonly words?: string }
  /** Does not find it, does not understand it: where is it? */
  | { readonly said: 'lost'; readonly words: string }
  /** Could mean several things, or is nearly a word: which one? */
  | { readonly said: 'unclear'; readonly word: string; readonly between: readonly Meaning[] }
  /** Anything else: an answer where a value is asked for. */
  | { readonly said: 'text'; readonly text: string };

/** How a step is answered; `none`: nothing is asked. */
type Kind = 'question' | 'do' | 'value' | 'secret' | 'run' | 'hand-over' | 'none';
const kindOf = (asked: AskId | undefined): Kind =>
  asked === undefined ? 'none' : asked === openingQuestion ? 'question' : steps[asked].kind;

/**
 * Reads a message to the conversation. Where a value is asked for, only exact words in lower case
 * count, unless it has blanks in it and can be no value.
 * @param text as the person saw it
 * @param language of the conversation: decides where a word means one thing here and another there
 */
export function readSaid(text: string, asked: AskId | undefined, language: Language = 'en'): Said {
  const plain = trimmed(text);
  const said: Said = { said: 'text', text: plain };
  const kind = kindOf(asked);
  const couldBeValue = kind === 'value' && !/\s/u.test(bare(plain));
  const key = keyOf(plain);
  const isExact = key === bare(plain) && !isQuoted(plain);
  if (couldBeValue && !isExact && !isSign(key)) return said;
  const [meaning, ...others] = meaningsOf(key, language);
  if (meaning && others.length > 0)
    return { said: 'unclear', word: plain, between: [meaning, ...others] };
  if (meaning) return saidBy(meaning, asked, kind, plain);
  const reason = kind === 'do' ? typedReasonOf(key) : undefined;
  if (reason) return { said: 'skip', reason };
  if (couldBeValue || key === '') return said;
  const more = withMore(plain, language);
  if (more) return more;
  if (isQuestion(plain, key)) return { said: 'lost', words: plain };
  return nearly(key, language, kind) ?? said;
}

/** What is no letter and no digit is no value either: a thumb, a question mark. */
const isSign = (key: string): boolean => !/[\p{L}\p{N}]/u.test(key);

/** Whether a text would be a word of the conversation if it were not a value that is asked for. */
export const isWord = (text: string, language: Language = 'en'): boolean =>
  meaningsOf(keyOf(text), language).length > 0;

function saidBy(meaning: Meaning, asked: AskId | undefined, kind: Kind, text: string): Said {
  const byHand = kind === 'do' || kind === 'hand-over';
  switch (meaning) {
    case 'yes':
      if (kind === 'question') return { said: 'delivered', answer: 'yes' };
      if (kind === 'run') return { said: 'verify' };
      return byHand ? { said: 'done' } : { said: 'yes' };
    case 'no':
      return kind === 'question' ? { said: 'delivered', answer: 'no' } : { said: 'no' };
    case 'not-sure':
      return kind === 'question'
        ? { said: 'delivered', answer: 'not-sure' }
        : { said: 'lost', words: text };
    case 'ok':
      return { said: 'done' };
    case 'go-on':
      return byHand || kind === 'none' ? { said: 'go-on' } : { said: 'done' };
    case 'ordered':
      return asked === 'program-locks' ? { said: 'ordered' } : { said: 'go-on' };
    case 'lost':
      return { said: 'lost', words: text };
    case 'done':
    case 'back':
    case 'later':
    case 'skip':
    case 'status':
    case 'verify':
    case 'stop':
    case 'help':
    case 'hello':
    case 'thanks':
      return { said: meaning };
  }
}

/** So many words a reason or a question can begin behind. */
const longestHead = 3;

/** `skip` and `help` take words behind them: a reason, a question. */
function withMore(text: string, language: Language): Said | undefined {
  let heads = 0;
  for (const { index, 0: gap } of text.matchAll(/[\s:,]+/gu)) {
    heads += 1;
    if (heads > longestHead) return undefined;
    const [meaning] = meaningsOf(keyOf(text.slice(0, index)), language);
    const behind = trimmed(text.slice(index + gap.length));
    if (behind === '') return undefined;
    if (meaning === 'skip') return { said: 'skip', reason: behind };
    if (meaning === 'help') return { said: 'help', words: behind };
  }
  return undefined;
}

const isQuestion = (text: string, key: string): boolean =>
  beginsAsQuestion(key) || (text.endsWith('?') && /\s/u.test(text));

/** A word with a typing error is asked about, and never acted on. */
function nearly(key: string, language: Language, kind: Kind): Said | undefined {
  if (kind === 'none' || kind === 'secret') return undefined;
  const word = nearWord(key, language);
  if (word === undefined) return undefined;
  return { said: 'unclear', word: key, between: meaningsOf(word, language) };
}
