import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()) });
const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');

/** The bot's version, and the packages that it is built on with theirs. */
export const { version, dependencies } = manifest.parse(JSON.parse(text));
