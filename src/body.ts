import type { IncomingMessage } from 'node:http';

/** Reads the body of a request, up to a limit; what comes after that is not kept. */
export function readBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Buffer | 'too-large' | 'broken-off'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) resolve('too-large');
      else chunks.push(chunk);
    });
    request.once('end', () =>
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
    );
    request.once('error', () => resolve('broken-off'));
  });
}

/** Whether the body of a request is a form, as browsers send it. */
export const isForm = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ===
  'application/x-www-form-urlencoded';
