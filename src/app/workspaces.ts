import type { Listener, Route } from '../http/index.ts';
import type { Standings } from '../operations/metrics/index.ts';
import type { Receiver } from '../slack/index.ts';
import type { Served } from './served.ts';

/** How many workspaces stand how. */
export type States = Readonly<Record<'served' | 'starting' | 'failing' | 'refused', number>>;

/** A workspace's own: for credentials, and iLOQ's webhooks. */
export interface Pages {
  credentials(): Route;
  webhooks(): Listener | 'not-yet';
}

/** Who is served: one workspace, or those that have installed the app. */
export interface Workspaces {
  /** Whose a request of Slack is. */
  receiveFor(body: unknown): Receiver | Promise<Receiver>;
  /** @param team as it stands in the address; undefined: in one without */
  pagesOf(team: string | undefined): Pages | undefined;
  /** The pages that it is installed with; undefined where nobody can. */
  readonly install: Listener | undefined;
  standings(): Promise<Standings>;
  /** Of those that have installed the app. */
  states(): States;
  /**
   * Resolves when each that there was at the start talks in Slack, or has failed.
   * @throws TokenRefused when Slack does not accept the one token
   */
  readonly connected: Promise<void>;
  /** Nothing is said any more. */
  hush(): Promise<void>;
  /** Resolves when nothing is under way and nothing is left to say. */
  idle(): Promise<void>;
  /** After `hush`. */
  stop(): Promise<void>;
}

/** The one workspace of SLACK_BOT_TOKEN, which begins to talk: whatever comes is brought to it. */
export const onlyWorkspace = (served: Served): Workspaces => ({
  receiveFor: served.receive,
  pagesOf: (team) =>
    team === undefined
      ? { credentials: served.credentials, webhooks: () => served.webhooks }
      : undefined,
  install: undefined,
  standings: served.standings,
  states: () => ({ served: 0, starting: 0, failing: 0, refused: 0 }),
  connected: served.talk(),
  hush: served.hush,
  idle: served.idle,
  stop: served.stop,
});
