import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledEnvironment } from '../../compiled.ts';
import type { FunnelPicture } from './funnel-picture.ts';
import type { OverviewPicture } from './overview-picture.ts';

/** What can be drawn. */
export type Picture = OverviewPicture | FunnelPicture;

/** @returns a PNG. @throws when it could not be drawn in time */
export type Draw = (picture: Picture) => Promise<Buffer>;

const longestMs = 60_000;

/**
 * Draws in a process of its own, one picture at a time: Slack's requests are acknowledged
 * meanwhile, the memory that it takes (a quarter of a gigabyte for 200 sites) goes with it, and
 * what would crash there does not crash the bot.
 */
export function createStudio(): Draw {
  let last: Promise<unknown> = Promise.resolve();
  return (picture) => {
    const drawn = last.then(() => drawApart(picture));
    last = drawn.catch(() => {});
    return drawn;
  };
}

/** Beside this file; its ending is another one where the program was built. */
const drawer = fileURLToPath(
  new URL(`draw-process${extname(import.meta.url)}`, new URL('.', import.meta.url)),
);

async function drawApart(picture: Picture): Promise<Buffer> {
  const child = fork(drawer, {
    ...{ serialization: 'advanced', env: compiledEnvironment(), execArgv: [] },
    ...{ timeout: longestMs, killSignal: 'SIGKILL' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  child.once('message', (png: unknown) =>
    png instanceof Uint8Array
      ? resolve(Buffer.from(png))
      : reject(new Error('a picture came out as something else')),
  );
  child.once('error', reject);
  child.once('exit', (code, signal) =>
    reject(new Error(`drawing a picture ended with ${code ?? signal}`)),
  );
  child.send(picture);
  return promise;
}
