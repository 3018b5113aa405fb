import type { Problem } from '../../src/alerts/index.ts';

export const monday = Date.UTC(2025, 2, 3, 8);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const finding = { code: 'no-session', severity: 'wrong', failure: 'wrong-credentials' } as const;

/** Problems of a site, a minute apart where it matters. */
export const problems = {
  refused: (site = 'kamppi', at = monday): Problem => ({
    kind: 'login-refused',
    site,
    severity: 'critical',
    at,
    data: { findings: [finding] },
  }),
  expired: (site = 'kamppi', at = monday): Problem => ({
    kind: 'password-expired',
    site,
    severity: 'critical',
    at,
    data: { findings: [{ ...finding, failure: 'password-expired' }] },
  }),
  failed: (site = 'kamppi', at = monday): Problem => ({
    kind: 'verification-failed',
    site,
    severity: 'warning',
    at,
    data: { findings: [finding] },
  }),
  stuck: (site = 'kamppi', at = monday): Problem => ({
    kind: 'site-stuck',
    site,
    severity: 'info',
    at,
    data: { since: at - 3 * day },
  }),
  unreachable: (site = 'kamppi', at = monday, origin = 'https://s5.iloq.com'): Problem => ({
    kind: 'unreachable',
    site,
    severity: 'critical',
    at,
    data: { origin, times: 3, failure: 'unreachable', detail: 'timeout' },
  }),
  undelivered: (site = 'kamppi', at = monday): Problem => ({
    kind: 'subscription-failing',
    site,
    severity: 'warning',
    at,
    data: { trouble: 'deliveries', count: 12 },
  }),
  help: (site = 'kamppi', at = monday): Problem => ({
    kind: 'help-wanted',
    site,
    severity: 'warning',
    at,
    data: { by: 'U-MIKKO', ask: 'usage-rights', words: 'where is it?' },
  }),
} as const;
