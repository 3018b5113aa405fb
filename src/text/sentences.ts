import type { Sentence, Sentences, TextsOf } from '../setup/index.ts';
import { routedText } from './alerts.ts';
import type { IncidentTexts } from './incidents.ts';
import { textOf } from './shapes.ts';
import type { Words } from './words.ts';

/** The answers of one sentence or two, in mrkdwn. */
export const createSentences = (w: Words, { standingText }: IncidentTexts): TextsOf<Sentences> => ({
  ...w.conversationSentences,
  ...w.siteSentences,
  ...w.alertSentences,
  stands: ({ incident }) => w.stands(standingText(incident)),
  routed: (about) => routedText(w, about),
  ...w.roleSentences,
  ...w.fileSentences,
  ...w.checkAllSentences,
  ...w.languageSentences,
  ...w.settingSentences,
});

/** One of them, in the language of the reader. */
export const sentence = <K extends keyof Sentences>(
  t: { readonly sentences: TextsOf<Sentences> },
  answer: Sentence<K>,
): string => textOf<Sentences, K, string>(t.sentences, answer.answer, answer);
