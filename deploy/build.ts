import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { fontFiles } from '../src/overview/picture/fonts.ts';

/**
 * `npm run build`: makes `dist/`, all that a server needs beside Node: the program with the
 * packages that it is built on in a few files, and what cannot be put into a file.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const bundle = await rolldown({
  cwd: root,
  input: {
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
  },
  platform: 'node',
  // It has a part in machine code.
  external: ['@resvg/resvg-js'],
  // What packages of the older kind find themselves by.
  transform: { define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } },
});
rmSync(dist, { recursive: true, force: true });
const { output } = await bundle.write({ dir: join(dist, 'bot'), format: 'esm' });
const modules = output.flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []));

const scope = readdirSync(join(root, 'node_modules/@resvg')).map((name) => `@resvg/${name}`);
for (const path of [...scope, ...fontFiles]) {
  const target = join(dist, 'node_modules', path);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(root, 'node_modules', path), target, { recursive: true });
}
cpSync(join(root, 'src/storage/postgres/migrations'), join(dist, 'bot/migrations'), {
  recursive: true,
});
cpSync(join(root, 'package.json'), join(dist, 'package.json'));
cpSync(join(root, 'LICENSE'), join(dist, 'LICENSE'));
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licences(packagesOf(modules)));

/** The folders of the packages that these files are of, and of those that were copied. */
function packagesOf(files: readonly string[]): string[] {
  const bundled = files.flatMap(
    (file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(file)?.[0] ?? [],
  );
  const copied = [...scope, '@fontsource/inter'].map((name) => join(root, 'node_modules', name));
  return [...new Set([...bundled, ...copied])].toSorted();
}

/** Their licences ask for it: each package's, as it came with it. */
function licences(packages: readonly string[]): string {
  return packages
    .map((folder) => {
      const about: { name: string; version: string; license?: string } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      const texts = readdirSync(folder)
        .filter((name) => /^(licen[cs]e|copying|notice)/iu.test(name))
        .map((name) => readFileSync(join(folder, name), 'utf8').trim());
      return `${about.name} ${about.version} (${about.license})\n\n${texts.join('\n\n')}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
