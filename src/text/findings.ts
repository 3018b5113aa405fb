import type { Finding } from '../checklist/index.ts';
import { usageRights } from '../checklist/index.ts';
import { failureText } from './failures.ts';
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
} as const;

/** One finding of a verification, as the installer reads it. */
export function findingText(finding: Finding): FindingText {
  switch (finding.code) {
    case 'no-session':
      return failureText(finding.failure, finding.detail);
    case 'no-locking-system':
      return {
        what: 'The log-in succeeded, but this user may use no locking system.',
        so: 'The automat has nothing to connect to.',
        mend: 'In iLOQ Manager, give the user *Right to login in to system* for the locking system.',
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
      const neededFor = usageRights.find(({ label }) => label === finding.right)?.neededFor ?? 'LivionKey';
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
        mend: 'Duplicate the needed access rights and set *API access* to *on* in the new ones. If you did: log in to iLOQ Manager as the API user to see what it sees; an access right outside its zones does not show.',
      };
    case 'api-access-rights-inactive':
      return {
        what: `Access rights for the API are there, but none is active: ${shortList(finding.names.map(name), 5)}.`,
        so: 'The automat has nothing to put on a key.',
        mend: 'Look in iLOQ Manager why they are not active, or duplicate the needed access right with *API access* *on*.',
      };
    case 'not-seen':
      if (finding.failure === 'right-missing')
        return {
          what: `I cannot see ${unseen[finding.what]} without *${name(finding.detail ?? '')}*.`,
          so: 'It is neither confirmed nor refused.',
        };
      return {
        what: `I could not see ${unseen[finding.what]}: ${failureText(finding.failure, finding.detail).what}`,
        so: 'It is neither confirmed nor refused.',
        mend: 'Verify again in a while.',
      };
  }
}
