/**
 * What can go wrong with a Web API call. `reset`: cut before it is applied; `lost`: applied, then
 * cut.
 */
export type Fault =
  /**
   * `retryAfter` in seconds; with `everyMs`, one call in so many milliseconds still gets through.
   */
  | { readonly kind: '429'; readonly retryAfter: number; readonly everyMs?: number }
  | { readonly kind: '500' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'slow'; readonly ms: number };

interface Switched {
  readonly fault: Fault;
  left: number;
  /** When a call last got through. */
  passedAt: number;
}

/** Faults by method, each for its next n calls or until cleared. */
export class Faults {
  readonly #switched = new Map<string, Switched>();

  /**
   * `method` is a Web API method such as `chat.postMessage`, or `*` for all; `times` defaults to
   * "until cleared".
   */
  set(method: string, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#switched.set(method, { fault, left: times, passedAt: Number.NEGATIVE_INFINITY });
  }

  clear(method?: string): void {
    if (method === undefined) this.#switched.clear();
    else this.#switched.delete(method);
  }

  /** The fault that this call meets, which counts as one of its n. */
  take(method: string): Fault | null {
    const key = this.#switched.has(method) ? method : '*';
    const switched = this.#switched.get(key);
    if (!switched) return null;
    if (switched.fault.kind === '429' && switched.fault.everyMs !== undefined) {
      const now = performance.now();
      if (now - switched.passedAt >= switched.fault.everyMs) {
        switched.passedAt = now;
        return null;
      }
    }
    switched.left -= 1;
    if (switched.left <= 0) this.#switched.delete(key);
    return switched.fault;
  }
}
