import type { DeedAnswer, SlackDeed } from '../page/protocol.ts';
import { INVALID_INPUT, type LocalSlack, NOT_DISPATCHED, type Outcome, optionsIn } from '../slack/index.ts';

/** Not errors: the state shows the first, and there is nothing to wait for with the second. */
const quiet: readonly (string | null)[] = [INVALID_INPUT, NOT_DISPATCHED];

/** What Slack's client says of it. */
const answer = ({ error }: Outcome): DeedAnswer => ({ error: quiet.includes(error) ? null : error });

/** Of what nobody waits for, the bot's silence is not told: only what Slack itself refuses. */
const sent = ({ error, request }: Outcome): DeedAnswer => ({
  error: request >= 0 || error === 'not_subscribed' ? null : error,
});

/**
 * Does what somebody does in Slack.
 * @param twice Slack sends each request to the bot twice, at the same time
 */
export async function doInSlack(slack: LocalSlack, as: string, deed: SlackDeed, twice: boolean): Promise<DeedAnswer> {
  const me = slack.as(as);
  const options = { twice };
  switch (deed.do) {
    case 'say': {
      const inThread = deed.threadTs === undefined ? {} : { threadTs: deed.threadTs };
      return sent(await me.say(deed.channel, deed.text, { ...options, ...inThread }));
    }
    case 'command': {
      const [command = '', ...words] = deed.text.trim().split(/\s+/u);
      if (command !== '/livion') return { error: 'invalid_command' };
      return answer(await me.command(command, words.join(' '), { ...options, channel: deed.channel }));
    }
    case 'act':
      if (deed.state && 'view' in deed.at) me.typeInto(deed.at.view, deed.state);
      return answer(await me.use(deed, deed.value, options));
    case 'options': {
      const outcome = await me.suggest(deed, deed.query);
      return { ...answer(outcome), options: optionsIn(outcome.ack) };
    }
    case 'submit':
      return answer(await me.submitView(deed.view, deed.state, options));
    case 'close':
      return sent(await me.closeView(deed.view, options));
    case 'open-home':
      return sent(await me.openHome(options));
  }
}
