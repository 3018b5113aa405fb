import type { Clock } from '../../src/clock.ts';
import type { Emulated } from './emulator.ts';
import type { Triggers } from './triggers.ts';
import type { Channel, Message } from './types.ts';
import type { Check, Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** The parts that methods, response URLs and people's deeds share. */
export interface Core {
  readonly scopes: readonly string[];
  readonly clock: Clock;
  readonly workspace: Workspace;
  readonly emulated: Emulated;
  readonly triggers: Triggers;
  readonly views: Views;
  /** Where the bytes of files are sent to: without the file's ID. */
  readonly uploadUrl: () => string;
  readonly check: Check;
  /**
   * Tells the bot of its own message, of its edit (`before` is what stood there) or of its end, as
   * Slack does.
   */
  readonly echo: (channel: Channel, message: Message | null, before: Message | null) => void;
}
