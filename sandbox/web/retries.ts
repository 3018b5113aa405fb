import type { LocalSlack, Outcome } from '../slack/index.ts';

/** Events API, "Failure conditions": nearly at once, after a minute, after five minutes. */
const afterMs = [500, 60_000, 300_000];

/**
 * Events that the bot has not answered are sent again, as Slack does; of what nobody waits for,
 * nothing is lost in a restart.
 */
export class Retries {
  readonly #slack: LocalSlack;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(slack: LocalSlack) {
    this.#slack = slack;
  }

  /** @param sent what came of the first attempt */
  of(sent: Outcome): void {
    if (sent.request >= 0 && sent.error !== null) this.#later(sent.request, 1);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #later(request: number, number: number): void {
    const ms = afterMs[number - 1];
    if (ms === undefined) return;
    const timer = setTimeout(async () => {
      this.#timers.delete(timer);
      const { error } = await this.#slack.replay(request, number);
      if (error !== null) this.#later(request, number + 1);
    }, ms);
    this.#timers.add(timer);
  }
}
