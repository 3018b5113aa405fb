import { describe, expect, it } from 'vitest';
import { askHelp, closeCall, openCall, takeCall } from '../../src/sites/index.ts';
import { entriesSince, input, monday, notesSince, saidSince, siteAt } from './some.ts';

const site = siteAt('usage-rights');
const told = ['C-ALERTS', 'U-ADMIN'];
const called = askHelp(site, input, undefined, told);
const aino = { by: 'U-AINO', at: input.at + 60_000, request: 'press:1' };

describe('"help" on a step', () => {
  it('calls support with the step, everywhere it watches, and tells the installer', () => {
    expect(called.calls).toEqual([
      {
        id: 'help-1',
        about: 'help',
        ask: 'usage-rights',
        by: 'U-MIKKO',
        at: input.at,
        told: [{ to: 'C-ALERTS' }, { to: 'U-ADMIN' }],
      },
    ]);
    expect(saidSince(site, called)).toEqual([
      { say: 'call', call: 'help-1', to: 'C-ALERTS' },
      { say: 'call', call: 'help-1', to: 'U-ADMIN' },
      { say: 'note', note: { note: 'help-called', words: false, reached: true } },
    ]);
    expect(called.progress).toEqual(site.progress);
    expect(entriesSince(site, called)).toEqual(['help-asked']);
  });

  it('words behind it go along', () => {
    const after = askHelp(site, input, 'where is the icon?', told);
    expect(after.calls[0]?.words).toBe('where is the icon?');
    expect(notesSince(site, after)).toEqual([{ note: 'help-called', words: true, reached: true }]);
  });

  it('a second time brings the same call up to date, with the step and the words of now', () => {
    const later = { ...called, progress: { ...called.progress, asked: 'verification' as const } };
    const after = askHelp(later, { ...input, by: 'U-OTHER', at: input.at + 5 }, 'and now?', ['C-ELSEWHERE']);
    expect(after.calls).toEqual([{ ...called.calls[0], ask: 'verification', words: 'and now?' }]);
    expect(saidSince(later, after).filter(({ say }) => say === 'call')).toHaveLength(2);
  });

  it('where nobody can be told, the installer hears that', () => {
    const after = askHelp(site, input, undefined, []);
    expect(notesSince(site, after)).toEqual([{ note: 'help-called', words: false, reached: false }]);
  });

  it('a failed verification is a call of its own', () => {
    const both = openCall(called, { about: 'verification', by: 'U-MIKKO', at: monday }, told);
    expect(both.calls.map(({ id }) => id)).toEqual(['help-1', 'verification-2']);
  });
});

describe('A call is taken', () => {
  const taken = takeCall(called, aino, 'help-1');

  it('its messages and the installer say by whom', () => {
    expect(taken.calls[0]?.takenBy).toBe('U-AINO');
    expect(saidSince(called, taken)).toEqual([
      { say: 'call', call: 'help-1', to: 'C-ALERTS' },
      { say: 'call', call: 'help-1', to: 'U-ADMIN' },
      { say: 'note', note: { note: 'help-taken', by: 'U-AINO' } },
    ]);
  });

  it('support is not the installer: where typed words go does not change', () => {
    expect(taken.heard).toEqual(called.heard);
    expect(taken.askedAt).toBe(called.askedAt);
  });

  it('once: the second one changes nothing', () => {
    expect(takeCall(taken, { ...aino, by: 'U-LATE' }, 'help-1')).toBe(taken);
  });

  it('not when it is over, nor one that is not there', () => {
    const over = closeCall(called, 'help', aino.at);
    expect(takeCall(over, aino, 'help-1')).toBe(over);
    expect(takeCall(called, aino, 'help-7')).toBe(called);
  });
});

describe('A call is over', () => {
  it('its messages say so, once', () => {
    const over = closeCall(called, 'help', aino.at);
    expect(over.calls[0]?.closedAt).toBe(aino.at);
    expect(saidSince(called, over)).toHaveLength(2);
    expect(closeCall(over, 'help', aino.at + 1)).toBe(over);
  });

  it('only that of its kind', () => {
    expect(closeCall(called, 'verification', aino.at)).toBe(called);
  });

  it('the next one is new', () => {
    const next = askHelp(closeCall(called, 'help', aino.at), aino, undefined, told);
    expect(next.calls.map(({ id }) => id)).toEqual(['help-1', 'help-2']);
  });
});
