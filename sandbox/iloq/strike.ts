import type { Fault } from './faults.ts';

/**
 * Lets a fault strike a call.
 * @param answer does what was asked
 * @param closing aborted when the local iLOQ stops, so that nothing hangs for longer
 * @returns what to say instead of the true answer, or undefined to let that one through
 */
export async function strike(
  fault: Fault,
  answer: () => Promise<void>,
  closing: AbortSignal,
): Promise<Response | undefined> {
  switch (fault.kind) {
    case 'slow':
      await pause(fault.ms, closing);
      await answer();
      return undefined;
    case 'status':
      return new Response(JSON.stringify({ Message: `Status ${fault.status}` }), {
        status: fault.status,
        headers: { 'content-type': 'application/json', ...fault.headers },
      });
    case 'html':
      return new Response('<!doctype html><title>Sign in</title><h1>Proxy</h1>', {
        headers: { 'content-type': 'text/html' },
      });
    case 'body':
      return json(fault.body);
    case 'truncated':
      return json('[{"Name":"Kiinteis');
    case 'wrong-type':
      return json('{"Unexpected":[{"RightsMask":null}]}');
    case 'reset':
      if (fault.after) await answer();
      return broken();
    case 'hang':
      if (fault.after) await answer();
      await pause(undefined, closing);
      return broken();
    case 'redirect':
      return new Response(null, { status: 302, headers: { location: fault.to } });
    case 'big':
      return big(fault.bytes);
    case 'session-dropped':
      await answer();
      return undefined;
  }
}

function json(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } });
}

/**
 * The emulator destroys the socket when a body breaks; before its first byte nothing of the answer
 * has left.
 */
function broken(): Response {
  return new Response(
    new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) }),
  );
}

/** A JSON list of the size asked for, made as it is read. */
function big(bytes: number): Response {
  const chunk = new TextEncoder().encode(`"${'x'.repeat(65_533)}",`);
  let left = bytes;
  return new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('[')),
      pull(controller) {
        controller.enqueue(chunk);
        left -= chunk.length;
        if (left > 0) return;
        controller.enqueue(new TextEncoder().encode('""]'));
        controller.close();
      },
    }),
    { headers: { 'content-type': 'application/json' } },
  );
}

/** Without a time, until the local iLOQ stops. */
function pause(ms: number | undefined, closing: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
  const stop = () => {
    clearTimeout(timer);
    resolve();
  };
  closing.addEventListener('abort', stop, { once: true });
  return promise.finally(() => closing.removeEventListener('abort', stop));
}
