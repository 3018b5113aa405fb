import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

/** For processes that get no other environment than they are given: what Node has compiled. */
export const compiled = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' };

/** What tests start as processes, beside the bot's own programs. */
const ofTests = {
  'bot-process': 'test/e2e/bot-process.ts',
  'alerting-process': 'test/alerts/alerting-process.ts',
  'receiver-process': 'test/webhooks/receiver-process.ts',
  'count-up': 'test/storage/count-up.ts',
  hold: 'test/storage/hold.ts',
  'live-on': 'test/storage/live-on.ts',
  'write-too-much': 'test/storage/write-too-much.ts',
  'move-and-die': 'test/storage/postgres/move-and-die.ts',
};

/** @returns the file of a program, built as it is for a server: it starts in half the time */
export const built = (
  name: keyof typeof ofTests | keyof typeof import('../deploy/bundle.ts').programs,
): string => join(tmpdir(), 'bot', `${name}.js`);

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));
/** A file system in memory: a sync costs nothing there, and it outlives a killed process. */
const memory = '/dev/shm';
const roomBytes = 2 ** 30;
const prefix = 'livion-tests-';

/**
 * What tests write goes into a folder of this run, in memory where there is room, and is gone
 * afterwards. The programs that tests start are built into it, and Node keeps there what it has
 * compiled of them.
 */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  // Vitest asks once for each of its projects.
  if (basename(tmpdir()).startsWith(prefix)) return undefined;
  const folder = mkdtempSync(join(hasRoom() ? memory : tmpdir(), prefix));
  // Some tests start the bot as another user.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled');
  // What is not built in.
  mkdirSync(join(folder, 'node_modules'));
  for (const scope of ['@resvg', '@fontsource'])
    symlinkSync(join(packages, scope), join(folder, 'node_modules', scope));
  // Only here, once: the files of tests load this one, too.
  const { bundle, programs } = await import('../deploy/bundle.ts');
  const build = async (): Promise<void> => void (await bundle({ ...programs, ...ofTests }, folder));
  await build();
  project.onTestsRerun(build);
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomBytes;
}
