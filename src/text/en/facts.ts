import type { Fact } from '../../checklist/index.ts';
import { counted, number } from './format.ts';

/**
 * The states of access rights and locks in people's words (Public API v2, SecurityAccess.Status and
 * Lock.PhysicalState).
 */
export const accessStates = {
  active: 'active',
  'no-longer-in-use': 'no longer in use',
  blocklisted: 'blocklisted',
  'blocklisted-through-key': 'led to the blocklist through a key',
  blocked: 'blocked',
  planned: 'planned',
  'not-in-use': 'not in use',
  hidden: 'hidden',
  unknown: 'in a state that I do not know',
};

/** What a check saw besides, for somebody who wants to know the rest. */
export const factTexts = {
  accessRights: (count: number, active: number) =>
    `*Access rights for the API:* ${number(count)}, of those ${number(active)} active.`,
  notActive: (named: string) => `Not active: ${named}.`,
  allDuplicated: (standard: number) =>
    `*By their names*, ${standard === 1 ? 'the one standard access right has' : `all ${number(standard)} standard access rights have`} a duplicate for the API.`,
  someDuplicated: (found: number, standard: number, without: string) =>
    `*By their names*, ${number(found)} of ${number(standard)} standard access rights have a duplicate for the API. None for: ${without}. It is only a hint: not every one is needed.`,
  lockApiAccess: (locks: number) =>
    `*Allow API Access Rights:* ${locks === 1 ? 'the needed lock carries' : `each of the ${number(locks)} needed locks carries`} an access right for the API, which speaks for it. iLOQ does not show the setting itself: please be sure.`,
  neededLocks: (locks: Extract<Fact, { fact: 'needed-locks' }>) =>
    `*Locks:* ${number(locks.of)}, of those ${number(locks.needed)} needed and ${number(locks.installed)} of these installed. With an access right for the API: ${number(locks.added)}. Programmed with it: ${number(locks.programmed)}.`,
  notLookedAt: (locks: number) => `Not looked at: ${number(locks)}.`,
  setAside: (state: string, count: number, named: string) =>
    `*Needed, but ${state}:* ${number(count)}, not judged: ${named}.`,
  noZones: '*Zones:* the API user sees none.',
  zones: (count: number, named: string) =>
    `*Zones that the API user sees:* ${number(count)}: ${named}. Access rights and locks outside them do not show.`,
};

/** What has changed since the last check. */
export const differences = {
  titles: {
    'no-session': 'the log-in',
    'no-locking-system': 'the way to the locking system',
    'locking-system-gone': 'the way to the locking system',
    'public-api-off': '*Public API in use*',
    'api-access-rights-off': 'API access rights of the system',
    'system-inactive': 'the state of the locking system',
    'licence-ended': 'the licence',
    'no-api-access-right': 'access rights for the API',
    'api-access-rights-inactive': 'the state of the access rights for the API',
  },
  locks: {
    fixed: (count: number) => `${counted(count, 'lock', 'locks')} fixed`,
    alsoNew: (count: number) => `${number(count)} new`,
    newlyWrong: (count: number) => `${counted(count, 'lock', 'locks')} now wrong`,
  },
  rights: {
    fixed: (count: number) => `${counted(count, 'usage right', 'usage rights')} fixed`,
    alsoNew: (count: number) => `${number(count)} new`,
    newlyWrong: (count: number) => `${counted(count, 'usage right', 'usage rights')} now wrong`,
  },
  fixed: (named: string) => `${named} fixed`,
  newlyWrong: (named: string) => `${named} now wrong`,
  since: (changes: string) => `Since the last check: ${changes}.`,
};
