import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';
import { z } from 'zod';
import { sourcesIn } from '../patterns/patterns-of.ts';

const textToken = z.object({
  type: z.object({ label: z.enum(['string', 'template']) }),
  value: z.string(),
});
/** Two words or more: what people would read. */
const isSentence = (text: string): boolean => text.split(/\s+/u).length > 1 && text.length > 7;

/** Every sentence, or part of one, that is written in the sources of a folder. */
export function sentencesIn(folder: string): string[] {
  const found = new Set<string>();
  for (const path of sourcesIn(folder))
    parse(stripTypeScriptTypes(readFileSync(path, 'utf8')), {
      ecmaVersion: 'latest',
      sourceType: 'module',
      onToken(token) {
        const text = textToken.safeParse(token).data?.value.trim();
        if (text !== undefined && isSentence(text)) found.add(text);
      },
    });
  return [...found];
}
