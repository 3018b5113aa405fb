import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()) });

/** What is running: the bot, Node, and the packages that it is built on. */
export function versions() {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const { version, dependencies } = manifest.parse(JSON.parse(text));
  return {
    bot: version,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    packages: dependencies,
  };
}
