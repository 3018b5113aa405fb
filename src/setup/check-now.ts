import type { Custody } from '../credentials/index.ts';
import type { SiteRow } from '../sites/index.ts';
import type { By } from './take.ts';
import type { Verifier } from './verifier/index.ts';

/** Verifies a site for somebody who asks outside its conversation; `may` has been asked. */
export type CheckNow = (by: By, row: SiteRow) => Promise<void>;

export const createCheckNow =
  (custody: Pick<Custody, 'stores'>, verifier: Pick<Verifier, 'request'>): CheckNow =>
  async ({ input, reply }, row) => {
    if (row.archived) return reply({ answer: 'is-archived', site: row.name });
    if (!custody.stores) return reply({ answer: 'password-each-time', site: row });
    const missing = await verifier.request(row.id, input, { onceMore: false });
    await reply(
      missing.length === 0
        ? { answer: 'verifying', site: row.name }
        : { answer: 'check-needs', site: row.name, missing },
    );
  };
