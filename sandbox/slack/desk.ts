import type { Core } from './core.ts';
import type { Deliveries } from './deliveries.ts';
import type { Origin, ResponseUrls } from './response-url.ts';
import type { StateValues } from './state-values.ts';
import type { Outcome } from './types.ts';

/** What is at hand when a person does something. */
export interface Desk {
  readonly core: Core;
  readonly deliveries: Deliveries;
  readonly responseUrls: ResponseUrls;
  readonly responseUrl: (origin: Origin) => string;
  /** The bot events that it is subscribed to, or null for all. */
  readonly events: readonly string[] | null;
  /** What people chose in the menus of messages, by person and message. */
  readonly messageStates: Map<string, StateValues>;
}

/** Nothing was sent: the client itself says why. */
export const nothingSent = (error: string): Outcome => ({
  status: 0,
  ack: null,
  ms: 0,
  error,
  request: -1,
  again: [],
});
