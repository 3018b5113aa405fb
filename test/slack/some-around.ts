import type { Around } from '../../src/slack/messages/index.ts';

/** A bot that stores passwords and has no pages; what it links to is made up. */
export const around: Around = {
  storesPasswords: true,
  showsCredentials: false,
  nextStepsUrl: undefined,
  link: ({ channel, ts }) => `https://acme.slack.com/archives/${channel}/p${ts}`,
};
