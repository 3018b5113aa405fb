import { describe, expect, it } from 'vitest';
import {
  begin,
  type OutboxEntry,
  onDelivered,
  onUndeliverable,
  type Posted,
  resume,
  type Site,
  say,
  sayDone,
  showProgress,
} from '../../src/sites/index.ts';
import { fresh, input, monday, siteAt } from './some.ts';

const hour = 3_600_000;
const list = { channel: 'D1', ts: '1.1', below: 0 };
const dm = { kind: 'dm', person: 'U-MIKKO' } as const;

/** Everything that waits is said, in order; what is posted gets the next place. */
function said(site: Site, from = 10): Site {
  let now = site;
  let ts = from;
  for (let [entry] = now.pending; entry; [entry] = now.pending) {
    ts += 1;
    now = onDelivered(now, entry, placeOf(entry, now, ts), now, monday);
  }
  return now;
}
const placeOf = (entry: OutboxEntry, site: Site, ts: number): Posted =>
  entry.say === 'list' && !entry.anew ? site.messages.list : { channel: 'D1', ts: `${ts}.0` };

const pending = (site: Site) => site.pending.map(({ id: _, at: __, ...what }) => what);

describe('What cannot be said in a direct message', () => {
  it.each(['channel', 'message', 'refused'] as const)(
    'because of the %s is let go, and nothing is said there about it',
    (reason) => {
      const before = say(siteAt('user-id'), monday, { say: 'step', ask: 'user-id' });
      const [entry] = before.pending;
      if (!entry) throw new Error('nothing to say');
      expect(onUndeliverable(before, entry, reason, monday)).toEqual({ ...before, pending: [] });
    },
  );
});

describe('The living list', () => {
  it('is posted once, and brought up to date when the next step stands', () => {
    const opened = said(begin(fresh(), monday));
    expect(opened.messages.list).toEqual({ channel: 'D1', ts: '11.0', below: 1 });
    const asked = sayDone({ ...siteAt('public-api'), messages: opened.messages }, input, true);
    const [shrink, step] = asked.pending;
    if (!shrink || !step) throw new Error('nothing to say');
    const shrunk = onDelivered(asked, shrink, undefined, asked, monday);
    const stands = onDelivered(shrunk, step, { channel: 'D1', ts: '20.0' }, shrunk, monday);
    expect(pending(stands)).toEqual([{ say: 'list', anew: false }]);
    expect(stands.messages).toMatchObject({ list: { below: 2 }, step: { ts: '20.0' } });
  });

  it('waits once to be brought up to date, however much happens, and for the last of it', () => {
    let site = siteAt('public-api', { messages: { list } });
    for (let n = 0; n < 5; n++) site = say(site, monday, { say: 'list', anew: false });
    expect(pending(site)).toEqual([{ say: 'list', anew: false }]);
    expect(site.pending[0]?.id, 'one that is on its way stands for nothing that came later').toBe(
      'kamppi-5',
    );
  });

  it('is posted anew for "status", once for two, and the old one leads to it', () => {
    const before = siteAt('user-id', { messages: { list } });
    const asked = showProgress(showProgress(before, input), { ...input, request: 'r2' });
    expect(pending(asked)).toEqual([{ say: 'list', anew: true }]);
    const [entry] = asked.pending;
    if (!entry) throw new Error('nothing to say');
    const posted = onDelivered(asked, entry, { channel: 'D1', ts: '9.9' }, asked, monday);
    expect(posted.messages.list).toEqual({ channel: 'D1', ts: '9.9', below: 0 });
    expect(pending(posted)).toEqual([{ say: 'retire-list', channel: 'D1', ts: '1.1' }]);
  });

  it.each([
    ['just now', { below: 3 }, 1, false],
    ['with twenty messages below it', { below: 20 }, 1, true],
    ['after twelve hours', { below: 3 }, 12, true],
  ] as const)('somebody comes back %s', (_, { below }, hours, anew) => {
    const site = siteAt('user-id', { messages: { list: { ...list, below } } });
    const back = resume(site, { ...input, at: monday + hours * hour }, dm);
    expect(pending(back).filter((each) => each.say === 'list' && each.anew)).toHaveLength(
      anew ? 1 : 0,
    );
  });

  it('an answer after twelve hours comes back to it, too; what others do does not', () => {
    const site = siteAt('public-api', { messages: { list } });
    const doneBy = (by: string) => sayDone(site, { ...input, by, at: monday + 13 * hour }, true);
    expect(pending(doneBy('U-MIKKO'))[0]).toEqual({ say: 'list', anew: true });
    expect(pending(doneBy('U-LIISA'))).not.toContainEqual({ say: 'list', anew: true });
  });

  it('that was deleted is posted anew; an older copy that was deleted is let go', () => {
    const site = say(siteAt('user-id', { messages: { list } }), monday, {
      say: 'list',
      anew: false,
    });
    const [entry] = site.pending;
    if (!entry) throw new Error('nothing to say');
    const gone = onUndeliverable(site, entry, 'message', monday);
    expect(gone.messages.list).toBeUndefined();
    expect(pending(gone)).toEqual([{ say: 'list', anew: true }]);
    const older = say(site, monday, { say: 'retire-list', channel: 'D1', ts: '0.1' });
    const [, retire] = older.pending;
    if (!retire) throw new Error('nothing to say');
    expect(pending(onUndeliverable(older, retire, 'message', monday))).toEqual(pending(site));
  });
});
