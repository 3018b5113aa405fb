import type { Check } from '../check.ts';
import { accessRights } from './access-rights.ts';
import { lockingSystem } from './locking-system.ts';
import { locks } from './locks.ts';
import { usageRightsCheck } from './usage-rights.ts';
import { zones } from './zones.ts';

export { judgeLockingSystem } from './locking-system.ts';

/** All that a verification looks at once the locking system is chosen, side by side. */
export const checks: readonly Check[] = [
  lockingSystem,
  usageRightsCheck,
  accessRights,
  zones,
  locks,
];
