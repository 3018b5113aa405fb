import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The page's files by path below the root, such as `index.html`. */
export type Page = ReadonlyMap<string, string | Uint8Array>;

/** Builds the sandbox's page; nothing is written to the disk. */
export async function buildPage(): Promise<Page> {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('../page', import.meta.url)),
    logLevel: 'warn',
    build: { write: false, modulePreload: false, reportCompressedSize: false, chunkSizeWarningLimit: 4_000 },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const files = outputs.flatMap(({ output }) => output);
  return new Map(files.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}
