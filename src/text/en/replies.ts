import type { FieldProblem, LongList, OfSites, TextsOf } from '../../setup/index.ts';
import { list, name, person, shortList } from './format.ts';
import { notOpened } from './site.ts';
import { titleOf } from './steps.ts';
import { labels } from './ui.ts';

const noSite = (wanted: string | undefined): string =>
  wanted === undefined
    ? 'I know no site of that name.'
    : `I know no site called *${name(wanted)}*.`;

const nameTaken = 'Another site has that name. Choose another one.';

/** What is answered about sites, their set-up and their life. */
export const siteSentences: TextsOf<OfSites> = {
  /** What is refused says by whom it can be allowed. */
  refused({ by, site }) {
    const installers = (site?.installers ?? []).slice(0, 3).map(person).join(', ');
    switch (by) {
      case 'an-admin':
        return 'You cannot do this here yet: an admin of the workspace has to name you first.';
      case 'a-manager':
        return 'You cannot do this: ask a manager or an admin of the workspace.';
      case 'a-site-installer':
        return `Only the people of this site reach its credentials. Ask ${installers || 'its installer'} or an admin.`;
      case 'the-operator':
        return `*${name(site?.name ?? '')}* is stopped: I cannot read its file any more. Whoever runs me has to fix it; my log says where.`;
    }
  },
  gone: () => 'That site is no longer there.',
  'old-button': () => 'That button is too old. `/livion setup` shows the open step.',
  several: () => 'Several sites fit. Which one?',
  'no-such-site': ({ wanted }) => noSite(wanted),
  'nearest-sites': ({ wanted }) => `${noSite(wanted)} Did you mean one of these?`,
  'near-name': ({ wanted }) =>
    `There is no site called *${name(wanted)}* yet, but one with nearly the same name. Which one do you mean?`,
  'new-site-midway': ({ wanted }) =>
    `There is no site called *${name(wanted)}* yet. Shall I open a new one, or was that for the step above?`,
  'which-to-go-on': () => 'Which site do you want to go on with?',
  'which-to-verify': () => 'Which site shall I check? Type `/livion verify` and its name.',
  'which-to-manage': () => 'Which site? Type `/livion site` and its name.',
  'which-is-meant': () => 'Which site is that about?',
  'which-is-open': () => 'Two set-ups are open here. Which site do you want to go on with?',
  'name-it': () =>
    'What is the site called? Type `/livion setup` and its name, or press the button.',
  'go-on-with': ({ site }) => `Go on with *${name(site)}*?`,
  'nothing-asked': () =>
    'I am not asking you anything right now. Go on with a site, or open a new one; `help` shows what I can do.',
  'opened-for': ({ site, person: id }) =>
    `✓ *${name(site)}* is open for ${person(id)}. I have written to them.`,
  'not-opened': ({ site, why }) => `*${name(site)}* is not open: ${notOpened[why]}`,
  'in-direct-message': ({ site }) => `*${name(site)}*: let us go on in our direct message.`,
  'in-thread': ({ site }) => `*${name(site)}*: let us go on in the thread here.`,
  'not-in-channel': ({ channel }) =>
    `I am not in <#${channel}>, so nothing has changed. Type \`/invite @Livion\` there, then try again.`,
  'is-archived': ({ site }) =>
    `*${name(site)}* is archived. \`/livion site\` and its name can restore it.`,
  verifying: ({ site }) =>
    `I am asking iLOQ about *${name(site)}*; the result comes in its conversation.`,
  'check-needs': ({ site, missing }) =>
    `*${name(site)}* is not checked yet. Missing: ${list(missing.map((id) => `*${titleOf(id)}*`))}. I have asked for it in its conversation.`,
  'not-running': () => 'No check is under way here.',
  'not-verified': () => 'There has been no check yet.',
  'locks-first': () =>
    `I have not seen the locks yet, or it was too long ago. Press *${labels.checkNow}* first, then choose.`,
  'password-needs': ({ missing }) =>
    `I need this first: ${list(missing.map((id) => `*${titleOf(id)}*`))}. A password belongs to one user of one system.`,
  code: ({ site, code }) =>
    `The code for the credentials of *${name(site)}*: \`${code}\`. If you did not ask for it, tell an admin.`,
  'code-not-sent': () =>
    'I could not send you the code by direct message. Please try again in a minute.',
  archived: ({ site }) =>
    `*${name(site)}* is archived. Its open alerts end now, and its subscriptions at iLOQ soon.`,
  'archived-already': ({ site }) => `*${name(site)}* is archived already.`,
  restored: ({ site }) => `*${name(site)}* is restored, and goes on where it was.`,
  'not-archived': ({ site }) => `*${name(site)}* is not archived.`,
  'name-taken': () => nameTaken,
  'name-taken-meanwhile': ({ site }) =>
    `Another site is called *${name(site)}* meanwhile: rename one of the two first.`,
  renamed: ({ from, to }) => `*${name(from)}* is called *${name(to)}* from now on.`,
  'people-kept': ({ site, installers }) =>
    `*${name(site)}* has ${installers.length === 1 ? 'one installer' : `${installers.length} installers`}: ${shortList(installers.map(person), 10)}.`,
  deleted: ({ site }) =>
    `*${name(site)}* is deleted for good. What I wrote about it in Slack stays there.`,
};

const fieldProblems: Readonly<Record<Extract<FieldProblem, string>, string>> = {
  'no-name': 'Please type a name that people can read.',
  'name-taken': nameTaken,
  'wrong-name': 'That is not its name. Nothing was deleted.',
  'no-time-zone': 'That is no time zone. Example: Europe/Helsinki',
  'no-days': 'A whole number from 1 to 60.',
  'responsible-missing': 'The set-up goes on with them, and they are told.',
  'nothing-needed': 'Choose at least one that is needed, or choose that every other lock is.',
};

/** What is wrong in a form. Plain text. */
export const fieldProblem = (problem: FieldProblem): string =>
  typeof problem === 'string'
    ? fieldProblems[problem]
    : `This stands in both lists: ${problem.neededAndNot}`;

/** Words of answers that are more than a sentence. */
export const replies = {
  help: [
    '*I connect a LivionKey20 to an iLOQ locking system with you, step by step, and check it with iLOQ.*',
    '`/livion setup Kamppi`: open a site, or go on with it; with `here` at the end in a thread of this channel',
    '`/livion setup Kamppi @name`: open it for a colleague (managers)',
    '`/livion status Kamppi`, or `status` for all sites; `sites` for yours',
    '`/livion verify Kamppi`: check it with iLOQ now; managers: `verify all`',
    '`/livion alerts Kamppi`: what is open; with `here`, `#channel` or `off` at the end: where alerts go',
    '`/livion site Kamppi`: rename, people, archive, delete',
    '`/livion role`: who may do what',
    '`/livion diag Kamppi`: a file for support',
    '`/livion language suomi`: which language you read',
    'Or mention me, or write to me. Put a name in quotes if it ends in one of these words.',
  ].join('\n'),
  unknownCommand: 'I do not know that command.',
  didYouMean: 'I do not know that command. Did you mean this one?',
  whatAbout: (site: string) => `What would you like to do with *${name(site)}*?`,
  answered: (line: string) => `That step was answered already: ${line}`,
  passwordEachTime: (site: string) => `*${name(site)}*: I keep no passwords; I ask at each check.`,
  passwordLink: (site: string) =>
    `*${name(site)}*: this opens a page of mine, so that the password never passes through Slack. The link is for you alone; it works once, for 15 minutes.`,
  credentialsLink: (site: string) =>
    `*${name(site)}*: the page asks for the code that I have just sent you as a direct message. It shows the credentials once; the link works for 15 minutes.`,
  storeAway:
    'I cannot reach what I have stored right now. Nothing of it is lost; please try again in a minute.',
  wentWrong: 'Something went wrong on my side. Nothing that was stored is lost; please try again.',
};

/** Whole lists of locks that a report only begins. */
export const longListTitles: Readonly<Record<LongList['list'], string>> = {
  without: 'Without an active access right for the API',
  outside: 'Only in zones that the API user may not see',
  'not-programmed': 'To be ordered and programmed',
  removed: 'Standard access rights being taken away',
  planned: 'Planned',
  'not-in-use': 'Not in use',
  hidden: 'Hidden',
};
