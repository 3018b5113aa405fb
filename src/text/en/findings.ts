import type { FindingText, FindingTexts, Forms, Some } from '../shapes.ts';
import { code, counted, day, firstOf, list, name, number, shortList } from './format.ts';
import { neededFor } from './steps.ts';

const settings = '*Administration* → *Edit locking system information* → *Settings*';
/** The advice of LivionKey's article on access rights that cannot be found. */
const seeAsApiUser =
  'Log in to iLOQ Manager as the API user: what lies outside its zones does not show there.';

const locks = (count: number): string => counted(count, 'lock', 'locks');
const of = ({ count, of: all }: { count: number; of: number }): string =>
  all === 1
    ? 'The needed lock'
    : count === all
      ? `All ${number(all)} needed locks`
      : `${number(count)} of ${number(all)} needed locks`;
const has = ({ count }: { count: number }, one: string, many: string): string =>
  count === 1 ? one : many;
/** "*Pesula* is not programmed yet." */
const notProgrammed = (found: Some & { of: number }): string =>
  found.count === 1
    ? `${firstOf(found)} is not programmed yet.`
    : `${number(found.count)} of ${number(found.of)} needed locks are not programmed yet: ${firstOf(found)}.`;

export const toFixForms: Readonly<Record<'lock' | 'right' | 'thing' | 'otherThing', Forms>> = {
  lock: ['lock', 'locks'],
  right: ['right', 'rights'],
  thing: ['thing', 'things'],
  otherThing: ['other thing', 'other things'],
};

/** "1 lock, 2 rights to fix": as much as follows below. */
export const toFix = (counted: string): string => `${counted} to fix`;

/**
 * Missing usage rights, together: they are fixed in one place.
 * @param user the user ID, where it is known
 */
export function missingRightsText(rights: readonly string[], user: string | undefined): string {
  const named = rights.map((right) => `*${name(right)}*`).join(', ');
  const whose = user === undefined ? 'the API user' : code(user);
  return rights.length === 1
    ? `✗ 1 right missing: ${named}.\n→ Select it for ${whose}.`
    : `✗ ${rights.length} rights missing: ${named}.\n→ Select them for ${whose}.`;
}

/** One finding of a verification, as the installer reads it. */
export const findingTexts: FindingTexts = {
  'no-locking-system': () => ({
    what: 'The log-in works, but this user may use no locking system.',
    so: 'The automat has nothing to connect to.',
    mend: 'Select *Right to login in to system* for the user, in this locking system.',
  }),
  'locking-system-gone': (finding) => ({
    what: `The API user no longer reaches the locking system *${name(finding.name)}*.`,
    so: 'The automat can do nothing there. I look at no other one instead.',
    mend: `Select *Right to login in to system* for the user, in *${name(finding.name)}*.`,
  }),
  'public-api-off': () => ({
    what: '*Public API in use* is off in this locking system.',
    so: 'LivionKey cannot work with it.',
    mend: `Switch it on: ${settings} → *Public API in use*.`,
  }),
  'api-access-rights-off': () => ({
    what: 'API access rights are not in use in this locking system.',
    so: 'The automat will find no access right to give.',
    mend: 'The customer asks iLOQ to open the locking system for API access rights.',
  }),
  'system-inactive': () => ({
    what: 'The locking system is not active.',
    so: 'Nothing can be programmed in it.',
    mend: 'The customer asks iLOQ to activate it.',
  }),
  'licence-ended': (finding) => ({
    what: `The iLOQ licence of this locking system ended on ${day(finding.at)}.`,
    so: 'The automat will not work.',
    mend: 'The customer renews the licence with iLOQ.',
  }),
  'licence-ends': (finding) => ({
    what: `The iLOQ licence of this locking system ends on ${day(finding.at)}.`,
    so: 'The automat stops working that day.',
    mend: 'The customer renews the licence with iLOQ.',
  }),
  'right-missing': (finding) => ({
    what: `*${name(finding.right)}* is missing.`,
    so: `It is needed for ${neededFor(finding.right) ?? 'LivionKey'}.`,
    mend: `Select *${name(finding.right)}* for the API user.`,
  }),
  'right-disputed': (finding) => ({
    what: finding.mask
      ? `iLOQ lists *${name(finding.right)}*, but refused a call that needs it.`
      : `iLOQ does not list *${name(finding.right)}*, but answered a call that needs it.`,
    so: 'I go by the list.',
    mend: 'If something does not work later, take this right away, save, and select it again.',
  }),
  'right-by-mask-alone': (finding) => ({
    what: `I judged by iLOQ's list alone, as no call could try it: ${list(finding.rights.map((r) => `*${name(r)}*`))}.`,
  }),
  'rights-beyond-need': (finding) => ({
    what: `The user may do more than LivionKey needs: ${shortList(finding.rights.map(name), 6)}.`,
    so: 'Whoever gets its password may do the same.',
    mend: 'Keep only the twelve usage rights, unless you need the others.',
  }),
  'no-api-access-right': () => ({
    what: 'I see no access right that is open to the API.',
    so: 'The automat has nothing to put on a key.',
    mend: `Duplicate the needed access rights, and set *API access* to *on* in the new ones. If you did so already: ${seeAsApiUser}`,
  }),
  'no-locks': () => ({
    what: 'The user sees no lock at all.',
    so: 'I cannot say whether the access rights are on the locks.',
    mend: seeAsApiUser,
  }),
  'locks-unanswered': (finding) => ({
    what: `The locking system has ${number(finding.locks)} locks. Which of them must open with keys from this automat?`,
    so: 'Until you say so, I cannot tell whether the access rights are on them.',
    mend: 'Press *Which locks?*, choose real estates, zones or locks, and check again.',
  }),
  'no-needed-locks': (finding) => ({
    what:
      finding.of === 1
        ? 'The one lock is not both needed and installed.'
        : `None of the ${number(finding.of)} locks is both needed and installed.`,
    so: 'There is nothing to look at yet.',
    mend: 'Check again when locks are installed, or press *Which locks?* to choose others.',
  }),
  'locks-without-api-right': (finding) => ({
    what: `${of(finding)} ${has(finding, 'has', 'have')} no active access right for the API: ${firstOf(finding)}.`,
    so: `Keys from the automat will not open ${has(finding, 'it', 'them')}.`,
    mend: '*Edit Access Rights* (right-click menu of the lock) → *Edit Lock Settings and Access Rights*: enable *Allow API Access Rights*, and add the duplicated access right. Keep the old ones.',
    ...(finding.inactive > 0 && {
      also: `On ${locks(finding.inactive)} of these there is one, but it is not active: look in iLOQ Manager why.`,
    }),
  }),
  'locks-outside-zones': (finding) => ({
    what: `${of(finding)} ${has(finding, 'has', 'have')} access rights only in zones that the API user may not see: ${firstOf(finding)}.`,
    so: `The automat cannot use them, so its keys will not open ${has(finding, 'this lock', 'these locks')}.`,
    mend: `Give the API user those zones in iLOQ Manager, or add an access right of a zone that it has. ${seeAsApiUser}`,
  }),
  'locks-not-programmed': (finding) => ({
    what: notProgrammed(finding),
    mend: 'Order the changes in iLOQ Manager and program the locks. If it takes days, choose *Do later* at *Program the locks*.',
  }),
  'standard-rights-removed': (finding) => ({
    what: `On ${locks(finding.count)} standard access rights are being taken away (${shortList(finding.rights.map(name), 3)}): ${firstOf(finding)}.`,
    so: 'Once that is programmed, the keys of today do not open there any more.',
    mend: 'If you do not want that, add the old access rights to the locks again: they stay beside the duplicated ones.',
  }),
};

/** `named`: the first, each with its state. */
export const inactiveRights = (named: string): FindingText => ({
  what: `Access rights for the API are there, but none is active: ${named}.`,
  so: 'The automat has nothing to put on a key.',
  mend: 'Look in iLOQ Manager why, or duplicate the needed access right with *API access* *on*.',
});

/** What could not be looked at. */
const unseen = {
  'access-rights': 'the access rights',
  'usage-rights': 'the usage rights',
  'rights-probes': 'the second look at the usage rights',
  'locking-system': 'the locking system',
  'system-state': 'whether the locking system is active',
  locks: 'the locks',
  zones: 'the zones',
};
type Unseen = keyof typeof unseen;

/** Why something could not be looked at, and what follows. */
export const notSeen = {
  unclear: (locks: Some, why: string) =>
    `I cannot tell how ${firstOf(locks)} ${has(locks, 'stands', 'stand')}: ${why}`,
  looked: (seen: number, of: number, why: string | undefined) =>
    `I saw ${number(seen)} of ${number(of)} needed locks${why === undefined ? ' in the time I have.' : `: ${why}`}`,
  without: (what: Unseen, right: string) => `I cannot see ${unseen[what]} without *${right}*.`,
  failed: (what: Unseen, why: string) => `I could not see ${unseen[what]}: ${why}`,
  neither: 'It is neither confirmed nor refused.',
  othersNeither: 'The others are neither confirmed nor refused.',
  askSupport: 'If it stays so, ask support.',
  lookAgain: 'Check again in a while: I look at all of them anew.',
  checkAgain: 'Check again in a while: that may help.',
};
