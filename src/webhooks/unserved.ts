import { readHead } from './head.ts';
import type { Receiver } from './receive.ts';
import { refusals } from './refusals.ts';

/**
 * Takes nothing: for a workspace that is not served now, or never was. It answers as one does that
 * has no such subscription; iLOQ sends again whatever has no 2xx.
 * @param look takes as long as a look at the sites
 */
export const createUnservedReceiver = (
  look: (site: string) => Promise<unknown>,
): Pick<Receiver, 'greet' | 'refuse'> => ({
  async greet(request) {
    const head = readHead(request);
    if (typeof head === 'string') return refusals[head];
    await look(request.site);
    return refusals['unknown-subscription'];
  },
  refuse: (why) => refusals[why],
});
