import { expect, it } from 'vitest';
import { languages } from '../../src/language.ts';
import { inWords } from '../../src/slack/messages/in-words.ts';
import { reportMessage, stepMessage } from '../../src/slack/messages/index.ts';
import { catalogue } from '../../src/text/index.ts';
import { monday, siteAt } from '../sites/some.ts';
import { around } from './some-around.ts';

const notSeen = (what: 'locks' | 'zones' | 'access-rights') =>
  ({
    code: 'not-seen',
    severity: 'note',
    what,
    failure: 'unreachable',
    detail: 'timeout',
  }) as const;
const site = siteAt('verification', {
  report: {
    ...{ at: monday, seen: 'partial', proved: [] },
    findings: [notSeen('locks'), notSeen('access-rights')],
  },
});

it.each(languages)(
  'after a run that could not see everything, its step says what, and once that trying again may help: %s',
  (language) => {
    const t = catalogue(language, 'Europe/Helsinki');
    const told = [
      inWords(t, reportMessage(t, site, 'verification', around)),
      inWords(t, stepMessage(t, site, 'verification', around)),
    ];
    for (const text of told) {
      for (const what of ['locks', 'access-rights'] as const)
        expect(text).toContain(t.findingText(notSeen(what)).what);
      const { mend = '' } = t.findingText(notSeen('locks'));
      expect(mend).not.toBe('');
      expect(text.split(mend)).toHaveLength(2);
    }
  },
);
