import { type Check, notSeen } from '../check.ts';
import { namesKept } from '../judge-locks.ts';

/**
 * What the API user can see at all: access rights and locks outside its zones do not show. Proves
 * and refutes nothing.
 */
export const zones: Check = {
  part: 'zones',
  rights: ['Right to login in to system'],
  steps: [],
  run: async (seen) => {
    const outcome = await seen.zones();
    if (!outcome.ok) return notSeen('zones', outcome.failure);
    const names = outcome.value.slice(0, namesKept).map(({ name }) => name);
    return {
      findings: [],
      proved: [],
      facts: [{ fact: 'zones', count: outcome.value.length, names }],
      complete: true,
    };
  },
};
