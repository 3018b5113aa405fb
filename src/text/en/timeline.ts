import type { TextsOfJournal } from '../shapes.ts';

/** What somebody did, behind their name. */
export const journalTexts: TextsOfJournal = {
  answered: (step) => `answered${step && ` ${step}`}`,
  done: (step) => (step ? `said that ${step} is done` : 'said that a step is done'),
  skipped: (step) => `skipped ${step || 'a step'}`,
  'put-off': (step) => `left ${step || 'a step'} for later`,
  back: (step) => `went back${step && ` from ${step}`}`,
  undone: (step) => `went back to a step that was left${step && `, from ${step}`}`,
  status: () => 'asked how it stands',
  stopped: (step) => `stopped${step && ` at ${step}`}`,
  resumed: (step) => `went on${step && ` at ${step}`}`,
  'help-asked': (step) => `asked for help${step && ` with ${step}`}`,
  'needed-locks': () => 'said which locks are needed',
  'password-entered': () => 'entered the password',
  'password-typed': () => 'typed something that looks like a password; it was not used',
  'credentials-seen': () => 'looked at the credentials',
  'verification-asked': () => 'asked for a check',
  'verification-cancelled': () => 'stopped the check',
  'verification-failed': () => 'checked: ✗ something is wrong',
  'verification-partial': () => 'checked: ○ not everything could be seen',
  verified: () => 'checked: ✓ everything is right',
  watched: () => 'checked it again',
  'check-all-asked': () => 'asked for a check of all sites',
  renamed: (_, { from, to }) => `renamed it from *${from}* to *${to}*`,
  'people-changed': (_, { installers }) => `made ${installers || 'others'} its installers`,
  'role-named': (_, { person, role }) => `made ${person || 'somebody'} ${role} here`,
  'setting-changed': (_, { setting }) => `changed the settings${setting && `: ${setting}`}`,
  installed: () => 'installed me here',
  archived: () => 'archived it',
  restored: () => 'brought it back',
};

export const timelineTexts = {
  title: 'Timeline',
  none: 'Nothing has happened here yet.',
  older: 'Older',
  newer: 'Newer',
};
