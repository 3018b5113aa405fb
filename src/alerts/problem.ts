import { z } from 'zod';
import { askIds, findingSchema, verdictSchema } from '../checklist/index.ts';

/** Alertmanager's usual three: somebody must act now; somebody must act; good to know. */
export const severities = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** The site of problems that are nobody's own, such as an outage of iLOQ. */
export const everywhere = '*';

const findings = z.object({ findings: z.array(findingSchema) });
/** `left`: who would be asked for the new password, and has left Slack. */
const refusedLogIn = findings.extend({ left: z.string().optional() });
/** A subscription of iLOQ's webhooks; `event` as iLOQ names it. */
const subscription = z.object({ event: z.string().optional(), endsAt: z.number().optional() });

const common = {
  /** The site's ID, or `everywhere`. */
  site: z.string(),
  severity: z.enum(severities),
  /** When it was seen, in milliseconds since the epoch. */
  at: z.number(),
};
const problem = <K extends string, D extends z.ZodType>(kind: K, data: D) =>
  z.object({ ...common, kind: z.literal(kind), data });

/** Something that is wrong, as data: the text catalogue says what it is and what to do. */
export const problemSchema = z.discriminatedUnion('kind', [
  problem('login-refused', refusedLogIn),
  problem('locked-out', refusedLogIn),
  problem('password-expired', refusedLogIn),
  /** Nobody knows whether the password is right, and no log-in is sent to find out. */
  problem('log-ins-stopped', refusedLogIn),
  problem('right-lost', findings),
  problem('access-right-worse', findings),
  problem('lock-worse', findings),
  problem('licence-ending', findings),
  problem('verification-failed', findings.extend({ by: z.string().optional() })),
  /** `times` in a row, with the last failure of the iLOQ client. */
  problem(
    'unreachable',
    z.object({
      origin: z.string(),
      times: z.number(),
      failure: z.string(),
      detail: z.string().optional(),
    }),
  ),
  /** Several sites of one iLOQ server at once; `sites` are the IDs of the first of them. */
  problem(
    'iloq-down',
    z.object({ origin: z.string(), count: z.number(), sites: z.array(z.string()) }),
  ),
  problem('subscription-ending', subscription),
  /**
   * `deliveries`: iLOQ tries again or has given up `count` of them; `lost`: `count` never came;
   * `limit`: iLOQ takes no further subscription, as others have them; `refused`: the API user may
   * not, or iLOQ refused a change; `system-gone`: the API user does not reach the locking system.
   */
  problem(
    'subscription-failing',
    subscription.extend({
      trouble: z.enum(['deliveries', 'lost', 'limit', 'refused', 'system-gone']),
      count: z.number().optional(),
      usedBy: z.array(z.string()).optional(),
    }),
  ),
  problem('bad-signatures', z.object({ count: z.number(), minutes: z.number() })),
  problem(
    'help-wanted',
    z.object({
      by: z.string(),
      ask: z.enum(askIds).optional(),
      words: z.string().optional(),
      /** The last verification; none: not verified yet. */
      tried: verdictSchema.optional(),
    }),
  ),
  /** Who has the site has left Slack. */
  problem('installer-left', z.object({ person: z.string() })),
  problem('site-stuck', z.object({ since: z.number(), ask: z.enum(askIds).optional() })),
]);

export type Problem = z.infer<typeof problemSchema>;
export type Kind = Problem['kind'];

/** Problems of one site that are told as one incident, as they have one cause or one fix. */
const groups = {
  'login-refused': 'log-in',
  'locked-out': 'log-in',
  'password-expired': 'log-in',
  'log-ins-stopped': 'log-in',
  'right-lost': 'access',
  'access-right-worse': 'access',
  'lock-worse': 'access',
  'licence-ending': 'licence',
  'verification-failed': 'set-up',
  'site-stuck': 'set-up',
  unreachable: 'reach',
  'iloq-down': 'iloq',
  'subscription-ending': 'webhooks',
  'subscription-failing': 'webhooks',
  'bad-signatures': 'webhooks',
  'help-wanted': 'help',
  'installer-left': 'people',
} as const satisfies Readonly<Record<Kind, string>>;
type Group = (typeof groups)[Kind];

export const kinds: readonly Kind[] = problemSchema.options.map(
  (option) => option.shape.kind.value,
);

export const groupOf = (kind: Kind): Group => groups[kind];

/** What names an incident beside its site; outages of two iLOQ servers are two. */
export const keyOf = (problem: Problem): string =>
  problem.kind === 'iloq-down' ? `iloq:${problem.data.origin}` : groupOf(problem.kind);

/**
 * What an open incident of a site inhibits at the same site while it lasts, because it follows from
 * it (Alertmanager's inhibition).
 */
export const inhibits: Readonly<Partial<Record<Group, readonly Group[]>>> = {
  reach: ['webhooks', 'set-up'],
};

/** So many sites of one iLOQ server that cannot be reached are one outage. */
export const manySites = 3;

export const worst = (all: readonly Severity[]): Severity =>
  severities.find((severity) => all.includes(severity)) ?? 'info';

export const isWorse = (one: Severity, other: Severity): boolean =>
  severities.indexOf(one) < severities.indexOf(other);
