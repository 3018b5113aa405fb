import {
  type AskId,
  newProgress,
  type Progress,
  type StepState,
  stepIds,
} from '../../src/checklist/index.ts';
import {
  type Input,
  newSite,
  type OutboxEntry,
  type PendingFollowUp,
  type Site,
} from '../../src/sites/index.ts';

/** Monday, 3 March 2025, 10:00 in Helsinki. */
export const monday = Date.UTC(2025, 2, 3, 8);

/** Mikko says something, a minute after the site was opened. */
export const input: Input = { by: 'U-MIKKO', at: monday + 60_000, request: 'message:D1:2' };
export const sealed = { key: '1', nonce: 'bm9uY2U=', box: 'Ym94' };

/** A site that Mikko has just opened in his direct message. */
export const fresh = (change: Partial<Site> = {}): Site => ({
  ...newSite({
    id: 'kamppi',
    name: 'Kamppi',
    by: 'U-MIKKO',
    at: monday,
    conversation: { kind: 'dm', person: 'U-MIKKO', channel: 'D1' },
  }),
  ...change,
});

export const values = {
  serviceCode: 'KAMPPI',
  serviceAddress: 'https://s5.iloq.com/iloqws',
  userId: 'api.keyautomat',
} as const;

const done = { status: 'done', by: 'U-MIKKO', at: monday } as const;

/** Everything before this step is done, and it is asked; nothing of what comes after is. */
export function progressAt(asked: AskId | undefined): Progress {
  if (asked === 'delivered-with-api') return newProgress();
  const before = asked === undefined ? stepIds : stepIds.slice(0, stepIds.indexOf(asked));
  const steps = Object.fromEntries(before.map((id): [string, StepState] => [id, done]));
  return { delivered: 'no', steps, ...(asked && { asked }) };
}

/** A site whose set-up has come to this step, with all values that were asked before it. */
export const siteAt = (asked: AskId | undefined, change: Partial<Site> = {}): Site => {
  const progress = progressAt(asked);
  const has = (id: 'service-code' | 'service-address' | 'user-id') =>
    progress.steps[id] !== undefined;
  return fresh({
    progress,
    values: {
      ...(has('service-code') && { serviceCode: values.serviceCode }),
      ...(has('service-address') && { serviceAddress: values.serviceAddress }),
      ...(has('user-id') && { userId: values.userId }),
    },
    ...(progress.steps.password && { password: sealed }),
    ...change,
  });
};

/** What was decided to be said since `before`, without its bookkeeping. */
export const saidSince = (before: Site, after: Site): Record<string, unknown>[] =>
  after.pending.slice(before.pending.length).map(({ id: _, at: __, ...what }: OutboxEntry) => what);

/** What the bot has to do with itself since `before`, but for the journal. */
export const followedSince = (before: Site, after: Site): Record<string, unknown>[] =>
  after.followUps
    .slice(before.followUps.length)
    .filter((followUp) => followUp.do !== 'journal')
    .map(({ id: _, at: __, ...what }: PendingFollowUp) => what);

/** What the journal is to tell since `before`. */
export const entriesSince = (before: Site, after: Site): string[] =>
  after.followUps
    .slice(before.followUps.length)
    .flatMap((followUp) => (followUp.do === 'journal' ? [followUp.what] : []));

/** The notes among what was said. */
export const notesSince = (before: Site, after: Site) =>
  after.pending
    .slice(before.pending.length)
    .flatMap((said) => (said.say === 'note' ? [said.note] : []));
