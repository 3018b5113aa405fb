import { afterEach, beforeEach, describe } from 'vitest';
import { holdsAtOnce, meetingsIn } from './at-once.ts';
import { DataDir, untilAborted } from './data-dir.ts';
import { holdsForEveryEngine } from './every-engine.ts';

describe('The embedded engine', () => {
  let data: DataDir;
  beforeEach(() => {
    // What is written soon waits until there is a reason.
    data = new DataDir(untilAborted);
  });
  afterEach(() => data.clear());

  holdsForEveryEngine({ open: async () => data.open(), again: () => data.reopen() });
});

holdsAtOnce('in one process', async () => {
  const data = new DataDir();
  const one = data.open();
  return { one, meetings: meetingsIn(one), close: () => data.clear() };
});
