import { z } from 'zod';
import { type Report, refutedStep, sawWhatDecides } from './finding.ts';
import { type StepId, stepIds } from './ids.ts';
import { type AskId, askIds, essentialSteps, steps } from './steps.ts';

/** A Slack user ID, and milliseconds since the epoch. */
const by = z.string();
const at = z.number();

const stepStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open') }),
  /** A person said so. */
  z.object({ status: z.literal('done'), by, at }),
  /** iLOQ said so. */
  z.object({ status: z.literal('verified'), at }),
  /** iLOQ said no: open again. */
  z.object({ status: z.literal('failed'), at }),
  z.object({ status: z.literal('skipped'), by, at, reason: z.string() }),
  /** Put off: it must not hold up the rest, and the hand-over lists it. */
  z.object({ status: z.literal('later'), by, at }),
]);

export type StepState = z.infer<typeof stepStateSchema>;
export const stepStatuses = stepStateSchema.options.map(({ shape }) => shape.status.value);

export const deliveredAnswers = ['yes', 'no', 'not-sure'] as const;
export type Delivered = (typeof deliveredAnswers)[number];

export const progressSchema = z.object({
  /** Was the locking system delivered with API access? A person's word. */
  delivered: z.enum(deliveredAnswers).optional(),
  /** A step that is not here is open. */
  steps: z.partialRecord(z.enum(stepIds), stepStateSchema),
  /** What the conversation asks now; nothing once the hand-over is confirmed. */
  asked: z.enum(askIds).optional(),
});

export type Progress = z.infer<typeof progressSchema>;

/** Who did something, and when (milliseconds since the epoch). */
export interface Act {
  readonly by: string;
  readonly at: number;
}

/** Of an act, which may come with more, what a step keeps. */
const sign = ({ by, at }: Act): Act => ({ by, at });

/** A checklist nobody has touched; the opening question is asked. */
export const newProgress = (): Progress => ({ steps: {}, asked: 'delivered-with-api' });

export const stateOf = (progress: Progress, id: StepId): StepState =>
  progress.steps[id] ?? { status: 'open' };

const isWaiting = (progress: Progress, id: StepId): boolean => {
  const { status } = stateOf(progress, id);
  return status === 'open' || status === 'failed';
};

/** The first step, in the article's order, that waits for somebody; a put-off one does not. */
export function nextStep(progress: Progress): AskId | undefined {
  if (!progress.delivered) return 'delivered-with-api';
  return stepIds.find((id) => isWaiting(progress, id));
}

const withStep = (progress: Progress, id: StepId, state: StepState): Progress => ({
  ...progress,
  steps: { ...progress.steps, [id]: state },
});

const askNext = (progress: Progress): Progress => {
  const { asked: _, ...rest } = progress;
  const next = nextStep(rest);
  return next ? { ...rest, asked: next } : rest;
};

/**
 * Answers the opening question. "Yes" leaves section 1 out as far as nobody has worked on it;
 * another answer brings back what an earlier "yes" left out.
 */
export function answerDelivered(progress: Progress, delivered: Delivered, act: Act): Progress {
  let next: Progress = { ...progress, delivered };
  for (const id of stepIds) {
    if (steps[id].section !== 1) continue;
    const state = stateOf(next, id);
    if (delivered === 'yes' && state.status === 'open')
      next = withStep(next, id, { status: 'skipped', ...sign(act), reason: 'delivered-with-api' });
    if (delivered !== 'yes' && state.status === 'skipped' && state.reason === 'delivered-with-api')
      next = withStep(next, id, { status: 'open' });
  }
  return askNext(next);
}

/** Why a step can be left out; a person may give another reason in their own words. */
export const skipReasons = ['already', 'not-needed', 'someone-else', 'delivered-with-api'] as const;

export const markDone = (progress: Progress, id: StepId, act: Act): Progress =>
  askNext(withStep(progress, id, { status: 'done', ...sign(act) }));

/** Skips a step, for one of the reasons or one in the person's words; the next one is asked. */
export const skip = (progress: Progress, id: StepId, act: Act, reason: string): Progress =>
  askNext(withStep(progress, id, { status: 'skipped', ...sign(act), reason }));

/** Puts a step off; the next one is asked. */
export const putOff = (progress: Progress, id: StepId, act: Act): Progress =>
  askNext(withStep(progress, id, { status: 'later', ...sign(act) }));

/**
 * Takes all proofs back to a person's word, because a value that they stood on has changed;
 * verification and hand-over are open again.
 */
export function unprove(progress: Progress, act: Act): Progress {
  let next = progress;
  for (const id of stepIds)
    if (stateOf(next, id).status === 'verified')
      next = withStep(next, id, { status: 'done', ...sign(act) });
  return reopen(next, ['verification', 'hand-over']);
}

export const reopen = (progress: Progress, ids: readonly StepId[]): Progress =>
  ids.reduce(
    (current, id) =>
      stateOf(current, id).status === 'open' ? current : withStep(current, id, { status: 'open' }),
    progress,
  );

/** iLOQ said no to a step before any log-in, as to an address where nothing of iLOQ answers. */
export const refute = (progress: Progress, id: StepId, refutedAt: number): Progress =>
  withStep(progress, id, { status: 'failed', at: refutedAt });

export const ask = (progress: Progress, id: AskId): Progress => ({ ...progress, asked: id });

/** Asks the first step that waits for somebody. */
export const goOn = askNext;

/** The step before the one that is asked, whatever its state; the opening question comes first. */
export function goBack(progress: Progress): Progress {
  const index = progress.asked ? askIds.indexOf(progress.asked) : askIds.length;
  const before = askIds[index - 1];
  return before ? ask(progress, before) : progress;
}

/** A step that was skipped or put off waits again, and is asked. */
export const bringBackOne = (progress: Progress, id: StepId): Progress =>
  ask(reopen(progress, [id]), id);

/** Brings put-off steps back, so that they are asked in their turn. */
export const bringBack = (progress: Progress): Progress => reopen(progress, putOffSteps(progress));

export const putOffSteps = (progress: Progress): StepId[] =>
  stepIds.filter((id) => stateOf(progress, id).status === 'later');

/**
 * What iLOQ said, applied: a step is ticked only by its own proof and reopened only by a finding
 * that refutes it; a step that the run did not see stays as it is. The verification step follows
 * from the whole: verified when the run proved what LivionKey cannot do without, saw all that
 * decides and found nothing wrong; failed when something is wrong; untouched when no session came
 * about.
 */
export function applyReport(progress: Progress, report: Report): Progress {
  const refuted = new Set(report.findings.map(refutedStep).filter((id) => id !== undefined));
  let next = progress;
  for (const id of report.proved)
    if (!refuted.has(id)) next = withStep(next, id, { status: 'verified', at: report.at });
  for (const id of refuted) next = withStep(next, id, { status: 'failed', at: report.at });
  const wrong = report.findings.some((finding) => finding.severity === 'wrong');
  if (wrong && (report.seen !== 'none' || refuted.size > 0))
    next = withStep(next, 'verification', { status: 'failed', at: report.at });
  else if (
    !wrong &&
    sawWhatDecides(report) &&
    essentialSteps.every((id) => report.proved.includes(id))
  )
    next = withStep(next, 'verification', { status: 'verified', at: report.at });
  return next;
}

/** How many of the numbered steps are settled: done, verified or skipped. */
export const settledCount = (progress: Progress): number =>
  stepIds.filter((id) => ['done', 'verified', 'skipped'].includes(stateOf(progress, id).status))
    .length;
