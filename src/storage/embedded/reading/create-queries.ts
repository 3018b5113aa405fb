import { type AlertQuestion, alertsSeen } from '../../alerts-seen.ts';
import type { Queries } from '../../ports.ts';
import {
  alertRows,
  answered,
  entryRows,
  numbersRow,
  openRequestRows,
  payloadRows,
  planRows,
  siteRows,
  uptimeRows,
} from '../../rows.ts';
import type { Beside } from '../beside/index.ts';

/**
 * What is asked of the streams.
 * @param left keys of the requests that were open when this process began
 */
export function createQueries(
  { streams: ask }: Pick<Beside, 'streams'>,
  left: ReadonlySet<string>,
): Queries {
  const openRequests = async () => openRequestRows.parse(await ask('openRequests'));
  return {
    openRequests,
    leftRequests: async () => (await openRequests()).filter(({ key }) => left.has(key)),
    latestEntries: async (_, site, { limit, before = Number.MAX_SAFE_INTEGER }) =>
      entryRows.parse(await ask('latestEntries', site, limit, before)),
    entries: async (_, { site, limit, after = 0 }) =>
      entryRows.parse(await ask('entries', site, limit, after)),
    async alerts(_, look) {
      const asked: AlertQuestion[] = [];
      for (;;) {
        const rows = asked.length === 0 ? [] : alertRows.parse(await ask('alerts', asked));
        const lacking: AlertQuestion[] = [];
        const found = look(alertsSeen(answered(asked, rows), (each) => lacking.push(each)));
        if (lacking.length === 0) return found;
        asked.push(...lacking);
      }
    },
    waitingPayloads: async (_, limit) => payloadRows.parse(await ask('waitingPayloads', limit)),
    numbers: async (_, subscription) => numbersRow.parse(await ask('numbers', subscription)),
    watchPlans: async () => planRows.parse(await ask('watchPlans')),
    allToldStuck: async () => siteRows.parse(await ask('allToldStuck')),
    uptime: async () => uptimeRows.parse(await ask('uptime')),
  };
}
