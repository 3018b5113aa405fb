import { describe, expect, it } from 'vitest';
import { hash } from '../../src/webhooks/body.ts';
import fc from '../seeded.ts';
import { at, noteKind, noteOf } from './data-dir.ts';
import type { Engine, Kept } from './every-engine.ts';

/** `LIVION_HISTORIES=5000 npx vitest run test/storage` takes that many. */
const histories = Number(process.env['LIVION_HISTORIES'] ?? 25);

const deeds = [
  ...(['add', 'add-soon', 'drop', 'refuse', 'make-link', 'use-link'] as const),
  ...(['claim', 'settle', 'accept', 'hand-over', 'tell'] as const),
];
/** What somebody asks of a store; `alone`: when all that was asked before has ended. */
interface Deed {
  readonly do: (typeof deeds)[number];
  readonly of: 'a' | 'b';
  readonly alone: boolean;
}
/** Of few kinds, so that they meet. */
const history: fc.Arbitrary<Deed[]> = fc
  .shuffledSubarray(deeds, { minLength: 1, maxLength: 4 })
  .chain((some) =>
    fc.array(
      fc.record({
        do: fc.constantFrom(...some),
        of: fc.constantFrom('a', 'a', 'a', 'b'),
        alone: fc.constantFrom(false, false, false, false, true),
      }),
      { maxLength: 30, size: 'max' },
    ),
  );

type Sites = Awaited<ReturnType<typeof openNotes>>;
const openNotes = ({ openDocuments }: Kept) => openDocuments(noteKind);

/** A store in memory, which does one thing after the other, in the order in which it is asked. */
class Model {
  readonly #name: string;
  readonly texts = new Map<string, string>();
  readonly refused = new Map<string, readonly string[]>();
  readonly links = new Set<string>();
  /** By key, whether it is settled. */
  readonly requests = new Map<string, boolean>();
  readonly waiting = new Set<number>();
  readonly accepted = new Set<number>();
  readonly told = new Set<string>();
  /** Who was first, of those who ask for the same at once. */
  readonly first: string[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** Asks the store and itself, and compares what they answer. */
  async ask(kept: Kept, sites: Sites, deed: Deed, token: string): Promise<void> {
    const id = `${this.#name}-${deed.of}`;
    switch (deed.do) {
      case 'add':
      case 'add-soon': {
        const before = this.texts.get(id);
        const text = before === undefined ? token : `${before} ${token}`;
        const isSoon = deed.do === 'add-soon';
        if (!isSoon || before !== undefined) this.texts.set(id, text);
        if (isSoon)
          await sites.updateSoon(id, (doc) => doc && { ...doc, text: `${doc.text} ${token}` });
        else {
          const written = await sites.update(id, (doc) =>
            noteOf(id, doc ? `${doc.text} ${token}` : token),
          );
          expect(written?.text).toBe(text);
        }
        return;
      }
      case 'drop':
        this.texts.delete(id);
        return sites.remove(id);
      case 'refuse': {
        const before = this.refused.get(id) ?? [];
        this.refused.set(id, [...before, token]);
        const seen = await kept.guard.decide(id, ({ refused } = { refused: [] }) => ({
          change: { refused: [...refused, token] },
          answer: refused,
        }));
        expect(seen).toEqual(before);
        return;
      }
      case 'make-link': {
        this.links.add(id);
        const link = { hash: id, site: 'kamppi', person: 'U1', purpose: 'enter', expires: at };
        await kept.links.decide(id, () => ({
          change: { link: { ...link, tries: 1 } },
          answer: undefined,
        }));
        return;
      }
      case 'use-link': {
        const isThere = this.links.delete(id);
        const used = await kept.links.decide(id, (link) => ({
          ...(link && { change: { link: undefined } }),
          answer: link !== undefined,
        }));
        expect(used).toBe(isThere);
        return;
      }
      case 'claim':
        if (!this.requests.has(id)) this.requests.set(id, false);
        if (await kept.requests.claim(id, { at })) this.first.push(`claim ${id}`);
        return;
      case 'settle':
        if (this.requests.has(id)) this.requests.set(id, true);
        return kept.requests.settle(id);
      case 'accept': {
        const counter = deed.of === 'a' ? 1 : 3;
        if (!this.accepted.has(counter)) this.waiting.add(counter);
        this.accepted.add(counter);
        const [came] = await kept.inbox.accept([this.#payload(counter)]);
        if (came === 'accepted') this.first.push(`accept ${counter}`);
        else expect(came).toBe('known');
        return;
      }
      case 'hand-over': {
        this.waiting.clear();
        const mine = (await kept.inbox.waiting(10_000)).filter(
          ({ subscription }) => subscription === this.#name,
        );
        return kept.inbox.handed(mine.map(({ position }) => position));
      }
      case 'tell':
        this.told.add(id);
        return kept.journal.append({ id, at, site: this.#name, kind: 'k', data: null });
    }
  }

  #payload(counter: number) {
    const said = `${this.#name} ${counter}`;
    return {
      ...{ site: 'kamppi', subscription: this.#name, counter, event: 'key_added' },
      ...{ createdAt: at, at, fields: { Stamp: said } },
      ...{ dataHash: hash(`data ${said}`), bodyHash: hash(`body ${said}`) },
    };
  }

  /** What it holds is what the store holds, too. */
  async holdsIn(kept: Kept, sites: Sites): Promise<void> {
    // A claim is answered before it is on disk, where requests are read: a write after it is later.
    await kept.uptime.alive(at);
    for (const side of ['a', 'b']) {
      const id = `${this.#name}-${side}`;
      expect((await sites.get(id))?.text, `document ${id}`).toBe(this.texts.get(id));
      const refused = await kept.guard.decide(id, (seen) => ({ answer: seen?.refused ?? [] }));
      expect(refused, `login guard ${id}`).toEqual(this.refused.get(id) ?? []);
      const link = await kept.links.decide(id, (seen) => ({ answer: seen !== undefined }));
      expect(link, `link ${id}`).toBe(this.links.has(id));
    }
    const open = (await kept.requests.unsettled()).map(({ key }) => key);
    expect(open.filter((key) => key.startsWith(`${this.#name}-`)).sort(), 'requests').toEqual(
      [...this.requests].flatMap(([key, isSettled]) => (isSettled ? [] : [key])).sort(),
    );
    const waiting = (await kept.inbox.waiting(10_000)).flatMap(({ subscription, counter }) =>
      subscription === this.#name ? [counter] : [],
    );
    expect(waiting.sort(), 'payloads').toEqual([...this.waiting].sort());
    const told = await kept.journal.read({ site: this.#name, limit: 99 });
    expect(told.map(({ id }) => id).sort(), 'journal').toEqual([...this.told].sort());
    expect(this.first.sort(), 'once each').toEqual(
      [
        ...[...this.requests.keys()].map((key) => `claim ${key}`),
        ...[...this.accepted].map((counter) => `accept ${counter}`),
      ].sort(),
    );
  }
}

/** What looks at all that came before can only be told where that has ended. */
const isAlone = (deed: Deed): boolean =>
  deed.alone || deed.do === 'settle' || deed.do === 'hand-over';

/** Whatever is asked, however much of it at once: it is as if one thing came after the other. */
export function holdsAnyHistory(engine: Engine): void {
  describe('any history', () => {
    it('of much at once comes out as if one thing came after the other, also for whoever is next', async () => {
      const kept = await engine.open();
      const sites = await openNotes(kept);
      const models: Model[] = [];
      await fc.assert(
        fc.asyncProperty(history, async (deeds) => {
          const model = new Model(`h${models.length}`);
          models.push(model);
          const underWay: Promise<void>[] = [];
          for (const [index, each] of deeds.entries()) {
            if (isAlone(each)) await Promise.all(underWay.splice(0));
            underWay.push(model.ask(kept, sites, each, `${index}`));
            if (isAlone(each)) await underWay.at(-1);
          }
          await Promise.all(underWay);
          await model.holdsIn(kept, sites);
        }),
        { numRuns: histories },
      );
      const next = await engine.again();
      const notes = await openNotes(next);
      for (const model of models.slice(-25)) await model.holdsIn(next, notes);
    });
  });
}
