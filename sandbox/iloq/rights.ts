/**
 * Bits of RightsMask that calls ask for (Public API v2, RightsMask); the names are the
 * documentation's.
 */
export const right = {
  logIn: 2n ** 0n,
  viewKeyList: 2n ** 9n,
  editPersonRoles: 2n ** 14n,
  viewPersonRoleList: 2n ** 15n,
  editLocks: 2n ** 18n,
  editKeys: 2n ** 19n,
  viewSecurityAccessList: 2n ** 21n,
  editSecurityAccesses: 2n ** 22n,
  editKeyAccess: 2n ** 25n,
  orderLocks: 2n ** 28n,
  editLockAccess: 2n ** 29n,
  browseLockList: 2n ** 30n,
  administrateLockingSystem: 2n ** 31n,
  orderKeys: 2n ** 35n,
  editCalendarControls: 2n ** 51n,
} as const;
