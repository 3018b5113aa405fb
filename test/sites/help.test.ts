import { describe, expect, it } from 'vitest';
import { askHelp } from '../../src/sites/index.ts';
import { entriesSince, followedSince, input, notesSince, siteAt } from './some.ts';

const site = siteAt('usage-rights');

describe('"help" on a step', () => {
  it('asks support with the step, and tells the installer', () => {
    const asked = askHelp(site, input, undefined, true);
    expect(followedSince(site, asked)).toEqual([
      { do: 'ask-support', by: 'U-MIKKO', ask: 'usage-rights' },
    ]);
    expect(notesSince(site, asked)).toEqual([{ note: 'help-called', words: false, reached: true }]);
    expect(asked.progress).toEqual(site.progress);
    expect(entriesSince(site, asked)).toEqual(['help-asked']);
  });

  it('words behind it go along', () => {
    const asked = askHelp(site, input, 'where is the icon?', true);
    expect(followedSince(site, asked)[0]).toMatchObject({
      do: 'ask-support',
      words: 'where is the icon?',
    });
    expect(notesSince(site, asked)).toEqual([{ note: 'help-called', words: true, reached: true }]);
  });

  it('where nobody can be told, the installer hears that', () => {
    const asked = askHelp(site, input, undefined, false);
    expect(notesSince(site, asked)).toEqual([
      { note: 'help-called', words: false, reached: false },
    ]);
  });
});
