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

/**
 * Builds the sandbox's page; nothing is written to the disk.
 * @param mode with React as it is for people, whatever NODE_ENV says, or as it is for development:
 * it tells the console what it does not like, and takes several times as long
 */
export async function buildPage(mode: 'production' | 'development' = 'production'): Promise<Page> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    oxc: { jsx: { development: mode === 'development' } },
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
