import { createWebhookListener, type Listener, type Route } from '../http/index.ts';
import { readStandings, type Standings } from '../operations/metrics/index.ts';
import { workspaceOf } from '../sites/index.ts';
import type { Receive } from '../slack/index.ts';
import { type Core, openCore } from './core.ts';
import type { Own, Shared } from './shared.ts';
import { createTalking, type Talking } from './talking.ts';
import { whenOurTurn } from './when-our-turn.ts';

/** A workspace that is served: nothing in it knows of any other. */
export interface Served {
  readonly core: Core;
  /** Slack's requests over HTTP. */
  receive(): Receive | 'not-yet';
  readonly webhooks: Listener;
  /** The pages for credentials; it may have none. */
  credentials(): Route;
  standings(): Promise<Standings>;
  /**
   * Begins to talk in Slack; resolves when it does, or is to say nothing any more.
   * @throws TokenRefused when Slack does not accept the token
   */
  talk(): Promise<void>;
  /** Nothing is said any more. */
  hush(): Promise<void>;
  /** Resolves when nothing is under way and nothing is left to say. */
  idle(): Promise<void>;
  /** After `hush`. */
  stop(): Promise<void>;
}

/** Opens a workspace; it does not talk in Slack yet. */
export async function serve(shared: Shared, own: Own): Promise<Served> {
  const { clock, log } = shared.world;
  const { storage } = own;
  const core = await openCore(shared, own);
  const hushing = new AbortController();
  const ending = new AbortController();
  await whenOurTurn(storage, core.begin, { signal: ending.signal, clock, log });
  let talking: Talking | undefined;
  let begun: Promise<void> = Promise.resolve();
  const standings = (): Promise<Standings> =>
    readStandings(
      {
        ...{ queries: core.queries, alertStore: storage.alerts, requests: storage.requests },
        ofAll: () => workspaceOf(core.workspace).pending,
        webhooks: () => core.webhooks.receiver.counters,
        slackConnected: () => talking?.isConnected() ?? false,
        backupOverdueMs: shared.backupOverdueMs,
      },
      clock.now(),
    );

  async function talk(): Promise<void> {
    talking = await createTalking(shared, own, { core, standings }, hushing.signal);
    await talking?.start();
  }

  return {
    core,
    receive: () => talking?.receive ?? 'not-yet',
    webhooks: createWebhookListener(core.webhooks.receiver),
    credentials: () => {
      if (own.address === undefined) return 'not-here';
      return talking?.credentials ?? 'not-yet';
    },
    standings,
    talk() {
      begun = talk();
      // A stop before that is no failure; who waits for it hears of any other.
      begun.catch(() => {});
      return begun;
    },
    async hush() {
      hushing.abort();
      await begun.catch(() => {});
      await talking?.stop();
    },
    async idle() {
      // What follows from what was said last may have something to say, whichever ends first.
      do {
        await core.webhooks.idle();
        await core.followUps.idle();
        await talking?.idle();
      } while (core.followUps.busy() || talking?.busy());
    },
    stop() {
      ending.abort();
      return core.stop();
    },
  };
}
