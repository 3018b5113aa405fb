import { openSandbox } from './web/open-sandbox.ts';

/**
 * `npm run sandbox`: the whole product in a browser, without accounts. Opens a page on this machine
 * alone; Ctrl-C ends everything, and what was kept goes.
 */
let opening = openSandbox({ port: 4000, startOver });

/** The open pages come back to the new one by themselves. */
function startOver(): void {
  opening = opening.then(async (sandbox) => {
    await sandbox.close();
    return openSandbox({ port: Number(new URL(sandbox.url).port), startOver });
  });
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // Who asks twice does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    opening
      .then((sandbox) => sandbox.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });

opening.then(
  ({ url }) => process.stdout.write(`The sandbox is open: ${url} (Ctrl-C ends it)\n`),
  (error: unknown) => {
    if (!stopping) process.stderr.write(`The sandbox cannot open: ${String(error)}\n`);
    process.exitCode = 1;
  },
);
