import type { UsageRightLabel } from '../checklist/index.ts';

/** The lists that give a probe the ID it needs. */
export type Thing = 'key' | 'accessRight' | 'role';

export interface Probe {
  /** Below `api/v2/`; `{key}` and `{role}` stand for the ID of one. */
  readonly path: string;
  /** What there must be one of, for the call to say anything about the right. */
  readonly needs: readonly Thing[];
}

const list = (path: string): Probe => ({ path, needs: [] });

/**
 * The read-only calls that need a right, after the table in the Public API documentation; where it
 * names several, the one that reads least. Right 1 has two: the list of keys may be too long to
 * come in time, and right 4 is asked by network modules because webhook subscriptions would bring
 * their sign keys along. Nothing is ever proved by changing something.
 */
export const probes: Readonly<Record<UsageRightLabel, readonly Probe[]>> = {
  'Right to browse keys': [list('Keys'), list('TimeLimitTitles')],
  'Right to browse locks': [list('Locks')],
  'Right to login in to system': [list('RealEstates')],
  'Right to administrate locking system': [list('NetworkModules')],
  'Right to order keys': [{ path: 'Keys/{key}/CanOrder', needs: ['key'] }],
  'Right to edit keys': [{ path: 'Keys/{key}/CanDelete', needs: ['key'] }],
  'Right to browse access rights': [list('SecurityAccesses')],
  'Right to edit access rights of the keys': [
    { path: 'Keys/{key}/SecurityAccesses/CanAdd', needs: ['key', 'accessRight'] },
  ],
  'Right to manage code-access groups': [],
  'Right to edit door calendar controls': [list('CalendarDataTitles')],
  'Right to browse person roles': [list('SecurityRoles')],
  'Right to edit person groups': [{ path: 'SecurityRoles/{role}/CanDelete', needs: ['role'] }],
};
