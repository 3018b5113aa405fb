import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What satori writes with. */
export interface Font {
  readonly name: string;
  readonly data: Buffer;
  readonly weight: 400 | 600;
  readonly style: 'normal';
}

/**
 * The scripts that names are drawn in, one file each; the first is the one that also draws what
 * none of them has.
 */
const scripts = [
  'latin',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
] as const;

const familyOf = (script: (typeof scripts)[number]): string =>
  script === 'latin' ? 'Inter' : `Inter ${script}`;

/** All of them, in the order in which a letter is looked for. */
export const fontFamily: string = scripts.map(familyOf).join(', ');

const files = scripts.flatMap((script) =>
  ([400, 600] as const).map((weight) => ({
    name: familyOf(script),
    weight,
    file: `@fontsource/inter/files/inter-${script}-${weight}-normal.woff`,
  })),
);

/** Within `node_modules`. */
export const fontFiles: readonly string[] = files.map(({ file }) => file);

/** Inter, from its package: nothing is ever fetched. */
export function readFonts(): Font[] {
  const { resolve } = createRequire(import.meta.url);
  return files.map(({ name, weight, file }) => ({
    ...{ name, weight, style: 'normal' },
    data: readFileSync(resolve(file)),
  }));
}
