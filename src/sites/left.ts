import type { Site } from './site.ts';

/** Whoever the bot talks to about the site has left Slack: somebody else has to have it. */
export const isOrphaned = ({ left, conversation }: Pick<Site, 'left' | 'conversation'>): boolean =>
  left !== undefined && left === conversation.person;

/** Keeps what Slack says of whoever has the site; the same site where that is known already. */
export function withLeft(site: Site, person: string, hasLeft: boolean): Site {
  if (person !== site.conversation.person || hasLeft === isOrphaned(site)) return site;
  const { left: _, ...rest } = site;
  return hasLeft ? { ...rest, left: person } : rest;
}
