import type { Listener } from '../http/index.ts';
import type { Standings } from '../operations/metrics/index.ts';
import type { Receive } from '../slack/index.ts';
import type { Served } from './served.ts';

/** Who is served: one workspace, or those that have installed the app. */
export interface Workspaces {
  /** Whose a request of Slack is; undefined: nobody's here. */
  receiveFor(body: unknown): Receive | 'not-yet' | undefined;
  /** @param team as it stands in the address; undefined: in one without */
  pagesOf(team: string | undefined): Pick<Served, 'credentials' | 'webhooks'> | undefined;
  /** The pages that it is installed with; undefined where nobody can. */
  readonly install: Listener | undefined;
  standings(): Promise<Standings>;
  /**
   * Begins to talk with all of them; resolves when each was tried.
   * @throws TokenRefused when Slack does not accept the one token
   */
  talk(signal: AbortSignal): Promise<void>;
  hush(): Promise<void>;
  /** Resolves when nothing is under way and nothing is left to say. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** The one workspace of SLACK_BOT_TOKEN: whatever comes is brought to it, to be admitted or not. */
export const onlyWorkspace = (served: Served): Workspaces => ({
  receiveFor: served.receive,
  pagesOf: (team) => (team === undefined ? served : undefined),
  install: undefined,
  standings: served.standings,
  talk: served.talk,
  hush: served.hush,
  idle: served.idle,
  stop: served.stop,
});
