import type { Catalogue } from '../text/index.ts';
import { classifyError } from './classify-error.ts';
import { type Content, type Message, waysToSay } from './messages/index.ts';

/** Says a message, and plainer where Slack does not take it. @throws what the plainest threw */
export async function sayWith(
  t: Catalogue,
  message: Message,
  say: (content: Content) => Promise<unknown>,
): Promise<void> {
  let failure: unknown;
  for (const content of waysToSay(t, message)) {
    try {
      await say(content);
      return;
    } catch (error) {
      failure = error;
      // Only what was refused may be said once more without being there twice.
      const action = classifyError(error)?.action;
      if (action !== undefined && action !== 'say-plainer') break;
    }
  }
  throw failure;
}
