import type { DeedAnswer, SlackDeed } from '../page/protocol.ts';
import {
  INVALID_INPUT,
  type LocalSlack,
  NOT_DISPATCHED,
  type Outcome,
  optionsIn,
} from '../slack/index.ts';
import type { Retries } from './retries.ts';

/** Not errors: the state shows the first, and there is nothing to wait for with the second. */
const quiet: readonly (string | null)[] = [INVALID_INPUT, NOT_DISPATCHED];

/** What Slack's client says of it. */
const answer = ({ error }: Outcome): DeedAnswer => ({
  error: quiet.includes(error) ? null : error,
});

/**
 * Nobody waits for an answer: Slack tells only what it refuses itself, and tries again what the bot
 * does not take.
 */
function event(outcome: Outcome, retries: Retries): DeedAnswer {
  retries.of(outcome);
  const { error, request } = outcome;
  return { error: request >= 0 || error === 'not_subscribed' ? null : error };
}

/** A modal is closed whether the bot hears of it or not. */
const closed = ({ error, request }: Outcome): DeedAnswer => ({
  error: request >= 0 || error === 'not notified' ? null : error,
});

interface Around {
  readonly slack: LocalSlack;
  readonly retries: Retries;
  /** Slack sends each request to the bot twice, at the same time. */
  readonly twice: boolean;
}

/** Does what somebody (`as`: their ID) does in Slack. */
export async function doInSlack(
  { slack, retries, twice }: Around,
  as: string,
  deed: SlackDeed,
): Promise<DeedAnswer> {
  const me = slack.as(as);
  const options = { twice };
  switch (deed.do) {
    case 'say': {
      const { do: _, channel, text, file, ...inThread } = deed;
      const picture = file === undefined ? {} : { picture: file };
      return event(await me.say(channel, text, { ...options, ...inThread, ...picture }), retries);
    }
    case 'edit':
      return event(await me.editMessage(deed.at, deed.text, options), retries);
    case 'delete':
      return event(await me.deleteMessage(deed.at, options), retries);
    case 'command': {
      const [command = '', ...words] = deed.text.trim().split(/\s+/u);
      if (command !== '/livion') return { error: 'invalid_command' };
      return answer(
        await me.command(command, words.join(' '), { ...options, channel: deed.channel }),
      );
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
      return closed(await me.closeView(deed.view, options));
    case 'open-home':
      return event(await me.openHome(options), retries);
  }
}
