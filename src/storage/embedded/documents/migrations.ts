import { z } from 'zod';
import { findingOf010 } from '../../../checklist/index.ts';
import type { Migration } from './documents.ts';

const version1 = z.looseObject({
  needed: z.unknown().optional(),
  pending: z.array(z.looseObject({ say: z.string() })),
  report: z.looseObject({ findings: z.array(z.looseObject({})) }).optional(),
});

/** What the bot does with itself stood in one row with what it says. */
const followUps = new Map([
  ['entry', 'journal'],
  ['help', 'ask-support'],
  ['weigh', 'weigh'],
  ['end-alerts', 'end-alerts'],
]);

/** 0.1.0. */
const from1: Migration = (document) => {
  const { needed, pending, report, ...rest } = version1.parse(document);
  return {
    ...rest,
    ...(needed !== undefined && { requiredLocks: needed }),
    ...(report && { report: { ...report, findings: report.findings.map(findingOf010) } }),
    pending: pending.filter(({ say }) => !followUps.has(say)),
    followUps: pending.flatMap(({ say, ...about }) =>
      followUps.has(say) ? [{ do: followUps.get(say), ...about }] : [],
    ),
  };
};

/** The first leads from version 1 to 2; they are only ever added to. */
export const siteMigrations: readonly Migration[] = [from1];
export const workspaceMigrations: readonly Migration[] = [from1];
