import type { Clock } from '../../../clock.ts';

/** So long what is written soon waits for what is to be written with it. */
const soonMs = 2_000;

/** Documents as they are to be on disk soon, by ID: each with its next write, or after a while. */
export class Soon<T> {
  readonly #documents = new Map<string, T>();
  readonly #clock: Clock;
  readonly #write: (id: string) => Promise<void>;
  /** Ends the wait before they are written. */
  #waiting: AbortController | undefined;

  /** @param write never fails; what it has written it takes out (`delete`) */
  constructor(clock: Clock, write: (id: string) => Promise<void>) {
    this.#clock = clock;
    this.#write = write;
  }

  get(id: string): T | undefined {
    return this.#documents.get(id);
  }

  put(id: string, doc: T): void {
    this.#documents.set(id, doc);
    if (this.#waiting) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    void this.#clock
      .sleep(soonMs, waiting.signal)
      .then(() => this.writeAll())
      .catch(() => {});
  }

  delete(id: string): void {
    this.#documents.delete(id);
  }

  async writeAll(): Promise<void> {
    this.#waiting?.abort();
    this.#waiting = undefined;
    await Promise.all([...this.#documents.keys()].map(this.#write));
  }
}
