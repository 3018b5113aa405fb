/** What people in Slack see of a trial (`npm run check -- --live`). */
export const trialTexts = {
  title: 'A trial of this bot',
  what: 'I am posting one of each of my messages below, in a thread, and take everything away again. Press the button, and I try my forms and our direct message with you, too.',
  here: 'Here I am',
  over: 'The trial is over: close this.',
  home: 'A trial of this bot has been here. Open this page again to see your sites.',
  fileTitle: 'A trial of this bot',
};
