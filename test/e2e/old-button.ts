import type { Button } from '@slack/types';
import { WebClient } from '@slack/web-api';
import type { LocalSlack, Message } from '../../sandbox/slack/index.ts';
import { buttons } from '../../src/slack/messages/buttons.ts';

/** A message in #sites with one button, as the bot would have posted it once. */
export async function postButton(slack: LocalSlack, element: Button): Promise<Message> {
  const web = new WebClient(slack.botToken, { slackApiUrl: slack.url });
  const channel = slack.channel('sites').id;
  const { ts } = await web.chat.postMessage({ channel, text: 'old', blocks: [buttons(element)] });
  const message = slack.messages('sites').find((each) => each.ts === ts);
  if (!message) throw new Error('nothing was posted');
  return message;
}
