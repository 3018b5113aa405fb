import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { z } from 'zod';

/** One file names another; a type alone counts as well. */
export interface Import {
  /** `src/sites/may.ts` */
  readonly from: string;
  /** The path of a file, or the name of a package as it is written. */
  readonly to: string;
}

const namesAnother = z.object({
  type: z.enum([
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ]),
  source: z.object({ value: z.string() }),
});

/** Every import of every source in a folder, in whichever form it is written. */
export const importsIn = (folder: string): Import[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?ts$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .flatMap((from) => importsOf(from, readFileSync(from, 'utf8')));

export function importsOf(from: string, code: string): Import[] {
  const found: Import[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { data } = namesAnother.safeParse(node);
    if (data) {
      const { value } = data.source;
      found.push({
        from,
        to: value.startsWith('.') ? normalize(join(dirname(from), value)) : value,
      });
    }
    for (const each of Object.values(node)) walk(each);
  };
  walk(parseAst(code, { lang: 'ts' }));
  return found;
}
