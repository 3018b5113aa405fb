import type { PasswordProblem } from '../../credentials/index.ts';

/** The words of the bot's own pages, in plain text: the pages escape them. */
export const pageTexts = {
  brand: 'Livion setup',
  password: {
    title: 'API user password',
    enter: 'It goes straight to the bot and is kept sealed. It never passes through Slack.',
    verify: 'It goes straight to the bot, never through Slack, and is forgotten after this check.',
    site: 'Site',
    userId: 'User ID',
    label: 'Password',
    show: 'Show',
    hide: 'Hide',
    blanks: 'The blank at the beginning or the end belongs to the password',
    rules: 'iLOQ Manager asks for:',
    ruleMet: 'met',
    ruleOpen: 'not met yet',
    rulesMet: 'All rules are met.',
    rulesOpen: (open: number) =>
      open === 1 ? 'One rule is not met yet.' : `${open} rules are not met yet.`,
    save: 'Save the password',
    check: 'Check now',
    once: 'This page works once, for 15 minutes.',
  },
  code: {
    title: 'Credentials',
    lead: 'I have sent you six digits as a direct message in Slack. Type them here to see the credentials.',
    label: 'Code',
    show: 'Show the credentials',
    once: 'They are shown once. That you looked is noted and told in the conversation.',
    wrong: (left: number) =>
      `That is not the code. ${left === 1 ? 'One more try is' : `${left} more tries are`} left on this link.`,
  },
  credentials: {
    title: 'Credentials',
    lead: "For LivionKey's initial configuration. They are shown this once: copy them before you leave this page.",
    serviceCode: 'Service code',
    serviceAddress: 'Service address',
    userId: 'API user name',
    password: 'API user password',
    notStored:
      'Not stored, or sealed with another key: enter it again in Slack, or take it from where you keep it.',
    copy: 'Copy',
    copied: 'Copied',
  },
  stored: {
    title: 'Thank you',
    text: 'The password is stored, sealed. You can close this page; Slack goes on.',
  },
  verifying: {
    title: 'Thank you',
    text: 'I am asking iLOQ. You can close this page; the result comes in Slack.',
  },
  notKept: {
    title: 'Not stored',
    text: 'The password could not be stored: a value that it belongs to has changed, or this bot keeps no passwords. Slack shows the open step.',
  },
  archived: {
    title: 'This site is archived',
    text: 'While it is, no password is entered or shown. In Slack, /livion site and its name can restore it.',
  },
  gone: {
    title: 'This link does not work',
    text: 'It was used already, is older than 15 minutes, or was not copied whole. Go back to Slack and press the button again: it gives you a new link.',
  },
  outdated: {
    title: 'Please open the link again',
    text: 'This page was out of date, or was not sent from here. Nothing was used up: open the link in Slack once more.',
  },
  tooMany: { title: 'Too many attempts', text: 'Please wait ten minutes, and try again.' },
  unreadable: {
    title: 'That could not be read',
    text: 'Please open the link in Slack once more, and use the form there.',
  },
  wrongMethod: { title: 'That does not work here', text: 'Please open the link in Slack.' },
  wentWrong: {
    title: 'Something went wrong',
    text: 'That was on my side. Go back to Slack and press the button again: it gives you a new link.',
  },
};

/** What can be wrong with a password that the page sent. */
export type PagePasswordProblem = PasswordProblem | 'too-long' | 'leaked' | 'blank-ends';

/** The rules as they stand beside the field. */
export const passwordRules: readonly (readonly [Exclude<PasswordProblem, 'empty'>, string])[] = [
  ['no-upper-case', 'an upper-case letter'],
  ['no-lower-case', 'a lower-case letter'],
  ['no-digit', 'a digit'],
  ['contains-user-id', 'no user ID in it'],
];

export const leakedOnPage: string =
  'This password once stood in a Slack message. Choose another one in iLOQ Manager, and enter that one here.';
export const blankEndsOnPage: string =
  'There is a blank at the beginning or the end. Type the password without it; or, if it belongs to the password, tick the box and type the password again.';
export const tooLongOnPage: string = 'At most 200 characters, please.';

/** The words of the pages that a workspace installs the app with. Plain text. */
export const installTexts = {
  landing: {
    title: 'Livion setup',
    text: 'A Slack bot that connects LivionKey20 key automats to iLOQ with you, step by step, and checks each step with iLOQ.',
    add: 'Add to Slack',
    privacy: 'Privacy',
    support: 'Support',
  },
  installed: {
    title: 'Livion is installed',
    where: (workspace: string) => `It is in ${workspace} now.`,
    next: 'Go to Slack: I have sent you a direct message with what comes next.',
  },
  cancelled: { title: 'Nothing was installed', text: 'You can begin again whenever you like.' },
  organisation: {
    title: 'Please choose one workspace',
    text: 'I cannot be installed for a whole organisation yet. Begin again, and choose a workspace.',
  },
  /** To a command, where the whole organisation has the app. */
  ofOrganisation: (url: string) =>
    `I cannot serve a whole organisation yet. Please ask whoever installed me to remove me, and to add me to your workspace: ${url}`,
  stale: {
    title: 'Please begin again',
    text: 'This page was open too long, was used already, or was begun in another browser. Nothing was installed.',
  },
  failed: {
    title: 'Something went wrong',
    text: 'Please begin again. If it stays so, ask support.',
  },
  later: {
    title: 'Slack cannot do it now',
    text: 'Please begin again in a few minutes. If it stays so, ask support.',
  },
  notAllowed: (code: string) => ({
    title: 'Slack did not allow it',
    text: `Please ask an admin of your Slack workspace, then begin again. Slack's reason: ${code}.`,
  }),
  setUp: {
    title: 'Something is wrong on our side',
    text: 'This bot is not set up right, and cannot be installed until that is fixed. Please tell support.',
  },
  again: 'Begin again',
  wrongMethod: { title: 'That does not work here', text: 'Please open this page in a browser.' },
  privacy: {
    title: 'Privacy',
    text: 'The bot keeps what people enter about their sites, who did what and when, and what iLOQ tells it. Passwords are sealed. After the app is removed, all of it is erased. Whoever runs this bot can tell you more.',
  },
  support: { title: 'Support', text: 'Please ask whoever runs this bot for you.' },
};
