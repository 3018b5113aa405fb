import type { Sentence, Sentences } from '../setup/index.ts';
import type { Catalogue } from './catalogue.ts';

/** An answer of one sentence or two, in mrkdwn. */
export const sentence = <K extends keyof Sentences>(t: Catalogue, answer: Sentence<K>): string =>
  t.sentences[answer.answer](answer);
