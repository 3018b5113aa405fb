import type { Differences, Fact } from '../../checklist/index.ts';
import { name } from '../format.ts';
import { andMore, shortList } from './format.ts';

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
export function factText(fact: Fact): string {
  switch (fact.fact) {
    case 'api-access-rights': {
      const head = `*Access rights for the API:* ${fact.count}, of those ${fact.active} active.`;
      const others = fact.others
        .slice(0, shown)
        .map((other) => `${name(other.name)} (${stateWords(other.state)})`);
      const rest = fact.count - fact.active - others.length;
      return others.length === 0
        ? head
        : `${head} Not active: ${others.join(', ')}${andMore(rest)}.`;
    }
    case 'duplicates': {
      const { standard } = fact;
      const without = fact.without.slice(0, shown);
      if (fact.with === standard)
        return `*By their names*, all ${standard} standard access rights have a duplicate for the API.`;
      const rest = standard - fact.with - without.length;
      return `*By their names*, ${fact.with} of ${standard} standard access rights have a duplicate for the API. None for: ${without.map(name).join(', ')}${andMore(rest)}. It is only a hint: not every one is needed.`;
    }
    case 'lock-api-access':
      return `*Allow API Access Rights:* ${fact.locks === 1 ? 'the needed lock carries' : `each of the ${fact.locks} needed locks carries`} an access right for the API, which speaks for it. iLOQ does not show the setting itself: please be sure.`;
    case 'needed-locks':
      return `*Locks:* ${fact.of}, of those ${fact.needed} needed and ${fact.installed} of these installed. With an access right for the API: ${fact.added}. Programmed with it: ${fact.programmed}.${fact.seen < fact.installed ? ` Not looked at: ${fact.installed - fact.seen}.` : ''}`;
    case 'locks-set-aside':
      return `*Needed, but ${stateWords(fact.state)}:* ${fact.count}, not judged: ${shortNames(fact)}.`;
    case 'zones':
      return fact.count === 0
        ? '*Zones:* the API user sees none.'
        : `*Zones that the API user sees:* ${fact.count}: ${shortNames(fact)}. Access rights and locks outside them do not show.`;
  }
}

const shortNames = ({ names, count }: { names: readonly string[]; count: number }): string =>
  shortList(names.slice(0, shown).map(name), shown, count);

const titles = new Map(
  Object.entries({
    'no-session': 'the log-in',
    'no-locking-system': 'the way to the locking system',
    'locking-system-gone': 'the way to the locking system',
    'public-api-off': '*Public API in use*',
    'api-access-rights-off': 'API access rights of the system',
    'system-inactive': 'the state of the locking system',
    'licence-ended': 'the licence',
    'no-api-access-right': 'access rights for the API',
    'api-access-rights-inactive': 'the state of the access rights for the API',
  }),
);

/** "Since the last check: 2 locks fixed, 1 new." */
export function differencesText({ locks, rights, mended, fresh }: Differences): string {
  const counted = (
    change: { mended: number; fresh: number } | undefined,
    one: string,
    many: string,
  ): string[] => {
    if (change === undefined) return [];
    const parts = [
      ...(change.mended > 0 ? [`${change.mended} ${change.mended === 1 ? one : many} fixed`] : []),
      ...(change.fresh > 0
        ? [
            change.mended > 0
              ? `${change.fresh} new`
              : `${change.fresh} ${change.fresh === 1 ? one : many} newly wrong`,
          ]
        : []),
    ];
    return [parts.join(', ')];
  };
  const named = (codes: readonly string[]): string =>
    shortList(
      codes.map((code) => titles.get(code) ?? name(code)),
      4,
    );
  const parts = [
    ...counted(locks, 'lock', 'locks'),
    ...counted(rights, 'usage right', 'usage rights'),
    ...(mended.length > 0 ? [`fixed: ${named(mended)}`] : []),
    ...(fresh.length > 0 ? [`newly wrong: ${named(fresh)}`] : []),
  ];
  return `Since the last check: ${parts.join('; ')}.`;
}
