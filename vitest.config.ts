import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where `.ci/run` wants the results to be counted from. */
const results = process.env['VITEST_RESULTS'];
/** How often the long forms of tests do what they do. */
const isLong = ['LIVION_KILLS', 'LIVION_ALERTS', 'LIVION_HISTORIES'].some(
  (name) => process.env[name] !== undefined,
);

/**
 * Nock, which plays single exchanges there, puts its own sockets in place of Node's: those files
 * share no process with others.
 */
const withNock = ['test/iloq/nock/**/*.test.ts'];
/** What the sandbox's page is written in, Node cannot read. */
const withJsx = ['test/sandbox/page/*.test.{ts,tsx}'];

/** Node loads the rest by itself, as it loads the bot: less work than Vite's own loader. */
const experimental = { viteModuleRunner: false };

export default defineConfig({
  test: {
    // One after the other, by their names.
    projects: [
      { extends: true, test: { name: 'jsx', include: withJsx } },
      { extends: true, test: { name: 'nock', include: withNock, experimental } },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['test/**/*.test.ts'],
          exclude: [...withJsx, ...withNock],
          experimental,
        },
      },
    ],
    // What one file has loaded and warmed up serves the next of its project.
    isolate: false,
    globalSetup: ['test/folder-for-the-run.ts', 'test/without-postgres.ts'],
    // Workers share the cores already: clearing memory on further threads costs more than it saves.
    execArgv: ['--single-threaded-gc'],
    // A core is idle while a test waits for a process or a thread: one file more than cores.
    maxWorkers: availableParallelism() + 1,
    // These catch what hangs: no machine is too slow. A long form takes as long as it takes.
    testTimeout: isLong ? 0 : 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 300_000 } },
    ...(results !== undefined && { reporters: ['default', 'json'], outputFile: { json: results } }),
  },
});
