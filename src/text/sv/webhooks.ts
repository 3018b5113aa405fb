import type { Obstacle } from '../../webhooks/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { name } from '../format.ts';
import { list } from './format.ts';

/** Why a site has no subscriptions to iLOQ's webhooks, and the way out. */
export const obstacles: Readonly<Record<Obstacle, string>> = {
  'no-public-url':
    'iLOQ når inte den här boten: den har ingen offentlig adress. Fråga den som sköter boten.',
  'no-credentials-key':
    'Jag sparar inga lösenord och inga nycklar, så iLOQ skickar inget till mig. Fråga den som sköter boten.',
  'not-verified': 'Objektet måste klara kontrollen först.',
  archived: 'Objektet är arkiverat.',
};

/** How the subscriptions of a site stand, a line each. */
export const createSubscriptionLines =
  ({ moment }: Times): Catalogue['subscriptionLines'] =>
  ({ obstacle, events, subscriptions, limited, failing }) => {
    if (obstacle) return [`iLOQs händelser: ${obstacles[obstacle]}`];
    const chosen = events
      .filter((event) => event.chosen)
      .map((event) => name(event.displayName || event.name));
    if (chosen.length === 0) return ['iLOQs händelser: inga är valda.'];
    const waiting =
      subscriptions.length === 0 ? ' Händelseprenumerationerna kommer inom några minuter.' : '';
    return [
      `iLOQs händelser: ${list(chosen)}.${waiting}`,
      ...subscriptions.map(
        ({ event, endsAt, received, missing }) =>
          `${name(event)}: ${received} har kommit${missing > 0 ? `, ${missing} saknas` : ''}; jag förnyar senast ${moment(endsAt)}`,
      ),
      ...limited.map(
        ({ event, usedBy }) =>
          `⚠️ ${name(event)}: iLOQ tar högst tre händelseprenumerationer, och det finns redan tre${usedBy.length > 0 ? `; de går till ${list(usedBy.map(name))}` : ''}`,
      ),
      ...failing.map(
        ({ event, retrying, givenUp }) =>
          `⚠️ ${name(event)}: iLOQ försöker igen med ${retrying} och har gett upp ${givenUp}`,
      ),
    ];
  };
