import { createRights } from '../rights.ts';

/** What LivionKey needs each of the twelve usage rights for, as it stands behind a colon. */
export const { neededFor, rightLine } = createRights({
  'Right to browse keys': 'avainten katselu',
  'Right to browse locks': 'lukkojen katselu',
  'Right to login in to system': 'kiinteistöjen katselu',
  'Right to administrate locking system':
    'webhookien ja verkkomoduulien katselu, muokkaus ja poisto',
  'Right to order keys': 'avainten tilaus',
  'Right to edit keys': 'avainten muokkaus',
  'Right to browse access rights': 'avaimelle sopivien kulkualueiden katselu',
  'Right to edit access rights of the keys': 'avaimen kulkualueiden muutos',
  'Right to manage code-access groups': 'PIN-koodien vienti online-lukijoihin',
  'Right to edit door calendar controls': 'PIN-koodien vienti online-lukijoihin',
  'Right to browse person roles': 'PIN-koodien vienti online-lukijoihin',
  'Right to edit person groups': 'PIN-koodien vienti online-lukijoihin',
});
