/** What writes documents passes here, so that all of it can be held back for a moment. */
export class Gate {
  readonly #underWay = new Set<Promise<unknown>>();
  #held: Promise<void> | undefined;
  #closed = false;

  /** Does the work as soon as the gate is open. @throws when it was closed for good */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.#held) await this.#held;
    if (this.#closed) throw new Error('the store is closed');
    const mine = work();
    this.#underWay.add(mine);
    try {
      return await mine;
    } finally {
      this.#underWay.delete(mine);
    }
  }

  /** Does the work while nothing else passes: what had passed has ended. One after the other. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.#held) await this.#held;
    let open = (): void => {};
    this.#held = new Promise((resolve) => {
      open = resolve;
    });
    try {
      await this.#ended();
      return await work();
    } finally {
      this.#held = undefined;
      open();
    }
  }

  /** Resolves when nothing passes any more, ever. */
  async close(): Promise<void> {
    while (this.#held) await this.#held;
    this.#closed = true;
    await this.#ended();
  }

  async #ended(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }
}
