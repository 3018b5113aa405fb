import type { Custody } from '../credentials/index.ts';
import { type SiteQueries, sees } from '../sites/index.ts';
import type { Reply } from './answer.ts';
import { passagesOf } from './credentials/index.ts';
import type { By } from './take.ts';

/**
 * Goes on with what somebody typed, in one field or several, unless a password is in it that was
 * entered for a site that they see: then nothing is done with it, and it is not repeated. Of other
 * sites' passwords nothing is known here, so that nobody can try them out.
 */
export type LetThrough = (
  by: By,
  typed: string | readonly string[],
  reply: Reply,
  goOn: () => Promise<void>,
) => Promise<void>;

export const createLetThrough =
  (queries: Pick<SiteQueries, 'withPassword'>, custody: Pick<Custody, 'anywhere'>): LetThrough =>
  async ({ person }, typed, reply, goOn) => {
    const fingerprints = new Set([typed].flat().flatMap(passagesOf).flatMap(custody.anywhere.all));
    const owners = await queries.withPassword(fingerprints);
    return owners.some(sees(person, 'see')) ? reply({ answer: 'known-password' }) : goOn();
  };
