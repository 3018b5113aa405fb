import { setTimeout as after } from 'node:timers/promises';
import type { Fault as IloqFault } from '../../sandbox/iloq/index.ts';
import type { Fault } from '../../sandbox/slack/index.ts';
import type { Surroundings } from '../../sandbox/surroundings.ts';
import type { AskId } from '../../src/checklist/index.ts';
import type { Random } from './random.ts';

/** A moment at which the bot is killed. */
export interface Moment {
  readonly name: string;
  /** Resolves when it has come. */
  readonly comes: Promise<void>;
}

/** iLOQ's calls that answering a step leads to. */
const iloqCalls: Partial<Record<AskId, readonly [string, ...string[]]>> = {
  'service-address': ['Url/GetUrl'],
  verification: [
    'Url/GetUrl',
    'CreateSession',
    'CreateSession',
    'LockGroups',
    'SetLockgroup',
    'Locks',
    'Keys',
    'KillSession',
  ],
};

/**
 * Chooses when to kill, while this step is answered: some milliseconds after the deed, or inside a
 * call to Slack or iLOQ that hangs, is slow, or was done and its answer lost.
 */
export function nextMoment(around: Surroundings, step: AskId | undefined, random: Random): Moment {
  const { slack, iloq } = around;
  const calls = step === undefined ? undefined : iloqCalls[step];
  const way = random.below(calls ? 6 : 4);
  if (way < 2) {
    const ms = random.below(60);
    return { name: `${ms} ms after the deed`, comes: after(ms) };
  }
  if (way < 4) {
    const method = random.pick([
      'chat.postMessage',
      'chat.postMessage',
      'chat.update',
      'users.info',
    ]);
    const fault = random.pick<Fault>([
      { kind: 'slow', ms: 40 },
      { kind: 'lost' },
      { kind: 'hang' },
    ]);
    const before = slack.calls.length;
    slack.fault(method, fault, 1);
    const called = () => slack.calls.slice(before).some((call) => call.method === method);
    return { name: `in ${method} (${fault.kind})`, comes: soon(slack, called) };
  }
  const path = random.pick(calls ?? ['*']);
  const fault = random.pick<IloqFault>([
    { kind: 'hang' },
    { kind: 'hang', after: true },
    { kind: 'slow', ms: 40 },
  ]);
  const before = iloq.counters.calls.get(path) ?? 0;
  iloq.faults.set(path, { ...fault, times: 1 });
  const called = () => (iloq.counters.calls.get(path) ?? 0) > before;
  return {
    name: `in ${path} (${fault.kind}${'after' in fault ? ', done' : ''})`,
    comes: soon(slack, called),
  };
}

/** A moment that need not come: a step that is answered without this call ends the wait. */
const soon = (slack: Surroundings['slack'], come: () => boolean): Promise<void> =>
  slack.until(come, { limitMs: 700 }).then(
    () => undefined,
    () => undefined,
  );
