import { z } from 'zod';
import {
  alertSettingsSchema,
  type Problem,
  problemSchema,
  problemsOfReport,
  severities,
} from '../alerts/index.ts';
import {
  askIds,
  lettersOf,
  refutedStep,
  type Standing,
  settledCount,
  standingOf,
  standingSchema,
  stateOf,
} from '../checklist/index.ts';
import { laneOf } from './effect.ts';
import { logInsWait } from './log-ins.ts';
import { roles } from './people.ts';
import { checkedSchema, conversationSchema, type Site } from './site.ts';
import { supportHearsAt } from './support-rule.ts';

/** Raised whenever a row is made otherwise of the same site: those that are kept are made anew. */
export const rowForm = 1;

/** What lists and look-ups need of a site; as it is kept, in JSON, too. */
export const siteRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The name as people compare names. */
  key: z.string(),
  installers: z.array(z.string()),
  roles: z.record(z.string(), z.enum(roles)).optional(),
  archived: z.boolean(),
  /** Its document cannot be read: the row is of an older copy, and the site is left alone. */
  stopped: z.literal(true).optional(),
  paused: z.boolean(),
  asked: z.enum(askIds).optional(),
  settled: z.number(),
  /** How the steps stand: see `statusesOf`. */
  steps: z.string(),
  standing: standingSchema,
  serviceCode: z.string().optional(),
  lockingSystemId: z.string().optional(),
  conversation: conversationSchema,
  left: z.string().optional(),
  askedAt: z.number(),
  heard: z.object({ by: z.string(), at: z.number() }),
  verifiedAt: z.number().optional(),
  /** Of a finished site, what the last verification found wrong: the gravest of it. */
  trouble: problemSchema.optional(),
  running: z.boolean(),
  /** When support is to hear of a refused log-in; undefined: of none, or it has. */
  supportHearsAt: z.number().optional(),
  /** How much its people are still to be told. */
  waiting: z.number(),
  /** The lanes that it waits in: see `laneOf`; JSON has null for the conversation's own. */
  waitingFor: z.array(
    z
      .string()
      .nullable()
      .transform((lane) => lane ?? undefined),
  ),
  /** Since when the first of them waits, in milliseconds since the epoch. */
  waitingSince: z.number().optional(),
  alerts: alertSettingsSchema.optional(),
  /** Something that the bot does with itself is still to be done. */
  hasFollowUps: z.boolean(),
  /** A password is stored, so that the bot can log in by itself. */
  hasPassword: z.boolean(),
  /** Fingerprints of its last passwords: see `Custody.anywhere`. */
  knownPasswords: z.array(z.string()),
  checked: checkedSchema.optional(),
  /** Wants to be told of iLOQ's events, or has subscriptions left. */
  webhooks: z.boolean(),
});
export type SiteRow = Readonly<z.infer<typeof siteRowSchema>>;

/** As people compare names: case, surplus blanks and how an accent is written do not count. */
export const nameKey = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

export function siteRow(site: Site): SiteRow {
  return {
    id: site.id,
    name: site.name,
    key: nameKey(site.name),
    installers: site.installers,
    roles: site.roles,
    archived: site.archivedAt !== undefined,
    paused: site.paused,
    asked: site.progress.asked,
    settled: settledCount(site.progress),
    steps: lettersOf(site.progress),
    standing: siteStanding(site),
    serviceCode: site.values.serviceCode,
    lockingSystemId: site.values.lockingSystem?.id,
    conversation: site.conversation,
    left: site.left,
    askedAt: site.askedAt,
    heard: site.heard,
    verifiedAt: site.report?.at,
    trouble: troubleOf(site),
    running: site.run !== undefined,
    supportHearsAt: supportHearsAt(site),
    waiting: site.pending.length,
    waitingFor: [...new Set(site.pending.map(laneOf))],
    waitingSince: site.pending[0]?.at,
    alerts: site.alerts,
    hasFollowUps: site.followUps.length > 0,
    hasPassword: site.password !== undefined,
    knownPasswords: site.knownPasswords,
    checked: site.checked,
    webhooks:
      site.webhooks !== undefined &&
      site.webhooks.events.length + site.webhooks.subscriptions.length > 0,
  };
}

/** Without the names of locks: lists count them. */
function troubleOf({ id, report, finishedAt, archivedAt }: Site): Problem | undefined {
  if (!report || finishedAt === undefined || archivedAt !== undefined) return undefined;
  const findings = report.findings.map((each) => ('names' in each ? { ...each, names: [] } : each));
  const { raised } = problemsOfReport({ id, finished: true }, { ...report, findings });
  return raised.toSorted(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  )[0];
}

/** Of a site whose document cannot be read: broken, and nothing of it is due. */
export const stoppedRow = (row: SiteRow): SiteRow => ({
  ...row,
  stopped: true,
  standing: { ...row.standing, failed: true, finishedAt: row.standing.finishedAt ?? 0 },
  asked: undefined,
  running: false,
  supportHearsAt: undefined,
  waiting: 0,
  waitingSince: undefined,
  waitingFor: [],
  hasFollowUps: false,
  hasPassword: false,
  webhooks: false,
});

/** Finished once, and the bot can log in by itself. */
export const isWatched = ({ archived, running, hasPassword, standing }: SiteRow): boolean =>
  !archived && !running && hasPassword && standing.finishedAt !== undefined;

export function siteStanding(
  site: Pick<Site, 'progress' | 'report' | 'movedAt' | 'finishedAt' | 'archivedAt'>,
): Standing {
  const refuted = site.report?.findings.some((finding) => {
    const step = refutedStep(finding);
    return step !== undefined && ['later', 'skipped'].includes(stateOf(site.progress, step).status);
  });
  return standingOf(site.progress, site, refuted || logInsWait(site));
}
