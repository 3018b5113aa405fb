import type { Verification } from './verify.ts';

/**
 * The stored password does not open: the key has changed. It has to be entered again; nothing was
 * sent to iLOQ.
 * @param at milliseconds since the epoch
 */
export const unreadablePassword = (at: number): Verification => ({
  kind: 'report',
  report: {
    at,
    seen: 'none',
    findings: [
      { code: 'no-session', severity: 'wrong', failure: 'password-unreadable', step: 'password' },
    ],
    proved: [],
  },
});
