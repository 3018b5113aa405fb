import { describe, expect, it } from 'vitest';
import { askHelp } from '../../src/sites/index.ts';
import { entriesSince, input, notesSince, saidSince, siteAt } from './some.ts';

const site = siteAt('usage-rights');

describe('"help" on a step', () => {
  it('asks support with the step, and tells the installer', () => {
    const asked = askHelp(site, input, undefined, true);
    expect(saidSince(site, asked)).toEqual([
      { say: 'help', by: 'U-MIKKO', ask: 'usage-rights' },
      { say: 'note', note: { note: 'help-called', words: false, reached: true } },
    ]);
    expect(asked.progress).toEqual(site.progress);
    expect(entriesSince(site, asked)).toEqual(['help-asked']);
  });

  it('words behind it go along', () => {
    const asked = askHelp(site, input, 'where is the icon?', true);
    expect(saidSince(site, asked)[0]).toMatchObject({ say: 'help', words: 'where is the icon?' });
    expect(notesSince(site, asked)).toEqual([{ note: 'help-called', words: true, reached: true }]);
  });

  it('where nobody can be told, the installer hears that', () => {
    const asked = askHelp(site, input, undefined, false);
    expect(notesSince(site, asked)).toEqual([
      { note: 'help-called', words: false, reached: false },
    ]);
  });
});
