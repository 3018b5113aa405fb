/**
 * Whoever changes a document's file passes here, so that all of them can be held back for a moment,
 * and watched.
 */
export class Gate {
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #watchers = new Set<(file: string) => void>();
  #held: Promise<void> | undefined;
  #closed = false;

  /**
   * Does the work as soon as the gate is open.
   * @param file what the work will change
   * @throws when the gate was closed for good
   */
  async pass<T>(file: string, work: () => Promise<T>): Promise<T> {
    while (this.#held) await this.#held;
    if (this.#closed) throw new Error('the store is closed');
    for (const watcher of this.#watchers) watcher(file);
    const mine = work();
    this.#underWay.add(mine);
    try {
      return await mine;
    } finally {
      this.#underWay.delete(mine);
    }
  }

  /** Does the work while nothing else passes: what had passed has ended. One after the other. */
  async alone<T>(work: () => T): Promise<T> {
    while (this.#held) await this.#held;
    let open = (): void => {};
    this.#held = new Promise((resolve) => {
      open = resolve;
    });
    try {
      await this.#ended();
      return work();
    } finally {
      this.#held = undefined;
      open();
    }
  }

  /** Told of each file just before it is changed. @returns what ends it */
  watch(watcher: (file: string) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
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
