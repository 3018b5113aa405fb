import { StoreAway, StoreFull } from '../storage/index.ts';
import { replies, slackErrors } from '../text/index.ts';
import { type Classified, classifyError } from './classify-error.ts';

/** The file for support did not come about; `cause` says why. */
export class FileNotSent extends Error {}

/** Why something did not come about, for the person who asked for it. */
export function tellError(error: unknown): string {
  if (error instanceof FileNotSent)
    return `${slackErrors.diagnosisNotSent} ${tellError(error.cause)}`;
  if (error instanceof StoreAway || error instanceof StoreFull) return replies.storeAway;
  const classified = classifyError(error);
  return classified ? causeOf(classified) : replies.wentWrong;
}

function causeOf({ action, needed }: Classified): string {
  switch (action) {
    case 'press-again':
      return slackErrors.pressAgain;
    case 'free-storage':
      return slackErrors.storageFull;
    case 'allow-files':
      return slackErrors.filesNotAllowed;
    case 'add-scope':
      return slackErrors.missingScope(needed);
    case 'set-up-app':
    case 'renew-token':
      return slackErrors.notSetUp;
    case 'post-anew':
    case 'publish-over':
      return slackErrors.notThere;
    case 'reroute':
      return slackErrors.nowhere;
    case 'say-plainer':
      return slackErrors.notTaken;
    case 'wait':
      return slackErrors.slowDown;
    case 'try-later':
    case 'look-first':
    case 'send-again':
      return slackErrors.noAnswer;
  }
}
