import { createRights } from '../rights.ts';

/** What LivionKey needs each of the twelve usage rights for, as it stands behind a colon. */
export const { neededFor, rightLine } = createRights({
  'Right to browse keys': 'se nycklar',
  'Right to browse locks': 'se lås',
  'Right to login in to system': 'se fastigheter',
  'Right to administrate locking system': 'se, ändra och ta bort webhooks och nätverksmoduler',
  'Right to order keys': 'beställa nycklar',
  'Right to edit keys': 'ändra nycklar',
  'Right to browse access rights': 'se vilka behörigheter som passar en nyckel',
  'Right to edit access rights of the keys': 'ändra en nyckels behörigheter',
  'Right to manage code-access groups': 'föra ut PIN-koder till onlineläsare',
  'Right to edit door calendar controls': 'föra ut PIN-koder till onlineläsare',
  'Right to browse person roles': 'föra ut PIN-koder till onlineläsare',
  'Right to edit person groups': 'föra ut PIN-koder till onlineläsare',
});
