import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The page's files by path below the root, such as `index.html`. */
export type Page = ReadonlyMap<string, string | Uint8Array>;

const root = fileURLToPath(new URL('../page', import.meta.url));

/**
 * Of the bot's own modules only what the page uses comes along: what they begin for themselves is
 * for a server.
 */
const rolldownOptions = { treeshake: { moduleSideEffects: (id: string) => id.startsWith(root) } };

/** Builds the sandbox's page; nothing is written to the disk. */
export async function buildPage(): Promise<Page> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4_000,
      rolldownOptions,
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const files = outputs.flatMap(({ output }) => output);
  return new Map(
    files.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  );
}
