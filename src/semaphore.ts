/** Lets a limited number of tasks run at a time, the others wait their turn. */
export class Semaphore {
  #count: number;
  /** Below 0 while more run than may since it was halved. */
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#count = count;
    this.#free = count;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#free < 0 ? undefined : this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  /** From now on half as many at a time, but always one. */
  halve(): void {
    const fewer = Math.floor(this.#count / 2);
    this.#count -= fewer;
    this.#free -= fewer;
  }
}
