import { type AskId, goOn, markDone, reopen, stateOf, unprove } from '../checklist/index.ts';
import { hear, type Input, tell, touched } from './hear.ts';
import { moveTo } from './move-to.ts';
import type { Note } from './note.ts';
import { type Site, say } from './site.ts';

export const valueSteps = ['service-code', 'service-address', 'user-id'] as const;
export type ValueStep = (typeof valueSteps)[number];
export const isValueStep = (id: AskId | undefined): id is ValueStep =>
  valueSteps.some((each) => each === id);

export const valueKeys = {
  'service-code': 'serviceCode',
  'service-address': 'serviceAddress',
  'user-id': 'userId',
} as const;

/** What is wrong with a typed value: said in place of what was wrong with the one before. */
export const tellProblem = (site: Site, at: number, ask: AskId, note: Note): Site =>
  say(site, at, { say: 'problem', ask, note });

/** A value that is hardly right is asked about: the same once more is meant. */
export const doubt = (site: Site, input: Input, ask: AskId, value: string): Site => ({
  ...touched(site, input),
  doubted: { ask, value },
});

/**
 * Stores a value. Where it differs from the one before, what was proved with that one is a person's
 * word again, and the password, which is bound to it, has to be entered again. What is asked stays.
 */
export function storeValue(site: Site, input: Input, id: ValueStep, value: string): Site {
  const { doubted: _doubted, ...next } = hear(site, input, 'answered');
  const key = valueKeys[id];
  const before = site.values[key];
  const { asked } = site.progress;
  if (before === value) {
    if (stateOf(site.progress, id).status === 'verified') return next;
    return {
      ...next,
      progress: { ...markDone(site.progress, id, input), ...(asked && { asked }) },
      movedAt: input.at,
    };
  }
  const values = { ...site.values, [key]: value };
  delete next.handedOut;
  if (id !== 'user-id') delete next.located;
  if (id !== 'user-id') delete values.lockingSystem;
  // The needed locks are those of one customer's locking system.
  if (id === 'service-code') delete next.requiredLocks;
  let progress = before === undefined ? site.progress : unprove(site.progress, input);
  progress = { ...markDone(progress, id, input), ...(asked && { asked }) };
  const stored = { ...next, values, progress, movedAt: input.at };
  // The password is bound to the origin: another path there is the same server.
  const sameOrigin =
    id === 'service-address' && before !== undefined && originOf(before) === originOf(value);
  if (site.password === undefined || sameOrigin) return stored;
  const { password: _, ...rest } = stored;
  return tell({ ...rest, progress: reopen(progress, ['password']) }, input.at, {
    note: 'password-dropped',
    because: id,
  });
}

/**
 * Stores the values that came together, in the order of the steps. As with an address alone, the
 * request counts as applied only when iLOQ has been asked for it.
 */
export const storeValues = (
  site: Site,
  input: Input,
  values: readonly (readonly [ValueStep, string])[],
): Site => ({
  ...values.reduce((stored, [id, value]) => storeValue(stored, input, id, value), site),
  requests: site.requests,
});

/** A value is stored; the next step is asked. */
export function answerValue(
  site: Site,
  input: Input,
  id: ValueStep,
  value: string,
  notes: readonly Note[] = [],
): Site {
  const stored = storeValue(site, input, id, value);
  return moveTo(stored, goOn(stored.progress), input.at, notes);
}

const originOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).origin : address;
