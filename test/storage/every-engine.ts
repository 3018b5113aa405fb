import { describe, expect, it } from 'vitest';
import { createAlerts } from '../../src/alerts/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { hash } from '../../src/webhooks/body.ts';
import { monday, problems } from '../alerts/some.ts';
import { at, type Note, noteKind, noteOf } from './data-dir.ts';
import { holdsAnyHistory } from './histories.ts';

/** What the contract is about, whichever engine it is; sizes and backups are each one's own. */
export type Kept = Pick<
  Storage,
  | 'requests'
  | 'journal'
  | 'links'
  | 'alerts'
  | 'watch'
  | 'digest'
  | 'inbox'
  | 'uptime'
  | 'guard'
  | 'erasure'
  | 'openDocuments'
>;

export interface Engine {
  /** A store of its own, empty. */
  open(): Promise<Kept>;
  /** The same, as another process sees it: a later one, or one beside the first. */
  again(): Promise<Kept>;
}

const link = {
  hash: 'h1',
  site: 'kamppi',
  person: 'U1',
  purpose: 'password',
  code: 'c',
  expires: at + 60_000,
  tries: 5,
};
const payload = (counter: number, said = 'a', body: string | undefined = `${counter}${said}`) => ({
  ...{
    site: 'kamppi',
    subscription: 'sub-1',
    counter,
    event: 'LockOpened',
    createdAt: at + counter,
  },
  ...{ fields: { said }, at: at + 100, dataHash: hash(`${counter}${said}`) },
  bodyHash: body === undefined ? undefined : hash(body),
});
const entry = (id: string, site = 'kamppi') => ({ id, at, site, kind: 'k', data: { id } });

/** What holds for every engine. */
export function holdsForEveryEngine(engine: Engine): void {
  describe('requests', () => {
    it('are claimed once, of however many copies, and known to another process', async () => {
      const { requests } = await engine.open();
      const copies = Array.from({ length: 20 }, () => requests.claim('x', { at, person: 'U1' }));
      expect((await Promise.all(copies)).filter(Boolean)).toHaveLength(1);
      await requests.claim('y', { at: at - 1 });
      const other = (await engine.again()).requests;
      expect(await other.claim('x', { at })).toBe(false);
      expect(await other.unsettled()).toEqual([{ key: 'y' }, { key: 'x', person: 'U1' }]);
      await other.settle('x');
      await other.settle('nobody claimed it');
      expect(await other.unsettled()).toEqual([{ key: 'y' }]);
      await other.forget(at);
      expect(await other.claim('y', { at })).toBe(true);
      expect(await other.claim('x', { at })).toBe(false);
    });
  });

  describe('a decision', () => {
    it('sees what the one before has written, in the order in which they were asked for', async () => {
      const { guard } = await engine.open();
      const add = (name: string) =>
        guard.decide('u', ({ refused } = { refused: [] }) => ({
          change: { refused: [...refused, name] },
          answer: refused.length,
        }));
      const names = Array.from({ length: 25 }, (_, index) => `n${index}`);
      expect(await Promise.all(names.map(add))).toEqual(names.map((_, index) => index));
      const { guard: other } = await engine.again();
      expect(await other.decide('u', (seen) => ({ answer: seen }))).toEqual({ refused: names });
    });

    it('that fails writes nothing, and those behind it go on', async () => {
      const { guard } = await engine.open();
      const failing = guard.decide('u', () => {
        throw new Error('a bug');
      });
      const next = guard.decide('u', (seen) => ({ change: { refused: ['x'] }, answer: seen }));
      await expect(failing).rejects.toThrow('a bug');
      expect(await next).toBeUndefined();
    });
  });

  describe('one-time links', () => {
    it('are changed, used up and forgotten', async () => {
      const { links } = await engine.open();
      const put = (hash: string, expires: number) =>
        links.decide(hash, () => ({ change: { link: { ...link, hash, expires } }, answer: 0 }));
      await put('h1', at);
      await put('h2', at + 1);
      const { links: other } = await engine.again();
      expect(await other.decide('h1', (seen) => ({ answer: seen }))).toEqual({
        ...link,
        expires: at,
      });
      // Of two who use it at once, one has it.
      const use = () =>
        other.decide('h2', (seen) => ({ change: { link: undefined }, answer: seen?.hash }));
      expect((await Promise.all([use(), use()])).filter(Boolean)).toEqual(['h2']);
      await other.decide('h3', () => ({ change: { link: undefined, forget: at }, answer: 0 }));
      expect(await other.decide('h1', (seen) => ({ answer: seen }))).toBeUndefined();
    });
  });

  describe('the journal', () => {
    it('holds an entry once, whatever is in it, and is read in pages both ways', async () => {
      const { journal } = await engine.open();
      await journal.append(entry('k0'), entry('p0', 'pasila'), entry('k1'));
      await journal.append({ ...entry('k0'), kind: 'something else' }, entry('k2'));
      const odd = { nul: '\0', half: '\ud800', words: 'Hämeentie 😀' };
      await journal.append({ ...entry('k3'), person: 'U1', data: odd });
      const { journal: other } = await engine.again();
      const first = await other.entries('kamppi', { limit: 2 });
      expect(first).toMatchObject([{ id: 'k3', person: 'U1', data: odd }, { id: 'k2' }]);
      const before = first.at(-1)?.position ?? 0;
      expect(await other.entries('kamppi', { limit: 5, before })).toMatchObject([
        { id: 'k1' },
        { id: 'k0', kind: 'k' },
      ]);
      const [oldest, second] = await other.read({ limit: 2 });
      expect([oldest?.id, second?.id]).toEqual(['k0', 'p0']);
      const after = second?.position ?? 0;
      expect((await other.read({ limit: 9, after })).map(({ id }) => id).join(' ')).toBe(
        'k1 k2 k3',
      );
      expect(await other.read({ site: 'pasila', limit: 9 })).toMatchObject([{ id: 'p0' }]);
    });
  });

  describe('the digest', () => {
    it('is made once by whoever is first, and said piece by piece', async () => {
      const { digest } = await engine.open();
      const make = (who: string) =>
        digest.decide((seen) =>
          seen
            ? { answer: seen.baseline }
            : {
                change: { made: { at, baseline: { who } }, delivery: { left: 2 } },
                answer: { who },
              },
        );
      expect(await Promise.all([make('a'), make('b')])).toEqual([{ who: 'a' }, { who: 'a' }]);
      const { digest: other, alerts } = await engine.again();
      const dead = { id: 'd', at, to: 'C1', reason: 'is_archived' };
      await other.decide(() => ({ change: { delivery: undefined, deadLetter: dead }, answer: 0 }));
      expect(await other.decide((seen) => ({ answer: seen }))).toEqual({
        baseline: { who: 'a' },
        delivery: null,
      });
      expect(await alerts.read((seen) => seen.deadLetters(5))).toMatchObject([dead]);
    });
  });

  describe('incidents', () => {
    const alertsOf = ({ alerts: store }: Kept, prefix: string) => {
      let id = 0;
      return createAlerts({
        ...{ store, site: async (name) => ({ name }), defaults: { channel: 'C1', webhook: false } },
        clock: { now: () => monday, monotonic: () => 0, sleep: async () => {} },
        newId: () => `${prefix}${++id}`,
      });
    };

    it('of one site and key are one, however many raise it at once', async () => {
      const kept = await engine.open();
      const alerts = alertsOf(kept, 'a');
      const raises = Array.from({ length: 10 }, (_, index) =>
        alerts.raise(problems.refused(), index < 5 ? 'once' : `of ${index}`),
      );
      await Promise.all(raises);
      const again = await engine.again();
      const [only, ...others] = await alertsOf(again, 'b').open('kamppi');
      expect(others).toEqual([]);
      expect(only).toMatchObject({ site: 'kamppi', state: 'open' });
      expect(await again.alerts.read((seen) => seen.isApplied('once'))).toBe(true);
      expect(await again.alerts.read((seen) => seen.countOpen())).toEqual({
        ...{ open: 1, acknowledged: 0, snoozed: 0 },
      });
    });

    it('of which one press is the first, and whose traces go when they are old', async () => {
      const kept = await engine.open();
      const alerts = alertsOf(kept, 'a');
      await alerts.raise(problems.refused());
      const [incident] = await alerts.open();
      const press = (by: string) => alerts.act(incident?.id ?? '', { do: 'acknowledge' }, by);
      const presses = await Promise.all([press('U1'), press('U2')]);
      expect(presses.map(({ is }) => is)).toEqual(['done', 'stands']);
      await alerts.clear('kamppi', ['login-refused'], 'cleared');
      await kept.alerts.forgetBefore(monday + 1);
      const { alerts: later } = await engine.again();
      expect(await later.read((seen) => seen.ofSite('kamppi'))).toEqual([]);
      expect(await later.read((seen) => seen.isApplied('cleared'))).toBe(false);
      expect(await later.read((seen) => seen.countAllPending())).toMatchObject({ count: 0 });
    });

    it('count what is only counted, by the day', async () => {
      const { alerts } = await engine.open();
      const count = (event: string) =>
        alerts.decide(() => ({
          change: { counted: { site: 'kamppi', event, mask: 4, at: monday } },
          answer: 0,
        }));
      await Promise.all([count('a'), count('b'), count('b')]);
      const counted = (since: number) => alerts.read((seen) => seen.countedEvents('kamppi', since));
      expect(await counted(monday)).toEqual([
        { event: 'b', mask: 4, count: 2 },
        { event: 'a', mask: 4, count: 1 },
      ]);
      expect(await counted(monday + 86_400_000)).toEqual([]);
    });
  });

  describe('payloads of webhooks', () => {
    it('are taken once; other data under a number and old bytes under another are known', async () => {
      const { inbox } = await engine.open();
      expect(await inbox.accept([payload(1), payload(2), payload(1)])).toEqual([
        ...['accepted', 'accepted', 'known'],
      ]);
      const { inbox: other } = await engine.again();
      expect(
        await other.accept([
          payload(2, 'b', 'other'),
          { ...payload(7, 'a', '1a'), createdAt: at + 1 },
        ]),
      ).toEqual(['conflicting', 'replayed']);
      const twice = await Promise.all([
        other.accept([payload(3, 'a', undefined)]),
        other.accept([payload(3, 'a', undefined)]),
      ]);
      expect(twice.flat().sort()).toEqual(['accepted', 'known']);
    });

    it('are handed over once each, however they came', async () => {
      const { inbox } = await engine.open();
      await inbox.accept([payload(5), payload(1)]);
      const waiting = await inbox.waiting(10);
      expect(waiting.map(({ counter, fields }) => [counter, fields])).toEqual([
        [5, { said: 'a' }],
        [1, { said: 'a' }],
      ]);
      await inbox.handed(waiting.slice(1).map(({ position }) => position));
      await inbox.accept([payload(2)]);
      const { inbox: other } = await engine.again();
      expect((await other.waiting(10)).map(({ counter }) => counter)).toEqual([5, 2]);
      await other.forget({ content: at + 100, trace: at });
      expect(await other.waiting(10)).toEqual([]);
    });

    it('never get the position of one that is forgotten: what was done with that is done', async () => {
      const { inbox } = await engine.open();
      await inbox.accept([payload(1), payload(2)]);
      const before = await inbox.waiting(10);
      await inbox.handed(before.map(({ position }) => position));
      await inbox.forget({ content: at + 100, trace: at + 100 });
      const { inbox: other } = await engine.again();
      await other.accept([{ ...payload(3), createdAt: at + 200 }]);
      const [next] = await other.waiting(10);
      expect(before.map(({ position }) => position)).not.toContain(next?.position);
    });

    it('leave gaps, which can be settled, and which their age settles', async () => {
      const { inbox } = await engine.open();
      expect(await inbox.numbers('sub-1')).toEqual({ highest: 0, gaps: [] });
      await inbox.accept([payload(2), payload(6), payload(9)]);
      expect(await inbox.numbers('sub-1')).toEqual({
        highest: 9,
        gaps: [
          { from: 1, to: 1, since: at + 100 },
          { from: 3, to: 5, since: at + 100 },
          { from: 7, to: 8, since: at + 100 },
        ],
      });
      const seen = await inbox.settle('sub-1', ({ gaps }) => gaps[1]?.to);
      expect(seen.highest).toBe(9);
      const { inbox: other } = await engine.again();
      expect((await other.numbers('sub-1')).gaps).toEqual([{ from: 7, to: 8, since: at + 100 }]);
      await other.settle('sub-1', () => undefined);
      await other.settle('sub-1', () => 3);
      expect((await other.numbers('sub-1')).gaps, 'never back').toHaveLength(1);
      await other.forget({ content: at + 10, trace: at + 10 });
      expect(await other.numbers('sub-1')).toEqual({ highest: 9, gaps: [] });
    });
  });

  describe('the watch, and since when nobody was there', () => {
    it('are known to another process', async () => {
      const { watch, uptime } = await engine.open();
      expect(await uptime.read()).toEqual({ lastAlive: undefined, outageEnded: 0 });
      await watch.put({ site: 'a', next: at, failures: 2 });
      await watch.put({ site: 'b', next: at, failures: 0, soon: at + 1 });
      await watch.put({ site: 'a', next: at + 5, failures: 3 });
      await watch.tellStuck('a', at);
      await watch.tellStuck('b', at);
      await watch.tellStuck('b', undefined);
      await uptime.alive(at);
      await uptime.rememberOutage(at - 5);
      const { watch: other, uptime: later } = await engine.again();
      expect((await other.all()).toSorted((a, b) => a.site.localeCompare(b.site))).toEqual([
        { site: 'a', next: at + 5, failures: 3 },
        { site: 'b', next: at, failures: 0, soon: at + 1 },
      ]);
      expect(await other.allToldStuck()).toEqual(['a']);
      expect(await later.read()).toEqual({ lastAlive: at, outageEnded: at - 5 });
    });
  });

  describe('a site that is deleted', () => {
    it('leaves one entry of the journal, and nothing else; others lose nothing', async () => {
      const { journal, links, inbox, watch, erasure, alerts } = await engine.open();
      await journal.append(entry('e1'), entry('e2'), entry('p1', 'pasila'));
      await links.decide('h1', () => ({ change: { link }, answer: 0 }));
      await inbox.accept([
        payload(1),
        { ...payload(1, 'p'), site: 'pasila', subscription: 'sub-2' },
      ]);
      await inbox.settle('sub-1', () => 1);
      await watch.put({ site: 'kamppi', next: at, failures: 0 });
      await watch.tellStuck('kamppi', at);
      await alerts.decide(() => ({
        change: { applied: { id: 'x', site: 'kamppi', at: monday } },
        answer: 0,
      }));
      await erasure.eraseSite('kamppi', entry('last'));
      await erasure.eraseSite('kamppi', entry('last'));
      const other = await engine.again();
      expect((await other.journal.read({ limit: 9 })).map(({ id }) => id)).toEqual(['p1', 'last']);
      expect(await other.links.decide('h1', (seen) => ({ answer: seen }))).toBeUndefined();
      expect((await other.inbox.waiting(9)).map(({ site }) => site)).toEqual(['pasila']);
      expect(await other.inbox.numbers('sub-1')).toEqual({ highest: 0, gaps: [] });
      expect(await other.watch.all()).toEqual([]);
      expect(await other.watch.allToldStuck()).toEqual([]);
      expect(await other.alerts.read((seen) => seen.isApplied('x'))).toBe(false);
    });
  });

  describe('a document', () => {
    it('is written where it changes, loses no change, and goes for good', async () => {
      const { openDocuments } = await engine.open();
      const sites = await openDocuments(noteKind);
      const told: (Note | undefined)[] = [];
      sites.onChange((doc) => told.push(doc));
      expect(await sites.get('a')).toBeUndefined();
      const add = (doc: Note | undefined) =>
        doc ? { ...doc, count: doc.count + 1 } : noteOf('a', 'Hämeentie \0 😀');
      await Promise.all(Array.from({ length: 20 }, () => sites.update('a', add)));
      await sites.update('a', (doc) => doc);
      await sites.update('none', () => undefined);
      expect(told).toHaveLength(20);
      const expected = noteOf('a', 'Hämeentie \0 😀', 19);
      expect(await sites.get('a')).toEqual(expected);
      expect(await Array.fromAsync(sites.rows())).toEqual([{ id: 'a', text: expected.text }]);
      const others = await (await engine.again()).openDocuments(noteKind);
      expect(await others.get('a')).toEqual(expected);
      await others.remove('a');
      expect(await others.get('a')).toBeUndefined();
      expect(await Array.fromAsync(others.rows())).toEqual([]);
    });

    it('that is refused is not written', async () => {
      const sites = await (await engine.open()).openDocuments(noteKind);
      await sites.update('a', () => noteOf('a'));
      await expect(sites.update('a', () => noteOf('a', 'x', Number.NaN))).rejects.toThrow();
      await expect(sites.update('a', () => noteOf('another'))).rejects.toThrow();
      await expect(sites.update('../a', () => noteOf('../a'))).rejects.toThrow('not an ID');
      expect(await sites.get('a')).toEqual(noteOf('a'));
    });
  });

  holdsAnyHistory(engine);
}
