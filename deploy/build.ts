import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontFiles } from '../src/overview/picture/fonts.ts';
import { bundle, programs } from './bundle.ts';

/**
 * `npm run build`: makes `dist/`, all that a server needs beside Node: the program with the
 * packages that it is built on in a few files, and what cannot be put into a file.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
const modules = await bundle(programs, dist);

const scope = readdirSync(join(root, 'node_modules/@resvg')).map((name) => `@resvg/${name}`);
for (const path of [...scope, ...fontFiles]) {
  const target = join(dist, 'node_modules', path);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(root, 'node_modules', path), target, { recursive: true });
}
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
