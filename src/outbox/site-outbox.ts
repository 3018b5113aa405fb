import type { Undeliverable } from '../alerts/index.ts';
import {
  isRepeatable,
  laneOf,
  type OutboxEntry,
  onDelivered,
  onUndeliverable,
  type Posted,
  type Site,
  type SiteQueries,
  type Sites,
} from '../sites/index.ts';
import type { Entry, Outbox } from './outbox.ts';

/** What a site has to say next somewhere, with the site as it was when that came to be next. */
export interface SiteEntry extends Entry {
  readonly entry: OutboxEntry;
  readonly site: Site;
}

/**
 * What sites still have to say: in their own documents, taken out in the same write that remembers
 * the message. Each lane of a site is a destination: its conversation, its list, each person who is
 * told apart.
 */
export const siteOutbox = (
  sites: Sites,
  queries: Pick<SiteQueries, 'waitingFor'>,
  now: () => number,
): Outbox<SiteEntry, Posted, Undeliverable> => ({
  destinations: async () =>
    (await queries.waitingFor()).flatMap(({ id, waitingFor }) => destinationsOf(id, waitingFor)),
  async next(destination) {
    const [of = '', lane] = destination.split('/');
    const site = await sites.get(of);
    const entry = site?.pending.find((each) => laneOf(each) === lane);
    if (!site || !entry) return undefined;
    const { id, request } = entry;
    return { id, request, isRepeatable: isRepeatable(entry), entry, site };
  },
  async settle(_, { entry, site: from }, settled) {
    const isOver = (site: Site | undefined): Site | undefined => {
      if (!site?.pending.some(({ id }) => id === entry.id)) return undefined;
      return settled.kind === 'delivered'
        ? onDelivered(site, entry, settled.value, from, now())
        : onUndeliverable(site, entry, settled.reason, now());
    };
    if (settled.kind === 'delivered' && isRepeatable(entry))
      await sites.updateSoon(from.id, isOver);
    else await sites.update(from.id, isOver);
  },
});

/** Neither an ID of a site nor one of Slack's has a slash. */
export const destinationsOf = (site: string, lanes: readonly (string | undefined)[]): string[] =>
  lanes.map((lane) => (lane === undefined ? site : `${site}/${lane}`));
