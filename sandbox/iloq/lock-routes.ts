import { right } from './rights.ts';
import { type App, guarded, isSame, type Scene } from './scene.ts';
import type { LockState, User } from './state.ts';

/**
 * Locks, access rights, and which lock has which. What lies outside the user's zones does not show
 * at all.
 */
export function lockRoutes(app: App, scene: Scene): void {
  guarded(app, scene, 'Locks', [right.browseLockList], ({ locks }, _c, { user }) =>
    locks.filter((lock) => sees(user, lock)).map(shown),
  );
  guarded(app, scene, 'Locks/:id/CanOrder', [right.orderLocks], ({ locks }, c, { user }) => {
    const lock = locks.find((each) => isSame(each.FLock_ID, c.req.param('id')) && sees(user, each));
    if (lock === undefined) return undefined;
    return lock.PhysicalState === 3 ? 2 : 0;
  });
  guarded(
    app,
    scene,
    'SecurityAccesses',
    [right.viewSecurityAccessList],
    ({ securityAccesses }, _c, { user }) => securityAccesses.filter((each) => sees(user, each)),
  );
  const anyOf = [
    right.browseLockList,
    right.viewSecurityAccessList,
    right.editLocks,
    right.editSecurityAccesses,
    right.editLockAccess,
  ];
  guarded(
    app,
    scene,
    'Locks/:id/SecurityAccesses',
    anyOf,
    ({ locks, securityAccesses }, c, { user }) => {
      const lock = locks.find(
        (each) => isSame(each.FLock_ID, c.req.param('id')) && sees(user, each),
      );
      const mode = c.req.query('mode');
      if (lock === undefined || (mode !== '1' && mode !== '2')) return undefined;
      const linked = mode === '1' ? lock.planned : lock.programmed;
      const all = securityAccesses.filter((each) => linked.includes(each.SecurityAccess_ID));
      const visible = all.filter((each) => sees(user, each));
      return { SecurityAccesses: visible, OutsideUserZonesCount: all.length - visible.length };
    },
  );
}

function sees(user: User, thing: { readonly Zone_ID: string }): boolean {
  return user.zones?.includes(thing.Zone_ID) ?? true;
}

function shown({ planned: _planned, programmed: _programmed, ...lock }: LockState) {
  return lock;
}
