import type { Kind } from '../alerts/index.ts';

const iloqs: readonly Kind[] = [
  'login-refused',
  'locked-out',
  'password-expired',
  'log-ins-stopped',
  'right-lost',
  'access-right-worse',
  'lock-worse',
  'licence-ending',
  'verification-failed',
  'unreachable',
  'iloq-down',
  'subscription-ending',
  'subscription-failing',
];

/** Whether iLOQ itself says that a problem of this kind is over. */
export const isIloqs = (kind: Kind): boolean => iloqs.includes(kind);
