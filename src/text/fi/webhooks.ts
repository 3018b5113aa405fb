import type { Obstacle } from '../../webhooks/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { name } from '../format.ts';
import { list } from './format.ts';

/** Why a site has no subscriptions to iLOQ's webhooks, and the way out. */
export const obstacles: Readonly<Record<Obstacle, string>> = {
  'no-public-url':
    'iLOQ ei tavoita tätä bottia: sillä ei ole julkista osoitetta. Kysy botin tekniseltä ylläpidolta.',
  'no-credentials-key':
    'En säilytä salasanoja enkä avaimia, joten iLOQ ei lähetä minulle tapahtumia. Kysy botin tekniseltä ylläpidolta.',
  'not-verified': 'Kohteen pitää ensin läpäistä tarkistus.',
  archived: 'Kohde on arkistoitu.',
};

/** How the subscriptions of a site stand, a line each. */
export const createSubscriptionLines =
  ({ moment }: Times): Catalogue['subscriptionLines'] =>
  ({ obstacle, events, subscriptions, limited, failing }) => {
    if (obstacle) return [`iLOQin tapahtumat: ${obstacles[obstacle]}`];
    const chosen = events
      .filter((event) => event.chosen)
      .map((event) => name(event.displayName || event.name));
    if (chosen.length === 0) return ['iLOQin tapahtumat: mitään ei ole valittu.'];
    const waiting =
      subscriptions.length === 0 ? ' Tapahtumatilaukset tulevat muutamassa minuutissa.' : '';
    return [
      `iLOQin tapahtumat: ${list(chosen)}.${waiting}`,
      ...subscriptions.map(
        ({ event, endsAt, received, missing }) =>
          `${name(event)}: saapunut ${received}${missing > 0 ? `, puuttuu ${missing}` : ''}; uusin viimeistään ${moment(endsAt)}`,
      ),
      ...limited.map(
        ({ event, usedBy }) =>
          `⚠️ ${name(event)}: iLOQ ottaa enintään kolme tapahtumatilausta, ja niitä on jo kolme${usedBy.length > 0 ? `: ${list(usedBy.map(name))}` : ''}`,
      ),
      ...failing.map(
        ({ event, retrying, givenUp }) =>
          `⚠️ ${name(event)}: iLOQ yrittää uudelleen ${retrying} ja on luovuttanut ${givenUp}`,
      ),
    ];
  };
