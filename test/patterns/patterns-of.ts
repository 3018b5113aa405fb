import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { parse } from 'acorn';
import { z } from 'zod';

/** A pattern as it stands in a source. */
export interface Pattern {
  /** `src/iloq/address.ts:40` */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

const regexToken = z.object({
  type: z.object({ label: z.literal('regexp') }),
  value: z.object({ pattern: z.string(), flags: z.string() }),
  start: z.number(),
});

/** Every regular expression that is written in the sources of a folder. */
export function patternsIn(folder: string): Pattern[] {
  return sourcesIn(folder).flatMap((path) => {
    const code = stripTypeScriptTypes(readFileSync(path, 'utf8'));
    const patterns: Pattern[] = [];
    parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      onToken(token) {
        const regex = regexToken.safeParse(token).data;
        if (!regex) return;
        const line = code.slice(0, regex.start).split('\n').length;
        const { pattern, flags } = regex.value;
        patterns.push({ at: `${path}:${line}`, source: pattern, flags });
      },
    });
    return patterns;
  });
}

export const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path));
