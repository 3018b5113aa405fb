import type { LockScope } from '../../checklist/index.ts';
import { code, name } from '../format.ts';

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
      `*${name(site)}* has ${count} locks. Which of them must open with keys from this automat? Choose real estates, zones or locks; the most exact choice counts.`,
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
