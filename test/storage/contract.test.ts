import { afterEach, beforeEach, describe } from 'vitest';
import { holdsForEveryEngine } from './contract.ts';
import { DataDir } from './data-dir.ts';

describe('The embedded engine', () => {
  let data: DataDir;
  beforeEach(() => {
    data = new DataDir();
  });
  afterEach(() => data.clear());

  holdsForEveryEngine({ open: async () => data.open(), again: () => data.reopen() });
});
