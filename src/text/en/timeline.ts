import { name, safe } from '../format.ts';
import { createTimelineText, type EntryWords, peopleIn } from '../timeline.ts';
import { list, moment } from './format.ts';
import { titleOf } from './notes.ts';
import { settingTitles } from './settings.ts';

const words: EntryWords = {
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
  renamed: (_, about) => `renamed it from *${name(about('from'))}* to *${name(about('to'))}*`,
  'people-changed': (_, about) =>
    `made ${peopleOf(about('installers')) || 'others'} its installers`,
  'role-named': (_, about) =>
    `made ${peopleOf(about('person')) || 'somebody'} ${safe(about('role'))} here`,
  'setting-changed': (_, about) => `changed the settings${settingIn(about('setting'))}`,
  installed: () => 'installed me here',
  archived: () => 'archived it',
  restored: () => 'brought it back',
};

const peopleOf = (ids: string): string => list(peopleIn(ids));

const titlesOfSettings = new Map(Object.entries(settingTitles));
const settingIn = (key: string): string => {
  const title = titlesOfSettings.get(key);
  return title === undefined ? '' : `: ${title}`;
};

/** One line of the timeline. */
export const timelineText = createTimelineText({ words, moment, titleOf });

export const timelineTexts = {
  title: 'Timeline',
  none: 'Nothing has happened here yet.',
  older: 'Older',
  newer: 'Newer',
};
