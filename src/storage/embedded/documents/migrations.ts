import { z } from 'zod';
import { findingOf010 } from '../../../checklist/index.ts';
import type { Migration } from '../../document-kind.ts';

const version1 = z.looseObject({
  messages: z.looseObject({ progress: z.looseObject({}).optional() }).optional(),
  knownPasswords: z.array(z.string()).optional(),
  needed: z.unknown().optional(),
  pending: z.array(
    z.looseObject({ say: z.string(), note: z.looseObject({ note: z.string() }).optional() }),
  ),
  report: z.looseObject({ findings: z.array(z.looseObject({})) }).optional(),
});

/** What the bot does with itself stood in one row with what it says. */
const followUps = new Map([
  ['entry', 'journal'],
  ['help', 'ask-support'],
  ['weigh', 'weigh'],
  ['end-alerts', 'end-alerts'],
]);

/** Notes of their own, which other messages say now, in place. */
const inPlace = new Set(['welcome', 'finished', 'verifying', 'help-called', 'address-found']);

/** 0.1.0. */
const from1: Migration = (document) => {
  const { needed, pending, report, messages, knownPasswords, ...rest } = version1.parse(document);
  const { progress: list, ...others } = messages ?? {};
  return {
    ...rest,
    ...(messages && { messages: { ...others, ...(list && { list: { ...list, below: 0 } }) } }),
    ...(knownPasswords && { knownPasswords: [], ownPasswords: knownPasswords }),
    ...(needed !== undefined && { requiredLocks: needed }),
    ...(report && { report: { ...report, findings: report.findings.map(findingOf010) } }),
    pending: pending.flatMap(({ say, ...about }) =>
      followUps.has(say) || inPlace.has(about.note?.note ?? '')
        ? []
        : [{ say: say === 'progress' ? 'list' : say, ...about }],
    ),
    followUps: pending.flatMap(({ say, ...about }) =>
      followUps.has(say) ? [{ do: followUps.get(say), ...about }] : [],
    ),
  };
};

/** Settings of its own: an older program would drop them. */
const withSettings: Migration = (document) => document;

/** The first leads from version 1 to 2; they are only ever added to. */
export const siteMigrations: readonly Migration[] = [from1];
export const workspaceMigrations: readonly Migration[] = [from1, withSettings];
