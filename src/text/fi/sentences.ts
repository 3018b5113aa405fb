import type { OfAlerts, Sentences, TextsOf } from '../../setup/index.ts';
import { checkAllSentences } from './check-all.ts';
import { fileSentences } from './files.ts';
import { languageSentences } from './languages.ts';
import { siteSentences } from './replies.ts';
import { roleSentences } from './roles.ts';
import { settingSentences } from './settings.ts';
import { conversationSentences } from './typed.ts';

/** The answers of one sentence or two, in mrkdwn. */
export const createSentences = (alertSentences: TextsOf<OfAlerts>): TextsOf<Sentences> => ({
  ...conversationSentences,
  ...siteSentences,
  ...alertSentences,
  ...roleSentences,
  ...fileSentences,
  ...checkAllSentences,
  ...languageSentences,
  ...settingSentences,
});
