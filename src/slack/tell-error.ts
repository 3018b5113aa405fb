import { isAway } from '../storage/index.ts';
import type { Catalogue } from '../text/index.ts';
import { type Classified, classifyError } from './classify-error.ts';

/** The file for support did not come about; `cause` says why. */
export class FileNotSent extends Error {}

/** Why something did not come about, for the person who asked for it. */
export function tellError(t: Catalogue, error: unknown): string {
  if (error instanceof FileNotSent)
    return `${t.slackErrors.diagnosisNotSent} ${tellError(t, error.cause)}`;
  if (isAway(error)) return t.replies.storeAway;
  const classified = classifyError(error);
  return classified ? causeOf(t, classified) : t.replies.wentWrong;
}

function causeOf(t: Catalogue, { action, needed }: Classified): string {
  switch (action) {
    case 'press-again':
      return t.slackErrors.pressAgain;
    case 'free-storage':
      return t.slackErrors.storageFull;
    case 'allow-files':
      return t.slackErrors.filesNotAllowed;
    case 'add-scope':
      return t.slackErrors.missingScope(needed);
    case 'set-up-app':
    case 'renew-token':
      return t.slackErrors.notSetUp;
    case 'post-anew':
    case 'publish-over':
      return t.slackErrors.notThere;
    case 'reroute':
      return t.slackErrors.nowhere;
    case 'say-plainer':
      return t.slackErrors.notTaken;
    case 'wait':
      return t.slackErrors.slowDown;
    case 'try-later':
    case 'look-first':
    case 'send-again':
      return t.slackErrors.noAnswer;
  }
}
