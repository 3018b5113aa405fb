import { type UsageRightLabel, usageRights } from '../../checklist/index.ts';

/** What LivionKey needs each of the twelve usage rights for, as it stands behind a colon. */
const needs: Readonly<Record<UsageRightLabel, string>> = {
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
};

/** Of a right that is not one of the twelve nothing is known. */
export const neededFor = (right: string): string | undefined => {
  const known = usageRights.find(({ label }) => label === right);
  return known && needs[known.label];
};

/** "• *Right to edit keys*: avainten muokkaus" */
export const rightLine = (right: string): string => {
  const need = neededFor(right);
  return need === undefined ? `• *${right}*` : `• *${right}*: ${need}`;
};
