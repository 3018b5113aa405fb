// `npm start`. An older Node cannot read TypeScript, so what it has to be told stands in a file
// that every Node can read.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `This bot needs Node 24 or newer; this is ${process.version}. Install Node 24, or run \`npm ci\` to get it.\n`,
  );
  process.exitCode = 1;
} else {
  // Beside the packages, not in the system's folder for temporary files, where others could write
  // it.
  module.enableCompileCache(
    fileURLToPath(new URL('../node_modules/.cache/livion', import.meta.url)),
  );
  await import('./main.ts');
}
