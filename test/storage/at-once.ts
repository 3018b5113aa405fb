import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AlertsSeen,
  createAlerts,
  type Defaults,
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
  readonly other: Kept;
  /** Both have read, as far as they may, before either writes to a table of this name. */
  atOnce(table: string, work: () => readonly Promise<unknown>[]): Promise<void>;
  close(): Promise<void>;
}

const defaults: Defaults = { channel: 'C1', webhook: false };

function alertsOf({ alerts: store }: Kept, prefix: string, to: Defaults = defaults) {
  let id = 0;
  return createAlerts({
    ...{ store, site: async (name) => ({ name }), defaults: to },
    clock: { now: () => monday, monotonic: () => 0, sleep: async () => {} },
    newId: () => `${prefix}${++id}`,
  });
}

type Alerts = ReturnType<typeof alertsOf>;
interface Around {
  readonly kept: Kept;
  readonly alerts: Alerts;
  readonly outage: string;
  readonly delivery: Delivery;
}

const decides = async (
  { kept }: Around,
  decide: (seen: AlertsSeen) => ReturnType<typeof onDelivered>,
): Promise<void> => kept.alerts.decide((seen) => ({ change: decide(seen), answer: undefined }));

/** What changes an incident, and what is to be found of it then. */
const changes: readonly (readonly [
  what: string,
  change: (around: Around) => Promise<unknown>,
  found: object,
])[] = [
  [
    'its message lands',
    (around) =>
      decides(around, (seen) =>
        onDelivered(seen, around.delivery, { channel: 'C1', ts: '1.1' }, monday),
      ),
    { destinations: [{ to: 'C1', message: { ts: '1.1' } }] },
  ],
  [
    'its channel is lost',
    (around) =>
      decides(around, (seen) =>
        onUndeliverable(seen, defaults, around.delivery, 'channel', monday),
      ),
    {
      destinations: [
        { to: 'C1', over: true },
        { to: 'admins', instead: 'C1' },
      ],
    },
  ],
  [
    'it moves away from what waits for the admins',
    (around) => decides(around, (seen) => rerouteToAdmins(seen, ['U1'], monday)),
    { destinations: [{ to: 'C1' }, { to: 'admins', over: true }, { to: 'U1' }] },
  ],
  [
    'a site that is deleted is left out of it',
    ({ alerts }) => alerts.leaveOut('a'),
    { troubles: [{ problem: { data: { sites: ['b', 'c'] } } }] },
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

    it.each(changes)('%s and somebody takes it: both stand', async (what, change, found) => {
      const [one, other] = [alertsOf(two.one, 'i'), alertsOf(two.other, 'j')];
      for (const site of ['a', 'b', 'c']) await one.raise(problems.unreachable(site));
      if (what.includes('admins'))
        await alertsOf(two.one, 'k', { ...defaults, channel: undefined }).raise(
          problems.unreachable('d'),
        );
      const [outage] = await one.open('*');
      const delivery = await two.one.alerts.decide((seen) => {
        const planned = planDelivery(seen, 'C1', monday);
        return { change: planned && { delivery: planned }, answer: planned };
      });
      if (!outage || !delivery) throw new Error('nothing is to be told');
      const around = { kept: two.one, alerts: one, outage: outage.id, delivery };
      await two.atOnce('incident', () => [
        change(around),
        other.act(outage.id, { do: 'acknowledge' }, 'U-MAIJA'),
      ]);
      expect(await one.incident(outage.id)).toMatchObject({
        ...{ state: 'acknowledged', by: 'U-MAIJA' },
        ...found,
      });
    });

    it('two sites more cannot be reached: iLOQ is down once, for all of them', async () => {
      const [one, other] = [alertsOf(two.one, 'i'), alertsOf(two.other, 'j')];
      for (const site of ['a', 'b']) await one.raise(problems.unreachable(site));
      await two.atOnce('incident', () => [
        one.raise(problems.unreachable('c')),
        other.raise(problems.unreachable('d')),
      ]);
      const [outage, ...more] = await one.open('*');
      expect(more).toEqual([]);
      expect(outage?.troubles[0]?.problem.data).toMatchObject({ count: 4 });
      for (const site of ['a', 'b', 'c', 'd'])
        expect(await one.open(site)).toMatchObject([{ inhibitedBy: outage?.id }]);
    });
  });
}
