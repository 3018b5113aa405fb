import { z } from 'zod';
import type { Migration } from '../storage/index.ts';

const version1 = z.looseObject({
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

/** 0.1.0, whose login guard was called a brake. */
const from1: Migration = (document) => {
  const { pending, report, ...rest } = version1.parse(document);
  return {
    ...rest,
    ...(report && { report: { ...report, findings: report.findings.map(renameGuard) } }),
    pending: pending.filter(({ say }) => !followUps.has(say)),
    followUps: pending.flatMap(({ say, ...about }) =>
      followUps.has(say) ? [{ do: followUps.get(say), ...about }] : [],
    ),
  };
};

/** A finding of 0.1.0. */
export function renameGuard({ braked, ...finding }: Readonly<Record<string, unknown>>) {
  return {
    ...finding,
    ...(finding['failure'] === 'brake-on' && { failure: 'guard-on' }),
    ...(braked !== undefined && { guarded: braked }),
  };
}

/** The first leads from version 1 to 2; they are only ever added to. */
export const siteMigrations: readonly Migration[] = [from1];
export const workspaceMigrations: readonly Migration[] = [from1];
