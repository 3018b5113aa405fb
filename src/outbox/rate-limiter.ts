import type { Clock } from '../clock.ts';

/** What limits an entry on its way: its lane has a pace, its methods can be told to wait. */
export interface Limits {
  /** What the outside limits apart from the rest, such as a channel. */
  readonly lane: string;
  /** The outside's methods that delivering it will call. */
  readonly methods: readonly string[];
  /** Where the outside allows less: so many times the pace between two entries of this lane. */
  readonly slow?: number;
}

/** Lanes remembered before those are dropped whose time is over. */
const sweepAbove = 1_000;

/** Says when the next entry of a lane may go out. */
export class RateLimiter {
  readonly #paceMs: number;
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #freeAt = new Map<string, number>();
  readonly #methodFreeAt = new Map<string, number>();

  /** @param paceMs at least so many milliseconds between two entries of one lane */
  constructor(paceMs: number, clock: Pick<Clock, 'monotonic'>) {
    this.#paceMs = paceMs;
    this.#clock = clock;
  }

  /**
   * Takes the lane's next place if it is free now.
   * @returns 0 if it was taken, else milliseconds to wait before asking again
   */
  take({ lane, methods, slow = 1 }: Limits): number {
    const now = this.#clock.monotonic();
    const freeAt = Math.max(
      this.#freeAt.get(lane) ?? 0,
      ...methods.map((method) => this.#methodFreeAt.get(method) ?? 0),
    );
    if (freeAt > now) return freeAt - now;
    this.#freeAt.set(lane, now + this.#paceMs * slow);
    if (this.#freeAt.size > sweepAbove) {
      for (const [name, until] of this.#freeAt) if (until <= now) this.#freeAt.delete(name);
    }
    return 0;
  }

  /** Nothing that uses the method goes out for so many milliseconds. */
  block(method: string, ms: number): void {
    const until = this.#clock.monotonic() + ms;
    this.#methodFreeAt.set(method, Math.max(until, this.#methodFreeAt.get(method) ?? 0));
  }
}
