import type { PlanBlock } from '@slack/types';
import {
  putOffSteps,
  type StepId,
  type StepState,
  settledCount,
  stateOf,
  stepIds,
  stepNumber,
} from '../../checklist/index.ts';
import type { Site } from '../../sites/index.ts';
import { clip, flat, list, name, titleOf } from '../../text/index.ts';
import { context, type Message } from './message.ts';

/** All steps with their status, as a plan, and the same in one line. */
export function progressMessage(site: Site): Message {
  const line = summary(site);
  return { headline: `*${name(site.name)}*: ${line}`, blocks: [plan(site), context(line)] };
}

/** "7 of 13, next: Service code" */
export function summary(site: Site): string {
  const settled = `${settledCount(site.progress)} of ${stepIds.length}`;
  const { asked } = site.progress;
  if (asked) return `${settled}, next: ${titleOf(asked)}`;
  const later = putOffSteps(site.progress).map(titleOf);
  return later.length > 0 ? `${settled}, put off: ${list(later)}` : `${settled}, nothing is open`;
}

const suffixes: Readonly<Record<StepState['status'], string>> = {
  open: '',
  done: ' (you said so)',
  verified: ' ✓',
  failed: ' – iLOQ says no',
  skipped: ' (skipped)',
  later: ' (later)',
};

const stepTitle = (site: Site, id: StepId): string =>
  `${titleOf(id)}${suffixes[stateOf(site.progress, id).status]}`;

/**
 * Titles of the plan and of its tasks are plain text of at most 150 characters; 20 tasks (Block Kit
 * reference).
 */
export function plan(site: Site): PlanBlock {
  return {
    type: 'plan',
    title: clip(`${flat(site.name)}`, 120),
    tasks: stepIds.map((id) => ({
      type: 'task_card',
      task_id: id,
      title: clip(`${stepNumber(id)}. ${stepTitle(site, id)}`, 150),
      status: taskStatus(stateOf(site.progress, id), site.progress.asked === id),
    })),
  };
}

function taskStatus(
  { status }: StepState,
  asked: boolean,
): 'pending' | 'in_progress' | 'complete' | 'error' {
  switch (status) {
    case 'done':
    case 'verified':
    case 'skipped':
      return 'complete';
    case 'failed':
      return 'error';
    case 'open':
    case 'later':
      return asked ? 'in_progress' : 'pending';
  }
}
