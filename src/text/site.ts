import type { Withdrawn } from '../webhooks/index.ts';
import type { Failures } from './failures.ts';
import { code, name, wordFor } from './format.ts';
import type { Words } from './words.ts';

type Left = Extract<Withdrawn, { left: 'something' }>;

export const createSiteTexts = (w: Words, { failureText }: Failures) => ({
  /** Why something stays at iLOQ, and what to do about it. */
  leftAtIloq(site: string, { events, why }: Left): string {
    const because = wordFor<string>(w.whyLeft, why) ?? failureText(why).what;
    return w.leftBehind(name(site), w.list(events.slice(0, 10).map(code)), because);
  },

  /** "<@U1>, <@U2> and 3 more" */
  firstFew: (texts: readonly string[], most: number, of = texts.length): string => {
    const shown = texts.slice(0, most);
    return `${shown.join(', ')}${w.andMore(of - shown.length)}`;
  },
});
