import type { Description, Obstacle } from '../../webhooks/index.ts';
import { name } from '../format.ts';
import { list, moment } from './format.ts';

/** Why a site has no subscriptions to iLOQ's webhooks, and the way out. */
export const obstacles: Readonly<Record<Obstacle, string>> = {
  'no-public-url': 'iLOQ cannot reach this bot: it has no public address. Ask whoever runs it.',
  'no-credentials-key':
    'I keep no passwords and no keys, so iLOQ sends me nothing. Ask whoever runs this bot.',
  'not-verified': 'The site has to pass its check first.',
  archived: 'The site is archived.',
};

/** How the subscriptions of a site stand, a line each. */
export function subscriptionLines({
  obstacle,
  events,
  subscriptions,
  limited,
  failing,
}: Description): string[] {
  if (obstacle) return [`iLOQ's events: ${obstacles[obstacle]}`];
  const chosen = events
    .filter((event) => event.chosen)
    .map((event) => name(event.displayName || event.name));
  if (chosen.length === 0) return ["iLOQ's events: none chosen."];
  const waiting = subscriptions.length === 0 ? ' The subscriptions follow within minutes.' : '';
  return [
    `iLOQ's events: ${list(chosen)}.${waiting}`,
    ...subscriptions.map(
      ({ event, endsAt, received, missing }) =>
        `${name(event)}: ${received} came${missing > 0 ? `, ${missing} missing` : ''}; renewed before ${moment(endsAt)}`,
    ),
    ...limited.map(
      ({ event, usedBy }) =>
        `⚠️ ${name(event)}: iLOQ takes at most three subscriptions, and there are three${usedBy.length > 0 ? `; they go to ${list(usedBy.map(name))}` : ''}`,
    ),
    ...failing.map(
      ({ event, retrying, givenUp }) =>
        `⚠️ ${name(event)}: iLOQ tries ${retrying} again and has given up ${givenUp}`,
    ),
  ];
}
