import { right } from './rights.ts';
import { type App, type Context, guarded, isSame, type Scene } from './scene.ts';
import type { LockGroupState } from './state.ts';

/** Keys and the questions about a key that change nothing. */
export function keyRoutes(app: App, scene: Scene): void {
  guarded(app, scene, 'Keys', [right.viewKeyList], (lockGroup) => lockGroup.keys);
  guarded(app, scene, 'Keys/:id/CanOrder', [right.orderKeys], possible);
  guarded(app, scene, 'Keys/:id/CanDelete', [right.editKeys], possible);
  guarded(app, scene, 'Keys/:id/CanUpdateMainZone', [right.editKeys], possible);
  guarded(app, scene, 'Keys/:id/SecurityAccesses/CanAdd', [right.editKeyAccess], possible);
}

/** 0: it may be done now. */
function possible({ keys }: LockGroupState, c: Context): 0 | undefined {
  return keys.some((key) => isSame(key.FNKey_ID, c.req.param('id'))) ? 0 : undefined;
}
