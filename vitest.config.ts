import { defineConfig } from 'vitest/config';

/** Where `.ci/run` wants the results to be counted from. */
const results = process.env['VITEST_RESULTS'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    setupFiles: ['test/compile-cache.ts'],
    ...(results !== undefined && { reporters: ['default', 'json'], outputFile: { json: results } }),
  },
});
