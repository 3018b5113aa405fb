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

/** Inter, from its package: nothing is ever fetched. */
export function readFonts(): Font[] {
  const { resolve } = createRequire(import.meta.url);
  return scripts.flatMap((script) =>
    ([400, 600] as const).map((weight) => ({
      name: familyOf(script),
      data: readFileSync(resolve(`@fontsource/inter/files/inter-${script}-${weight}-normal.woff`)),
      weight,
      style: 'normal' as const,
    })),
  );
}
