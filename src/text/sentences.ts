import type { Sentence, Sentences, SentenceTexts } from '../setup/index.ts';
import { alertSentences } from './alerts.ts';
import { fileSentences } from './files.ts';
import { siteSentences } from './replies.ts';
import { roleSentences } from './roles.ts';
import { conversationSentences } from './typed.ts';

const texts: SentenceTexts<Sentences> = {
  ...conversationSentences,
  ...siteSentences,
  ...alertSentences,
  ...roleSentences,
  ...fileSentences,
};

/** An answer of one sentence or two, in mrkdwn. */
export const sentence = <K extends keyof Sentences>(answer: Sentence<K>): string =>
  texts[answer.answer](answer);
