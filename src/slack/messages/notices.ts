import type { Notice, Rest } from '../../alerts/index.ts';
import { type Catalogue, name } from '../../text/index.ts';
import { context, type Message } from './message.ts';

type SiteName = (id: string) => string;

/** What came at the same time, as one: the first whole, of the rest how many and where. */
export function noticesMessage(
  t: Catalogue,
  notices: readonly Notice[],
  rest: Rest,
  siteName: SiteName,
): Message {
  const lines = notices.map((notice) => t.noticeText(notice, siteName));
  if (rest.length > 0) lines.push(restText(t, rest, siteName));
  return { blocks: lines.map((line) => context(line)) };
}

const sitesNamed = 10;
/** With a lot of markup in them names are cut earlier: a text holds 3,000 characters. */
const longestNames = 1_500;

/** "and 34 more: Kamppi 20, Turku 14", the most frequent first, as many sites as stay readable. */
function restText(t: Catalogue, rest: Rest, siteName: SiteName): string {
  const bySite = new Map<string, number>();
  for (const { site, count } of rest)
    if (site !== undefined) bySite.set(site, (bySite.get(site) ?? 0) + count);
  const named: string[] = [];
  for (const [site, count] of [...bySite]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, sitesNamed)) {
    const next = `${name(siteName(site))} ${count}`;
    if ([...named, next].join(', ').length > longestNames) break;
    named.push(next);
  }
  const all = rest.reduce((sum, { count }) => sum + count, 0);
  return t.groupTexts.rest(all, named, bySite.size - named.length);
}
