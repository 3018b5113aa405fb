import type { Clock } from '../../clock.ts';
import type { Emulated } from './emulator.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** The parts that methods, response URLs and people's deeds share. */
export interface Core {
  readonly scopes: readonly string[];
  readonly clock: Clock;
  readonly workspace: Workspace;
  readonly emulated: Emulated;
  readonly triggers: Triggers;
  readonly views: Views;
}
