/** What somebody is told whose request Slack did not let the bot fulfil. */
export const slackErrors = {
  pressAgain: 'I was too slow, and Slack lets nothing open any more. Please press again.',
  storageFull:
    'Slack takes no file: the workspace is out of storage. An admin of the workspace can delete old files, or get more room.',
  filesNotAllowed:
    'Slack takes no file: this workspace does not allow it. Ask an admin of the workspace.',
  missingScope: (scope: string | undefined) =>
    `Slack does not let me: the app lacks ${scope === undefined ? 'a scope' : `the scope \`${scope}\``}. Ask whoever runs this bot to update its manifest and reinstall it.`,
  notSetUp: 'Slack does not let me: the app is not set up for it. Ask whoever runs this bot.',
  notThere: 'What you pressed is no longer there. Please try again from the newest message.',
  nowhere:
    'Slack does not let me write there: the channel or the person is gone, or I am not in it.',
  notTaken: 'Slack did not take what I wanted to show. Please tell whoever runs this bot.',
  slowDown: 'Slack asks me to slow down. Please try again in a minute.',
  diagnosisNotSent: 'The file for support is not sent.',
  noAnswer: 'Slack does not answer right now. Please try again in a minute.',
};

/** What people in Slack see of a trial (`npm run check -- --live`). */
export const trialTexts = {
  title: 'A trial of this bot',
  what: 'I am posting one of each of my messages below, in a thread, and take everything away again. Press the button, and I try my forms and our direct message with you, too.',
  here: 'Here I am',
  over: 'The trial is over: close this.',
  home: 'A trial of this bot has been here. Open this page again to see your sites.',
  fileTitle: 'A trial of this bot',
};
