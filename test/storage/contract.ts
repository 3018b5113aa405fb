import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIncident } from '../../src/alerts/incident.ts';
import type { NewPayload, Store } from '../../src/storage/index.ts';
import { hash } from '../../src/webhooks/body.ts';
import { problems } from '../alerts/some.ts';
import fc from '../seeded.ts';

/** A store of its own for one test; `again` is what a process after this one would open. */
export interface Held {
  readonly store: Store;
  again(): Promise<Store>;
  close(): Promise<void>;
}

const subscription = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
const at = Date.UTC(2026, 10, 28, 6);
const payload = (counter: number, body = counter): NewPayload => ({
  ...{ site: 'kamppi', subscription, counter, event: 'key_added', createdAt: at, at },
  fields: { Stamp: String(body) },
  dataHash: hash(`data ${body}`),
  bodyHash: hash(`body ${body}`),
});

/** What every engine holds, whoever writes at the same time. */
export function holdsTheContract(engine: string, open: () => Promise<Held>): void {
  describe(`The store (${engine})`, () => {
    let held: Held;
    beforeEach(async () => {
      held = await open();
    });
    afterEach(() => held.close());

    const guardIn = (store: Store, key: string) =>
      store.decide({ guard: key }, ({ guard }) => ({ answer: guard?.refused ?? [] }));
    const refuse = (key: string, name: string) =>
      held.store.decide({ guard: key }, ({ guard }) => {
        const refused = [...(guard?.refused ?? []), name];
        return { change: { guard: { key, state: { ...guard, refused } } }, answer: refused };
      });

    it('loses no decision of many at once, in the order in which they were asked for', async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom('a', 'b'), { maxLength: 30 }), async (keys) => {
          runs += 1;
          const run = `run ${runs}`;
          const answers = await Promise.all(
            keys.map((key, index) => refuse(`${run} ${key}`, `${index}`)),
          );
          const model = new Map<string, string[]>();
          for (const [index, key] of keys.entries()) {
            const all = [...(model.get(key) ?? []), `${index}`];
            model.set(key, all);
            expect(answers[index]).toEqual(all);
          }
          for (const [key, all] of model)
            expect(await guardIn(held.store, `${run} ${key}`)).toEqual(all);
        }),
        { numRuns: 20 },
      );
    });

    it('lets the first one be first, however much it looks at', async () => {
      const opened = openIncident('i0', 'help', problems.help());
      await held.store.decide({ alerts: true }, () => ({
        change: { alerts: { incidents: [opened] } },
        answer: undefined,
      }));
      const apply = (id: string, looks: readonly string[]) =>
        held.store.decide({ alerts: true }, ({ alerts }) => {
          // Each is looked at once the one before is known.
          const all = looks.every((each) => alerts.incident(each) !== undefined);
          const isFirst = all && !alerts.isApplied('once');
          const applied = { id: 'once', site: 'kamppi', at };
          return { change: isFirst ? { alerts: { applied } } : undefined, answer: isFirst && id };
        });
      const both = [apply('much', ['i0', 'i0', 'i0']), apply('little', [])];
      expect(await Promise.all(both)).toEqual(['much', false]);
    });

    it('has written what a decision resolved with, for the process after it too', async () => {
      await refuse('u', 'a');
      await held.store.decide({}, () => ({
        change: { journal: [{ id: 'e1', at, site: 'kamppi', kind: 'k', data: null }] },
        answer: undefined,
      }));
      const again = await held.again();
      expect(await guardIn(again, 'u')).toEqual(['a']);
      expect(await again.read.entries({ limit: 9 })).toMatchObject([{ id: 'e1' }]);
    });

    it('writes all of a change or nothing', async () => {
      const broken = { id: 'e2', at, site: 'kamppi', kind: 'k', data: 1n };
      const both = held.store.decide({ guard: 'u' }, () => ({
        change: { guard: { key: 'u', state: { refused: ['a'] } }, journal: [broken] },
        answer: undefined,
      }));
      await expect(both).rejects.toThrow();
      expect(await guardIn(held.store, 'u')).toEqual([]);
      await refuse('u', 'after');
      expect(await guardIn(held.store, 'u')).toEqual(['after']);
    });

    it('takes a request once, whoever brings its copies at the same time', async () => {
      const claims = Array.from({ length: 8 }, () => held.store.claim('event:1', { at }));
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    });

    it('gives a one-time link to one of those who use it at the same time', async () => {
      const link = {
        hash: 'h',
        site: 'kamppi',
        person: 'U1',
        purpose: 'enter',
        expires: at,
        tries: 1,
      };
      await held.store.decide({ link: 'h' }, () => ({
        change: { link: { hash: 'h', link } },
        answer: undefined,
      }));
      const use = () =>
        held.store.decide({ link: 'h' }, ({ link: seen }) => ({
          change: seen && { link: { hash: 'h', link: undefined } },
          answer: seen !== undefined,
        }));
      expect((await Promise.all([use(), use(), use()])).filter(Boolean)).toHaveLength(1);
    });

    it('takes a payload once, whoever brings it at the same time', async () => {
      const taken = await Promise.all(
        [payload(1), payload(1), payload(2, 1), payload(3)].map((each) =>
          held.store.accept([each]),
        ),
      );
      expect(taken.flat().toSorted()).toEqual(['accepted', 'accepted', 'known', 'replayed']);
    });

    it('hands over each payload that was not marked, not those below the last', async () => {
      await held.store.accept([payload(1), payload(2), payload(3)]);
      const [, second] = await held.store.read.waitingPayloads(9);
      const handed = second ? [second.position] : [];
      await held.store.decide({}, () => ({ change: { handed }, answer: undefined }));
      const left = await (await held.again()).read.waitingPayloads(9);
      expect(left.map(({ counter }) => counter)).toEqual([1, 3]);
    });

    it('settles nothing on numbers that have changed meanwhile', async () => {
      await held.store.accept([payload(1)]);
      const settle = held.store.decide({ subscription }, ({ subscription: seen }) => ({
        change:
          seen.gaps.length === 0 ? { settled: { subscription, upTo: seen.highest } } : undefined,
        answer: seen.highest,
      }));
      await Promise.all([settle, held.store.accept([payload(5)])]);
      const { gaps } = await held.store.read.numbers(subscription);
      expect(gaps).toEqual([{ from: 2, to: 4, since: at }]);
    });

    it('opens one incident where many raise the same at the same time', async () => {
      const raise = (id: string) =>
        held.store.decide({ alerts: true }, ({ alerts }) => {
          const known = alerts.latest('kamppi', 'set-up');
          const opened = openIncident(id, 'set-up', problems.failed());
          return {
            change: known ? undefined : { alerts: { incidents: [opened] } },
            answer: known?.id ?? id,
          };
        });
      const ids = await Promise.all(['i1', 'i2', 'i3'].map(raise));
      expect(ids).toEqual(['i1', 'i1', 'i1']);
      const open = await held.store.read.alerts((seen) => seen.open());
      expect(open.map(({ id }) => id)).toEqual(['i1']);
    });
  });
}
