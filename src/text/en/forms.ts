import type { LockScope } from '../../checklist/index.ts';
import type { PasswordProblem } from '../../credentials/index.ts';
import { code, name, number } from './format.ts';

/** Words of forms. Titles have at most 24 characters; all but `intro` is plain text. */
export const formTexts = {
  /** The title of what opens over Home or a form. */
  bot: 'Livion',
  password: {
    title: 'API user password',
    intro: (site: string, user: string, isKept: boolean) =>
      `*${name(site)}*: the password of the user ${code(user)}. It passes through Slack on its way to me, is posted nowhere, and is ${isKept ? 'stored sealed' : 'forgotten after the check'}.`,
    label: 'Password',
    hint: 'Upper-case and lower-case letters and digits, without the user ID in it.',
  },
  newSite: {
    title: 'New site',
    label: 'What is the site called?',
    hint: 'As your colleagues know it, for example the name of the building.',
  },
  rename: { title: 'Rename', label: 'What is the site called?' },
  people: { title: 'People', whose: 'Whose site is it?', others: 'Other installers' },
  delete: { title: 'Delete for good', label: 'The name of the site' },
  events: {
    title: "iLOQ's events",
    label: 'Tell the alerts channel of',
    hint: 'Failed accesses and blocklistings are posted; ordinary passages are only counted.',
  },
  locks: {
    title: 'Which locks?',
    intro: (site: string, count: number) =>
      `*${name(site)}* has ${number(count)} locks. Which of them must open with keys from this automat? Choose real estates, zones or locks; the most exact choice counts.`,
    needed: 'Needed',
    notNeeded: 'Not needed',
    placeholder: 'Type a part of a name',
    others: 'Every other lock',
    isNeeded: 'is needed',
    isNotNeeded: 'is not needed',
  },
};

/** What stands before a name in the menus of the needed locks. */
export const lockScopes: Readonly<Record<LockScope, string>> = {
  'real-estate': 'Real estate',
  zone: 'Zone',
  lock: 'Lock',
};

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export const passwordProblems: Readonly<Record<PasswordProblem, string>> = {
  empty: 'Please enter the password.',
  'no-upper-case': 'An upper-case letter is missing.',
  'no-lower-case': 'A lower-case letter is missing.',
  'no-digit': 'A digit is missing.',
  'contains-user-id': 'The user ID must not be in it.',
};

/** Blanks at the ends of a password are asked about in the form. */
export const blankTexts = {
  question: 'There is a blank at the beginning or the end. Does it belong to the password?',
  drop: 'No, leave it out',
  keep: 'Yes, it belongs to it',
  choose: 'Please choose one.',
};
