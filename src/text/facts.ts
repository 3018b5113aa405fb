import type { Fact } from '../checklist/index.ts';
import type { TextsOf } from '../setup/index.ts';
import { name, wordFor } from './format.ts';
import { type Kinds, textOf } from './shapes.ts';
import type { Words } from './words.ts';

/** Of each list this many names are shown: 20 of up to 60 characters fit into one section. */
const shown = 20;

/** The state of an access right or a lock. */
export const accessStateText = ({ accessStates }: Words, state: string): string =>
  wordFor<string>(accessStates, state) ?? accessStates.unknown;

/** What a verification saw besides, as somebody reads it who wants to know the rest. */
export function createFactText(w: Words) {
  const { factTexts, andMore, firstOf } = w;
  /** The first ones, and how many more they are of so many. */
  const first = (names: readonly string[], of: number): string => {
    const some = names.slice(0, shown);
    return `${some.join(', ')}${andMore(of - some.length)}`;
  };

  const texts: TextsOf<Kinds<Fact, 'fact'>> = {
    'api-access-rights': ({ count, active, others }) => {
      const head = factTexts.accessRights(count, active);
      const named = others.map((each) => `${name(each.name)} (${accessStateText(w, each.state)})`);
      if (named.length === 0) return head;
      return `${head} ${factTexts.notActive(first(named, count - active))}`;
    },
    duplicates: ({ standard, with: found, without }) =>
      found === standard
        ? factTexts.allDuplicated(standard)
        : factTexts.someDuplicated(found, standard, first(without.map(name), standard - found)),
    'lock-api-access': ({ locks }) => factTexts.lockApiAccess(locks),
    'needed-locks': (fact) => {
      const notSeen = fact.installed - fact.seen;
      const head = factTexts.neededLocks(fact);
      return notSeen > 0 ? `${head} ${factTexts.notLookedAt(notSeen)}` : head;
    },
    'locks-set-aside': (fact) =>
      factTexts.setAside(accessStateText(w, fact.state), fact.count, firstOf(fact, shown)),
    zones: (fact) =>
      fact.count === 0 ? factTexts.noZones : factTexts.zones(fact.count, firstOf(fact, shown)),
  };
  return (fact: Fact): string => textOf(texts, fact.fact, fact);
}
