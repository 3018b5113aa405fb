import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The bot and what it starts beside itself, by the name that each has once it is built. */
export const programs = {
  livion: 'src/start.mjs',
  check: 'src/operations/check.ts',
  backup: 'src/operations/backup.ts',
  restore: 'src/operations/restore.ts',
  reseal: 'src/operations/reseal.ts',
  migrate: 'src/operations/migrate.ts',
  'to-postgres': 'src/operations/to-postgres.ts',
  'from-postgres': 'src/operations/from-postgres.ts',
  'streams-thread': 'src/storage/embedded/streams/streams-thread.ts',
  'beside-thread': 'src/storage/embedded/beside/beside-thread.ts',
  'draw-process': 'src/overview/picture/draw-process.ts',
} as const;

/**
 * Puts programs with the packages that they are built on into `bot/` of a folder, in a few files,
 * and beside it what they read there. What cannot be put into a file they look for in the folder's
 * `node_modules/`.
 * @param input paths in this repository, by the name that each gets
 * @returns the files that they were made of
 */
export async function bundle(
  input: Readonly<Record<string, string>>,
  folder: string,
): Promise<string[]> {
  const bundled = await rolldown({
    cwd: root,
    input: { ...input },
    platform: 'node',
    // It has a part in machine code.
    external: ['@resvg/resvg-js'],
    // What packages of the older kind find themselves by.
    transform: { define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } },
  });
  const { output } = await bundled.write({ dir: join(folder, 'bot'), format: 'esm' });
  await bundled.close();
  cpSync(join(root, 'src/storage/postgres/migrations'), join(folder, 'bot/migrations'), {
    recursive: true,
  });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  return output.flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []));
}
