import { afterEach, beforeEach, describe } from 'vitest';
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
