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
