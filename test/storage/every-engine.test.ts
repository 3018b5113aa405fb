import { afterEach, beforeEach, describe } from 'vitest';
import { DataDir } from './data-dir.ts';
import { holdsForEveryEngine } from './every-engine.ts';

describe('The embedded engine', () => {
  let data: DataDir;
  beforeEach(() => {
    data = new DataDir();
  });
  afterEach(() => data.clear());

  holdsForEveryEngine({ open: async () => data.open(), again: () => data.reopen() });
});
