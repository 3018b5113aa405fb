import { type Finding, usageRights, type Verdict } from '../checklist/index.ts';
import { stateWords } from './facts.ts';
import { failureText, noSessionText, noSessionVerdict } from './failures.ts';
import { day, list, name, shortList } from './format.ts';

export interface FindingText {
  /** What is wrong, or worth a look. */
  readonly what: string;
  /** What will not work because of it. */
  readonly so?: string;
  /** What to click in iLOQ Manager. */
  readonly mend?: string;
  /** A second possible cause. */
  readonly also?: string;
}

const settings = '*Administration* → *Edit locking system information* → *Settings*';
const unseen = {
  'access-rights': 'the access rights',
  'usage-rights': 'the usage rights',
  'rights-probes': 'the second look at the usage rights',
  'locking-system': 'the locking system',
  'system-state': 'whether the locking system is active',
  locks: 'the locks',
  zones: 'the zones',
} as const;

/** The advice of LivionKey's article on access rights that cannot be found. */
export const seeAsApiUser =
  'Log in to iLOQ Manager as the API user to see what it sees: what lies outside its zones does not show.';

const locks = (count: number): string => (count === 1 ? '1 lock' : `${count} locks`);
const of = ({ count, of: all }: { count: number; of: number }): string =>
  all === 1
    ? 'The needed lock'
    : count === all
      ? `All ${all} needed locks`
      : `${count} of ${all} needed locks`;
const has = ({ count }: { count: number }, one: string, many: string): string =>
  count === 1 ? one : many;
/** The first names, and how many more: the rest stands in the details. */
const firstOf = ({ names, count }: { names: readonly string[]; count: number }): string => {
  const shown = names.slice(0, 5).map(name);
  return count > shown.length
    ? `${shown.join(', ')} and ${count - shown.length} more`
    : list(shown);
};

/** The first line of a verification's result. */
export function verdictText(verdict: Verdict): string {
  switch (verdict.is) {
    case 'no-session':
      return noSessionVerdict(verdict);
    case 'wrong':
      return verdict.count === 1 ? '✗ One thing to mend' : `✗ ${verdict.count} things to mend`;
    case 'locks-unanswered':
      return '○ Nothing wrong so far: which locks are needed?';
    case 'partial':
      return '○ Nothing wrong, but not everything could be seen';
    case 'right':
      return '✓ Everything that iLOQ shows is right';
  }
}

/** One finding of a verification, as the installer reads it. */
export function findingText(finding: Finding): FindingText {
  switch (finding.code) {
    case 'no-session':
      return noSessionText(finding);
    case 'no-locking-system':
      return {
        what: 'The log-in succeeded, but this user may use no locking system.',
        so: 'The automat has nothing to connect to.',
        mend: 'In iLOQ Manager, give the user *Right to login in to system* for the locking system.',
      };
    case 'locking-system-gone':
      return {
        what: `The API user no longer reaches the locking system *${name(finding.name)}*.`,
        so: 'The automat can do nothing there. I look at no other locking system in its place.',
        mend: `In iLOQ Manager, give the user *Right to login in to system* for *${name(finding.name)}* again.`,
      };
    case 'public-api-off':
      return {
        what: '*Public API in use* is off in this locking system.',
        so: 'LivionKey cannot work with it.',
        mend: `Switch it on: ${settings} → *Public API in use*.`,
      };
    case 'api-access-rights-off':
      return {
        what: 'API access rights are not in use in this locking system.',
        so: 'The automat will find no access right to give.',
        mend: 'The customer asks iLOQ to open the locking system to API access rights.',
      };
    case 'system-inactive':
      return {
        what: 'The locking system is not active.',
        so: 'Nothing can be programmed in it.',
        mend: 'The customer asks iLOQ to activate it.',
      };
    case 'licence-ended':
      return {
        what: `The iLOQ licence of this locking system ended on ${day(finding.at)}.`,
        so: 'The automat will not work.',
        mend: 'The customer renews the licence with iLOQ.',
      };
    case 'licence-ends':
      return {
        what: `The iLOQ licence of this locking system ends on ${day(finding.at)}.`,
        so: 'The automat stops working that day.',
        mend: 'The customer renews the licence with iLOQ.',
      };
    case 'right-missing': {
      const neededFor =
        usageRights.find(({ label }) => label === finding.right)?.neededFor ?? 'LivionKey';
      return {
        what: `The user lacks *${name(finding.right)}*.`,
        so: `It is needed for ${neededFor}.`,
        mend: `In iLOQ Manager, open the user's usage rights and select *${name(finding.right)}*.`,
      };
    }
    case 'right-disputed':
      return {
        what: finding.mask
          ? `iLOQ lists *${name(finding.right)}*, but refused a call that needs it.`
          : `iLOQ does not list *${name(finding.right)}*, but answered a call that needs it.`,
        so: 'I go by the list.',
        mend: 'If something does not work later, take this right off the user, save, and select it again.',
      };
    case 'right-by-mask-alone':
      return {
        what: `Judged by iLOQ's list of rights alone, as no call could try it: ${list(finding.rights.map((r) => `*${name(r)}*`))}.`,
      };
    case 'rights-beyond-need':
      return {
        what: `The user may do more than LivionKey needs: ${shortList(finding.rights.map(name), 6)}.`,
        so: 'Whoever gets hold of its password may do the same.',
        mend: 'Leave only the twelve usage rights, unless you need the others.',
      };
    case 'no-api-access-right':
      return {
        what: 'I see no access right that is open to the API.',
        so: 'The automat has nothing to put on a key.',
        mend: `Duplicate the needed access rights and set *API access* to *on* in the new ones. If you did: ${lowerFirst(seeAsApiUser)}`,
      };
    case 'api-access-rights-inactive':
      return {
        what: `Access rights for the API are there, but none is active: ${shortList(
          finding.names.map((each, index) => withState(each, finding.states?.[index])),
          5,
        )}.`,
        so: 'The automat has nothing to put on a key.',
        mend: 'Look in iLOQ Manager why they are not active, or duplicate the needed access right with *API access* *on*.',
      };
    case 'no-locks':
      return {
        what: 'The user sees no lock at all.',
        so: 'I cannot say whether the access rights are on the locks.',
        mend: seeAsApiUser,
      };
    case 'locks-unanswered':
      return {
        what: `The locking system has ${finding.locks} locks. Which of them must keys from this automat open?`,
        so: 'Until you say so, I cannot tell whether the access rights are on them.',
        mend: 'Press *Which locks are needed?*, choose real estates, zones or locks, and verify again.',
      };
    case 'no-needed-locks':
      return {
        what: `None of the ${finding.of} locks is both needed and installed.`,
        so: 'There is nothing to look at yet.',
        mend: 'Verify again when locks are installed, or press *Which locks are needed?* to choose others.',
      };
    case 'locks-without-api-right':
      return {
        what: `${of(finding)} ${has(finding, 'has', 'have')} no active access right for the API: ${firstOf(finding)}.`,
        so: `Keys from the automat will not open ${has(finding, 'it', 'them')}.`,
        mend: 'In iLOQ Manager, select the lock → *Edit Access Rights* → *Edit Lock Settings and Access Rights*: enable *Allow API Access Rights* and add the duplicated access right. Keep the old ones.',
        ...(finding.inactive > 0 && {
          also: `On ${locks(finding.inactive)} of these there is one, but it is not active: look in iLOQ Manager why.`,
        }),
      };
    case 'locks-outside-zones':
      return {
        what: `${of(finding)} ${has(finding, 'has', 'have')} access rights only in zones that the API user may not see: ${firstOf(finding)}.`,
        so: `The automat cannot use them, so its keys will not open ${has(finding, 'this lock', 'these locks')}.`,
        mend: `Give the API user those zones in iLOQ Manager, or add an access right of a zone that it has. ${seeAsApiUser}`,
      };
    case 'locks-not-programmed':
      return {
        what: `${of(finding)} still ${has(finding, 'has', 'have')} to be ordered and programmed: ${firstOf(finding)}.`,
        so: `The access right is planned, but the ${has(finding, 'lock does', 'locks do')} not know it yet.`,
        mend: 'Order the changes in iLOQ Manager and program the locks. If it takes days, put this step off with `later`.',
      };
    case 'standard-rights-removed':
      return {
        what: `On ${locks(finding.count)} standard access rights are being taken away (${shortList(finding.rights.map(name), 3)}): ${firstOf(finding)}.`,
        so: 'Once that is programmed, the keys of today do not open there any more.',
        mend: 'If that is not intended, add the old access rights to the locks again: they stay beside the duplicated ones.',
      };
    case 'not-seen':
      if (finding.unclear)
        return {
          what: `I cannot tell how ${firstOf(finding.unclear)} ${has(finding.unclear, 'stands', 'stand')}: ${failureText(finding.failure).what}`,
          so: neither,
          mend: 'If it stays so, ask for help.',
        };
      if (finding.looked)
        return {
          what: `I saw ${finding.looked.seen} of ${finding.looked.of} needed locks${finding.failure === 'cancelled' ? ' in the time I have.' : `: ${failureText(finding.failure, finding.detail).what}`}`,
          so: 'The others are neither confirmed nor refused.',
          mend: 'Verify again in a while: I look at all of them anew.',
        };
      if (finding.failure === 'right-missing')
        return {
          what: `I cannot see ${unseen[finding.what]} without *${name(finding.detail ?? '')}*.`,
          so: neither,
        };
      return {
        what: `I could not see ${unseen[finding.what]}: ${failureText(finding.failure, finding.detail).what}`,
        so: neither,
        mend:
          finding.failure === 'unknown-value'
            ? 'If it stays so, ask for help.'
            : 'Verify again in a while.',
      };
  }
}

const neither = 'It is neither confirmed nor refused.';

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

const withState = (label: string, state: string | undefined): string =>
  state === undefined ? name(label) : `${name(label)} (${stateWords(state)})`;
