import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AlertStore,
  createAlerts,
  type Delivery,
  onDelivered,
  onUndeliverable,
  planDelivery,
  rerouteToAdmins,
} from '../../src/alerts/index.ts';
import { monday, problems } from '../alerts/some.ts';
import type { Kept } from './every-engine.ts';

/** Two who work with one store: two processes, or one that is asked by two at once. */
export interface Two {
  readonly one: Kept;
  /** How what the two of them do can meet. */
  readonly meetings: readonly Meet[];
  close(): Promise<void>;
}

/**
 * The second comes while the first is decided.
 * @param first does it with the store that the other one has
 */
export type Meet = (
  first: (store: AlertStore) => Promise<unknown>,
  second: () => Promise<unknown>,
) => Promise<void>;

/** In one process: when the first looks for so many a time at what was loaded. */
export const meetingsIn = ({ alerts }: Pick<Kept, 'alerts'>): readonly Meet[] =>
  Array.from(
    { length: 8 },
    (_, turn): Meet =>
      async (first, second) => {
        let looks = 0;
        let begun: Promise<unknown> | undefined;
        await first({
          ...alerts,
          decide: (decide) =>
            alerts.decide((seen) => {
              if (looks === turn) begun = second();
              looks += 1;
              return decide(seen);
            }),
        });
        await (begun ?? second());
      },
  );

let ids = 0;
function alertsOf(store: AlertStore, channel: string | undefined) {
  return createAlerts({
    ...{ store, site: async (name) => ({ name }), defaults: { channel, webhook: false } },
    clock: { now: () => monday, monotonic: () => 0, sleep: async () => {} },
    newId: () => `i${++ids}`,
  });
}

interface Around {
  readonly store: AlertStore;
  /** Where it is told. */
  readonly to: string;
  readonly delivery: Delivery;
}

/** What changes an incident, and what is to be found of it then. */
const changes: readonly (readonly [
  what: string,
  change: (around: Around) => Promise<unknown>,
  found: (to: string) => object,
])[] = [
  [
    'its message lands',
    ({ store, to, delivery }) =>
      store.decide((seen) => ({
        change: onDelivered(seen, delivery, { channel: to, ts: '1.1' }, monday),
        answer: undefined,
      })),
    (to) => ({ destinations: [{ to, message: { ts: '1.1' } }] }),
  ],
  [
    'its channel is lost',
    ({ store, to, delivery }) =>
      store.decide((seen) => ({
        change: onUndeliverable(seen, { channel: to, webhook: false }, delivery, 'channel', monday),
        answer: undefined,
      })),
    (to) => ({
      destinations: [
        { to, over: true },
        { to: 'admins', instead: to },
      ],
    }),
  ],
  [
    'it moves away to each of the admins',
    ({ store }) =>
      store.decide((seen) => ({
        change: rerouteToAdmins(seen, ['U1'], monday),
        answer: undefined,
      })),
    (to) => ({ destinations: [{ to }, { to: 'admins', over: true }, { to: 'U1' }] }),
  ],
  [
    'a site that is deleted is left out of it',
    ({ store, to }) => alertsOf(store, to).leaveOut(`a-${to}`),
    (to) => ({ troubles: [{ problem: { data: { sites: [`b-${to}`, `c-${to}`] } } }] }),
  ],
];

/** What happens at one moment is as if one thing came after the other. */
export function holdsAtOnce(name: string, open: () => Promise<Two>): void {
  describe(`At one moment, ${name},`, () => {
    let two: Two;
    beforeEach(async () => {
      two = await open();
    });
    afterEach(() => two.close());

    /** An iLOQ of its own cannot be reached from a site. */
    const down = (alerts: ReturnType<typeof alertsOf>, to: string, site: string) =>
      alerts.raise(problems.unreachable(`${site}-${to}`, monday, `https://${to}.iloq.com`));
    const outagesOf = async (alerts: ReturnType<typeof alertsOf>, to: string) =>
      (await alerts.open('*')).filter(({ key }) => key === `iloq:https://${to}.iloq.com`);

    it.each(changes)('%s and somebody takes it: both stand', async (what, change, found) => {
      const { alerts: store } = two.one;
      for (const [turn, meet] of two.meetings.entries()) {
        const to = `C${turn}`;
        const alerts = alertsOf(store, to);
        for (const site of ['a', 'b', 'c']) await down(alerts, to, site);
        if (what.includes('admins')) await down(alertsOf(store, undefined), to, 'd');
        const [outage] = await outagesOf(alerts, to);
        const delivery = await store.decide((seen) => {
          const planned = planDelivery(seen, to, monday);
          return { change: planned && { delivery: planned }, answer: planned };
        });
        if (!outage || !delivery) throw new Error('nothing is to be told');
        await meet(
          (theirs) => alertsOf(theirs, to).act(outage.id, { do: 'acknowledge' }, 'U-MAIJA'),
          () => change({ store, to, delivery }),
        );
        expect(await alerts.incident(outage.id), `meeting ${turn}`).toMatchObject({
          ...{ state: 'acknowledged', by: 'U-MAIJA' },
          ...found(to),
        });
      }
    });

    it('two sites more cannot be reached: iLOQ is down once, for all of them', async () => {
      for (const [turn, meet] of two.meetings.entries()) {
        const to = `C${turn}`;
        const alerts = alertsOf(two.one.alerts, to);
        for (const site of ['a', 'b']) await down(alerts, to, site);
        await meet(
          (theirs) => down(alertsOf(theirs, to), to, 'd'),
          () => down(alerts, to, 'c'),
        );
        const [outage, ...more] = await outagesOf(alerts, to);
        expect(more, `meeting ${turn}`).toEqual([]);
        expect(outage?.troubles[0]?.problem.data).toMatchObject({ count: 4 });
        for (const site of ['a', 'b', 'c', 'd'])
          expect(await alerts.open(`${site}-${to}`)).toMatchObject([{ inhibitedBy: outage?.id }]);
      }
    });
  });
}
