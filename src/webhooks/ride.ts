import type { Problem } from '../alerts/index.ts';
import type { Outcome, Session } from '../iloq/index.ts';
import { noWebhooks } from '../sites/index.ts';
import { fill } from './fill.ts';
import { changeWebhooks, keepSeen } from './keep.ts';
import type { WebhookParts } from './parts.ts';
import { ending, failing } from './problem.ts';
import { warnBeforeMs } from './reconcile.ts';
import { type Seen, synchronise } from './synchronise.ts';

/**
 * Looks after a site's subscriptions in a session that is open, its locking system set.
 * @param parts.withdrawing sites that are about to be deleted: nothing new is made for them
 * @param parts.onAccepted called when payloads were fetched that had not come here
 */
export function createRide(
  parts: WebhookParts & {
    readonly withdrawing: ReadonlySet<string>;
    readonly onAccepted: () => void;
  },
): (site: string, session: Session) => Promise<void> {
  const { sites, inbox, custody, publicUrl, withdrawing, newId, onAccepted, clock, log } = parts;

  async function ride(id: string, session: Session): Promise<void> {
    const site = await sites.get(id);
    if (!site || publicUrl === undefined || !custody.stores || site.finishedAt === undefined)
      return;
    const { events: chosen, subscriptions } = site.webhooks ?? noWebhooks;
    const outcome = await synchronise(session, {
      wanted: site.archivedAt === undefined && !withdrawing.has(id) ? chosen : [],
      own: subscriptions,
      target: targetOf(publicUrl, id),
      now: clock.now(),
      newId,
      async isMissing(subscription, counted) {
        const { highest, gaps } = await inbox.numbers(subscription);
        return highest < counted || gaps.some(({ from }) => from <= counted);
      },
    });
    if (outcome.ok) await take(id, outcome.value);
    else await missed(id, outcome);
  }

  async function take(id: string, seen: Seen): Promise<void> {
    const now = clock.now();
    // First of all: deliveries of a new subscription are refused until its sign key is here.
    const kept = await changeWebhooks(sites, id, (before) =>
      keepSeen(before, id, seen, now, custody),
    );
    if (!kept) return;
    const personalData = kept.webhooks?.personalData ?? false;
    const wrong = problemsOf(id, seen, now);
    for (const found of seen.found) {
      const { event, retrying } = found;
      const { taken, rescued, lost } = await fill(inbox, found, { site: id, personalData, now });
      if (taken > 0) onAccepted();
      if (lost > 0) wrong.push(failing(id, now, { event, trouble: 'lost', count: lost }));
      if (retrying + rescued > 0)
        wrong.push(failing(id, now, { event, trouble: 'deliveries', count: retrying + rescued }));
    }
    await parts.onLook(id, wrong);
    log.info(
      { site: id, subscriptions: seen.found.length, refused: seen.refused.length },
      'subscriptions looked at',
    );
  }

  async function missed(
    site: string,
    { failure }: Extract<Outcome<Seen>, { ok: false }>,
  ): Promise<void> {
    log.warn({ site, failure: failure.kind }, 'subscriptions could not be looked at');
    if (failure.kind === 'forbidden')
      await parts.onProblem(failing(site, clock.now(), { trouble: 'refused' }));
  }

  return ride;
}

/** Where iLOQ delivers a site's webhooks. */
export const targetOf = (publicUrl: string, site: string): string =>
  `${publicUrl}/iloq/webhooks/${site}`;

const problemsOf = (
  site: string,
  { limited, refused, notOffered, found }: Seen,
  now: number,
): Problem[] => [
  ...limited.map(({ event, usedBy }) => failing(site, now, { event, trouble: 'limit', usedBy })),
  ...refused.map(({ change: { event } }) =>
    failing(site, now, { trouble: 'refused', ...(event !== undefined && { event }) }),
  ),
  ...notOffered.map((event) => failing(site, now, { trouble: 'refused', event })),
  ...found
    .filter(({ endsAt }) => endsAt - now < warnBeforeMs)
    .map((each) => ending(site, now, each)),
];
