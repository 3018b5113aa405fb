import type { App } from '@slack/bolt';
import type { Setup } from '../../setup/index.ts';
import type { Speech } from '../../text/index.ts';
import type { Guarded } from '../listener.ts';
import type { Speakers } from '../reply.ts';

/** What listeners join: Bolt on one side, what people do with the bot on the other. */
export interface Listening {
  readonly app: App;
  readonly setup: Setup;
  readonly speakers: Speakers;
  readonly speech: Pick<Speech, 'toAtOnce'>;
  readonly guarded: Guarded;
}
