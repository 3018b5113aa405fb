import { defineConfig } from 'vitest/config';

/** Where `.ci/run` wants the results to be counted from. */
const results = process.env['VITEST_RESULTS'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/compile-cache.ts'],
    globalSetup: ['test/folder-for-the-run.ts', 'test/without-postgres.ts'],
    // These catch what hangs: no machine is too slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    ...(results !== undefined && { reporters: ['default', 'json'], outputFile: { json: results } }),
  },
});
