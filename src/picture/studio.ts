import { Worker } from 'node:worker_threads';
import type { EstatePicture } from './estate-picture.ts';

/** @returns a PNG. @throws when it could not be drawn in time */
export type Draw = (picture: EstatePicture) => Promise<Buffer>;

const longestMs = 60_000;

/**
 * Draws on a thread of its own, so that Slack's requests are acknowledged meanwhile. One at a time; the thread and its
 * memory go when the picture is done.
 */
export function createStudio(): Draw {
  let last: Promise<unknown> = Promise.resolve();
  return (picture) => {
    const drawn = last.then(() => drawOnThread(picture));
    last = drawn.catch(() => {});
    return drawn;
  };
}

async function drawOnThread(picture: EstatePicture): Promise<Buffer> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: picture });
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const tooLong = setTimeout(() => reject(new Error(`a picture took longer than ${longestMs} ms`)), longestMs);
  worker.once('message', (png: unknown) =>
    png instanceof Uint8Array ? resolve(Buffer.from(png)) : reject(new Error('a picture came out as something else')),
  );
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`drawing a picture ended with ${code}`)));
  try {
    return await promise;
  } finally {
    clearTimeout(tooLong);
    await worker.terminate();
  }
}
