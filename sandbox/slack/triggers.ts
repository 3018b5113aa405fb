import { randomBytes } from 'node:crypto';
import type { Clock } from '../../src/clock.ts';

interface Trigger {
  readonly personId: string;
  /** The view it came from, which a push goes on top of. */
  readonly viewId: string | null;
  readonly expires: number;
  used: boolean;
}

export type Exchanged =
  | { readonly ok: true; readonly personId: string; readonly viewId: string | null }
  | {
      readonly ok: false;
      readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
    };

export class Triggers {
  readonly #clock: Clock;
  readonly #lifetimeMs: number;
  readonly #triggers = new Map<string, Trigger>();

  /** @param lifetimeMs Slack: a trigger ID lives 3 s and works once */
  constructor(clock: Clock, lifetimeMs: number) {
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
  }

  mint(personId: string, viewId: string | null = null): string {
    const id = `${this.#clock.now()}.${randomBytes(8).toString('hex')}`;
    this.#triggers.set(id, {
      personId,
      viewId,
      expires: this.#clock.now() + this.#lifetimeMs,
      used: false,
    });
    return id;
  }

  exchange(id: string): Exchanged {
    const trigger = this.#triggers.get(id);
    if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
    if (trigger.used) return { ok: false, error: 'exchanged_trigger_id' };
    if (this.#clock.now() >= trigger.expires) return { ok: false, error: 'expired_trigger_id' };
    trigger.used = true;
    return { ok: true, personId: trigger.personId, viewId: trigger.viewId };
  }
}
