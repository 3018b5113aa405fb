import type { SlackDeed } from '../protocol.ts';

type Doing = SlackDeed['do'];

/** Slack tells the bot of these later, and the person nothing. */
const QUIET: readonly string[] = ['not_subscribed', 'not notified'];
/** Events: whoever writes or opens the home tab hears nothing of a bot that does not answer. */
const EVENTS: readonly Doing[] = ['say', 'open-home', 'close'];
const UNHEARD: readonly string[] = ['operation_timeout', 'dispatch_failed'];

/**
 * What Slack's client says to the person when something did not work; null where it says nothing.
 */
export function wordsOfError(error: string, doing: Doing): string | null {
  if (QUIET.includes(error) || (EVENTS.includes(doing) && UNHEARD.includes(error))) return null;
  if (doing === 'command') return `/livion failed with the error "${error}"`;
  if (doing === 'submit') return `We had some trouble connecting. Try again? (${error})`;
  switch (error) {
    case 'operation_timeout':
      return 'Operation timed out. Apps need to respond within 3 seconds. (operation_timeout)';
    case 'dispatch_failed':
      return 'This app did not respond. (dispatch_failed)';
    case 'not_in_channel':
      return 'You are not in this channel. (not_in_channel)';
    default:
      return `Something went wrong: ${error}`;
  }
}
