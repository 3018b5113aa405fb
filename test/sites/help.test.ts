import { describe, expect, it } from 'vitest';
import { askHelp, gotIt, helpTaken, sayDone, showHelp } from '../../src/sites/index.ts';
import { entriesSince, followedSince, input, notesSince, saidSince, siteAt } from './some.ts';

const site = siteAt('usage-rights');
const help = [{ say: 'help', ask: 'usage-rights' }];

describe('"help" on a step', () => {
  it('shows where it is, and calls nobody', () => {
    const shown = showHelp(site, input);
    expect(saidSince(site, shown)).toEqual(help);
    expect(followedSince(site, shown)).toEqual([]);
    expect(shown.progress).toEqual(site.progress);
  });

  it('asks support with the step and the words, and says so in the help', () => {
    for (const words of [undefined, 'where is the icon?']) {
      const asked = askHelp(showHelp(site, input), input, {
        ...(words && { words }),
        reached: true,
        inForm: true,
      });
      expect(followedSince(site, asked)).toEqual([
        { do: 'ask-support', by: 'U-MIKKO', ask: 'usage-rights', ...(words && { words }) },
      ]);
      expect(asked.help?.asked).toEqual({ by: 'U-MIKKO', at: input.at, reached: true });
      expect(entriesSince(site, asked)).toEqual(['help-asked']);
    }
  });

  it('where nobody can be told, the installer reads that', () => {
    expect(askHelp(site, input, { reached: false, inForm: true }).help?.asked?.reached).toBe(false);
  });

  it('who takes it stands there; without help, in a word of its own', () => {
    const asked = askHelp(site, input, { reached: true, inForm: true });
    expect(helpTaken(asked, 'U-SAMI', input.at)).toMatchObject({ help: { takenBy: 'U-SAMI' } });
    expect(notesSince(site, helpTaken(site, 'U-SAMI', input.at))).toEqual([
      { note: 'help-taken', by: 'U-SAMI' },
    ]);
  });

  it('is over once the step is passed, or it is clear: the call for support, too', () => {
    const asked = askHelp(site, input, { reached: true, inForm: true });
    const passed = sayDone(asked, input, true);
    const clear = gotIt(asked, input, 'usage-rights');
    for (const over of [passed, clear]) {
      expect(over.help).toBeUndefined();
      expect(saidSince(asked, over)).toContainEqual(help[0]);
      expect(followedSince(asked, over).map((each) => each['do'])).toEqual(['help-over']);
    }
    const unasked = sayDone(showHelp(site, input), input, true);
    expect(followedSince(site, unasked), 'nobody was called').toEqual([]);
  });
});
