import { right } from './rights.ts';
import { type App, guarded, isSame, type Scene } from './scene.ts';

/** Lists that come whole and need one right each. */
export function listRoutes(app: App, scene: Scene): void {
  guarded(app, scene, 'RealEstates', [right.logIn], (lockGroup) => lockGroup.realEstates);
  guarded(app, scene, 'Zones', [right.logIn], ({ zones }, _c, { user }) =>
    zones.filter((zone) => user.zones?.includes(zone.Zone_ID) ?? true),
  );
  guarded(
    app,
    scene,
    'TimeLimitTitles',
    [right.viewKeyList],
    (lockGroup) => lockGroup.timeLimitTitles,
  );
  guarded(
    app,
    scene,
    'CalendarDataTitles',
    [right.editCalendarControls],
    (lockGroup) => lockGroup.calendarDataTitles,
  );
  guarded(
    app,
    scene,
    'NetworkModules',
    [right.administrateLockingSystem],
    (lockGroup) => lockGroup.networkModules,
  );
  guarded(
    app,
    scene,
    'PersonRoles',
    [right.viewPersonRoleList],
    (lockGroup) => lockGroup.personRoles,
  );
  guarded(
    app,
    scene,
    'SecurityRoles',
    [right.viewPersonRoleList],
    (lockGroup) => lockGroup.securityRoles,
  );
  guarded(
    app,
    scene,
    'SecurityRoles/:id/CanDelete',
    [right.editPersonRoles],
    ({ securityRoles }, c) =>
      securityRoles.some((role) => isSame(role.SecurityRole_ID, c.req.param('id'))) ? 0 : undefined,
  );
}
