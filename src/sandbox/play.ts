import { openSandbox } from './web/open-sandbox.ts';

/**
 * `npm run sandbox`: the whole product in a browser, without accounts. Opens a page on this machine alone; Ctrl-C ends everything,
 * and what was kept goes.
 */
const sandbox = await openSandbox({ port: 4000 });
// The bot does not outlive this process, however it ends.
process.once('exit', () => sandbox.killBot());
process.stdout.write(`The sandbox is open: ${sandbox.url} (Ctrl-C ends it)\n`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
