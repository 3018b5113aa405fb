import { believed } from '../clock.ts';
import type { SiteRow } from './row.ts';

export type Listener =
  | { readonly to: 'site'; readonly site: SiteRow }
  /** Two sites are open, and the last words were about another than the last question. */
  | { readonly to: 'unclear'; readonly sites: readonly SiteRow[] }
  | { readonly to: 'nobody' };

/**
 * Which site a word in a person's direct message is for: the one whose step was asked last. When
 * that question did not come from what the person did last (a verification ended meanwhile, say),
 * it is unclear.
 * @param now milliseconds since the epoch
 */
export function listenerInDirectMessage(
  sites: Iterable<SiteRow>,
  person: string,
  now: number,
): Listener {
  const open = [...sites].filter(
    (site) =>
      !site.archived &&
      !site.paused &&
      site.asked !== undefined &&
      site.conversation.kind === 'dm' &&
      site.conversation.person === person,
  );
  const lastAsked = open.toSorted(latestFirst(now, ({ askedAt }) => askedAt))[0];
  if (!lastAsked) return { to: 'nobody' };
  const lastHeard = open
    .filter((site) => site.heard.by === person)
    .toSorted(latestFirst(now, ({ heard }) => heard.at))[0];
  if (lastHeard && lastHeard.id !== lastAsked.id)
    return { to: 'unclear', sites: [lastAsked, lastHeard] };
  return { to: 'site', site: lastAsked };
}

/** By a time that was kept, as far as it is believed. */
const latestFirst = (now: number, at: (site: SiteRow) => number) => (a: SiteRow, b: SiteRow) =>
  believed(at(b), now) - believed(at(a), now);

/** Which site a word in a thread is for. */
export function listenerInThread(
  sites: Iterable<SiteRow>,
  channel: string,
  thread: string,
): SiteRow | undefined {
  for (const site of sites) {
    const { conversation } = site;
    if (
      conversation.kind === 'thread' &&
      conversation.channel === channel &&
      conversation.ts === thread
    )
      return site.archived || site.paused ? undefined : site;
  }
  return undefined;
}
