/** Where an effect goes: its lane is paced, its methods can be told to wait. */
export interface Route {
  /** What the outside limits apart from the rest, such as a channel. */
  readonly lane: string;
  /** The outside's methods that performing it will call. */
  readonly methods: readonly string[];
  /**
   * Where the outside allows less than the pace: so many times the pace between two effects of this
   * lane.
   */
  readonly slow?: number;
}

/** Lanes remembered before those are dropped whose time is over. */
const sweepAbove = 1_000;

/** Says when the next effect of a lane may go out. */
export class Traffic {
  readonly #paceMs: number;
  readonly #freeAt = new Map<string, number>();
  readonly #methodFreeAt = new Map<string, number>();

  /** @param paceMs at least so many milliseconds between two effects of one lane */
  constructor(paceMs: number) {
    this.#paceMs = paceMs;
  }

  /**
   * Takes the lane's next place if it is free now.
   * @returns 0 if it was taken, else milliseconds to wait before asking again
   */
  take({ lane, methods, slow = 1 }: Route, now: number): number {
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

  /** Nothing that uses the method goes out before `until` (milliseconds since the epoch). */
  block(method: string, until: number): void {
    this.#methodFreeAt.set(method, Math.max(until, this.#methodFreeAt.get(method) ?? 0));
  }
}
