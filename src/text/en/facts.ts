import { createDifferencesText } from '../differences.ts';
import { createFactText } from '../findings.ts';
import { name } from '../format.ts';
import { andMore, counted, shortList } from './format.ts';

/**
 * The states of access rights and locks in people's words (Public API v2, SecurityAccess.Status and
 * Lock.PhysicalState).
 */
const states = new Map(
  Object.entries({
    active: 'active',
    'no-longer-in-use': 'no longer in use',
    blocklisted: 'blocklisted',
    'blocklisted-through-key': 'led to the blocklist through a key',
    blocked: 'blocked',
    planned: 'planned',
    'not-in-use': 'not in use',
    hidden: 'hidden',
  }),
);
export const stateWords = (state: string): string =>
  states.get(state) ?? 'in a state that I do not know';

/** Of each list this many names are shown: 20 of up to 60 characters fit into one section. */
const shown = 20;

/** What verification saw besides, as somebody reads it who wants to know the rest. */
export const factText = createFactText({
  'api-access-rights': (fact) => {
    const head = `*Access rights for the API:* ${fact.count}, of those ${fact.active} active.`;
    const others = fact.others
      .slice(0, shown)
      .map((other) => `${name(other.name)} (${stateWords(other.state)})`);
    const rest = fact.count - fact.active - others.length;
    return others.length === 0 ? head : `${head} Not active: ${others.join(', ')}${andMore(rest)}.`;
  },
  duplicates: (fact) => {
    const { standard } = fact;
    const without = fact.without.slice(0, shown);
    if (fact.with === standard)
      return `*By their names*, all ${standard} standard access rights have a duplicate for the API.`;
    const rest = standard - fact.with - without.length;
    return `*By their names*, ${fact.with} of ${standard} standard access rights have a duplicate for the API. None for: ${without.map(name).join(', ')}${andMore(rest)}. It is only a hint: not every one is needed.`;
  },
  'lock-api-access': (fact) =>
    `*Allow API Access Rights:* ${fact.locks === 1 ? 'the needed lock carries' : `each of the ${fact.locks} needed locks carries`} an access right for the API, which speaks for it. iLOQ does not show the setting itself: please be sure.`,
  'needed-locks': (fact) =>
    `*Locks:* ${fact.of}, of those ${fact.needed} needed and ${fact.installed} of these installed. With an access right for the API: ${fact.added}. Programmed with it: ${fact.programmed}.${fact.seen < fact.installed ? ` Not looked at: ${fact.installed - fact.seen}.` : ''}`,
  'locks-set-aside': (fact) =>
    `*Needed, but ${stateWords(fact.state)}:* ${fact.count}, not judged: ${shortNames(fact)}.`,
  zones: (fact) =>
    fact.count === 0
      ? '*Zones:* the API user sees none.'
      : `*Zones that the API user sees:* ${fact.count}: ${shortNames(fact)}. Access rights and locks outside them do not show.`,
});

const shortNames = ({ names, count }: { names: readonly string[]; count: number }): string =>
  shortList(names.slice(0, shown).map(name), shown, count);

/** "Since the last check: 2 locks fixed, 1 new." */
export const differencesText = createDifferencesText({
  shortList,
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
    fixed: (count) => `${counted(count, 'lock', 'locks')} fixed`,
    alsoNew: (count) => `${count} new`,
    newlyWrong: (count) => `${counted(count, 'lock', 'locks')} now wrong`,
  },
  rights: {
    fixed: (count) => `${counted(count, 'usage right', 'usage rights')} fixed`,
    alsoNew: (count) => `${count} new`,
    newlyWrong: (count) => `${counted(count, 'usage right', 'usage rights')} now wrong`,
  },
  fixed: (named) => `${named} fixed`,
  newlyWrong: (named) => `${named} now wrong`,
  since: (changes) => `Since the last check: ${changes}.`,
});
