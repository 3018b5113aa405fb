import type { Custody } from '../credentials/index.ts';
import {
  noWebhooks,
  type OwnSubscription,
  type Site,
  type Sites,
  type Webhooks,
} from '../sites/index.ts';
import type { Found, Seen } from './synchronise.ts';

/** Changes what is kept of a site's webhooks. @returns the site after it; undefined: it is gone */
export const changeWebhooks = (
  sites: Pick<Sites, 'update'>,
  id: string,
  change: (before: Webhooks) => Webhooks,
): Promise<Site | undefined> =>
  sites.update(id, (site) => site && { ...site, webhooks: change(site.webhooks ?? noWebhooks) });

/** What is kept of a look at iLOQ: sign keys sealed, and sealed anew only where they are others. */
export function keepSeen(
  before: Webhooks,
  site: string,
  seen: Seen,
  now: number,
  custody: Custody,
): Webhooks {
  // What iLOQ would not delete is still there.
  const refused = seen.refused.flatMap(({ change }) =>
    change.change === 'delete' ? [change.id] : [],
  );
  const undeleted = refused.filter((id) => !seen.found.some((found) => found.id === id));
  return {
    ...before,
    subscriptions: [
      ...seen.found.flatMap((found) => {
        const signKey = sealedKey(site, before, found, custody);
        return signKey ? [{ id: found.id, event: found.event, endsAt: found.endsAt, signKey }] : [];
      }),
      ...before.subscriptions.filter(({ id }) => undeleted.includes(id)),
    ],
    offered: seen.events.map(({ name, displayName, description }) => ({
      name,
      displayName,
      description,
    })),
    limited: seen.limited,
    failing: seen.found
      .filter(({ retrying, givenUp }) => retrying + givenUp.length > 0)
      .map(({ event, retrying, givenUp }) => ({ event, retrying, givenUp: givenUp.length })),
    chosenAt: Math.min(before.chosenAt, now),
    checkedAt: now,
  };
}

function sealedKey(
  site: string,
  { subscriptions }: Webhooks,
  { id, signKey }: Found,
  custody: Custody,
): OwnSubscription['signKey'] | undefined {
  const binding = { purpose: 'sign-key', site, subscription: id } as const;
  const known = subscriptions.find((each) => each.id === id)?.signKey;
  // iLOQ did not say it: anybody could sign with nothing.
  if (signKey === '') return known;
  const opened = known && custody.open(known, binding);
  return opened?.ok && opened.password === signKey ? known : custody.seal(signKey, binding);
}
