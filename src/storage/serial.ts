/** Runs tasks of one key one after the other, and those of different keys side by side. */
export class Serial {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * @returns what the task returns; its failure is the caller's and does not stop the tasks behind
   * it
   */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    this.#last.set(key, mine);
    const leave = (): void => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  }

  /** Resolves when everything that was asked for until now has ended, well or not. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}
