import { isAway } from '../storage/index.ts';
import type { Catalogue } from '../text/index.ts';
import { type Classified, classifyError } from './classify-error.ts';
import type { ErrorAction } from './errors.ts';

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

const causeOf = (t: Catalogue, { action, needed }: Classified): string =>
  action === 'add-scope' ? t.slackErrors.missingScope(needed) : t.slackErrors[causes[action]];

const causes = {
  'press-again': 'pressAgain',
  'free-storage': 'storageFull',
  'allow-files': 'filesNotAllowed',
  'set-up-app': 'notSetUp',
  'renew-token': 'notSetUp',
  'post-anew': 'notThere',
  'publish-over': 'notThere',
  reroute: 'nowhere',
  'say-plainer': 'notTaken',
  wait: 'slowDown',
  'try-later': 'noAnswer',
  'look-first': 'noAnswer',
  'send-again': 'noAnswer',
} as const satisfies Readonly<
  Record<Exclude<ErrorAction, 'add-scope'>, keyof Catalogue['slackErrors']>
>;
