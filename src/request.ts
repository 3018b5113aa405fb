import { AsyncLocalStorage } from 'node:async_hooks';
import { hash, randomUUID } from 'node:crypto';

/** The request that is being worked on: every log line and what follows from it carry its ID. */
interface Current {
  id: string | undefined;
  /** When it came in, as `performance.now()` counts. */
  readonly since: number;
}

const current = new AsyncLocalStorage<Current>();

/** For what has no key of its own, such as a visit to a page. */
export const newRequestId = (): string => randomUUID().slice(-12);

/**
 * Works on something as part of a request.
 * @param id undefined: of none, whatever calls it
 */
export const inRequest = <T>(id: string | undefined, work: () => T): T =>
  current.run({ id, since: performance.now() }, work);

/**
 * From here on the request goes by its key, such as `command:<trigger_id>`: a copy of it has the
 * same ID. Twelve digits of a hash, as keys are long.
 */
export function nameRequest(key: string): void {
  const request = current.getStore();
  if (request) request.id = requestIdOf(key);
}

export const requestIdOf = (key: string): string => hash('sha256', key).slice(0, 12);

export const requestId = (): string | undefined => current.getStore()?.id;

/** Milliseconds since the request came in; undefined outside of one. */
export function requestAge(): number | undefined {
  const since = current.getStore()?.since;
  return since === undefined ? undefined : performance.now() - since;
}
