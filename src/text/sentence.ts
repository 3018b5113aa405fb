import type { Sentence, Sentences } from '../setup/index.ts';
import type { Catalogue } from './catalogue.ts';
import { textOf } from './texts-of.ts';

/** An answer of one sentence or two, in mrkdwn. */
export const sentence = <K extends keyof Sentences>(t: Catalogue, answer: Sentence<K>): string =>
  textOf<Sentences, K, string>(t.sentences, answer.answer, answer);
