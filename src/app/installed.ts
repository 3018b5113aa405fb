import type { Config } from '../config/index.ts';
import { createInstallListener } from '../http/index.ts';
import { sumStandings } from '../operations/metrics/index.ts';
import { createInstaller, leftAt, type Receiver, type Whose, whoseIs } from '../slack/index.ts';
import type { Workspaces as Kept } from '../storage/index.ts';
import { catalogue } from '../text/index.ts';
import { followInstallations } from './follow-installations.ts';
import { createLookAfterLeft } from './look-after-left.ts';
import { createOpening, tokenOf, type Whole, weighRestored } from './open-installation.ts';
import type { Shared } from './shared.ts';
import { servedIn, statesOf } from './standing.ts';
import { tellTogether } from './tell-together.ts';
import { createUnserved } from './unserved.ts';
import type { Pages, Workspaces } from './workspaces.ts';

/** Workspaces that have installed the app; nothing within one can name another. */
export async function openInstalled(
  shared: Shared,
  app: Extract<Config['slack']['app'], { kind: 'installed' }>,
  kept: Kept,
  whole: Whole,
): Promise<Workspaces> {
  const { config, custody, strangers } = shared;
  const { random, randomBytes, slackTimeoutMs, clock, log } = shared.world;
  await weighRestored(kept, whole);
  const open = await createOpening(shared, kept, whole);
  const { eraseAfterDays } = app;
  const followed = await followInstallations({
    ...{ kept, open, random, clock, log },
    lookAfterLeft: createLookAfterLeft({ kept, whole, open, eraseAfterDays, clock, log }),
  });
  const { standings, follow } = followed;
  const unserved = createUnserved({ kept, strangers, random: randomBytes, clock, log });
  const served = () => servedIn(standings.values());

  const installer = createInstaller({
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    apiUrl: config.slack.apiUrl,
    publicUrl: config.publicUrl ?? '',
    timeoutMs: slackTimeoutMs,
    randomBytes,
    now: () => clock.now(),
    begun: kept,
    async onInstalled({ team, name, installer, token }) {
      const sealed = custody.seal(token, tokenOf(team));
      if (!sealed) throw new Error('CREDENTIALS_KEY is not set');
      await kept.install({ team, name, installer, token: sealed, at: clock.now() });
      await follow(team);
    },
    log,
  });

  const organisations = tellTogether(
    (ids) => log.warn({ organisations: ids }, 'what comes of a whole organisation is left aside'),
    clock,
  );
  const { installTexts } = catalogue(config.defaultLanguage, config.timeZone);
  const forOrganisation = installTexts.ofOrganisation(config.publicUrl ?? '');

  async function receiveFor(body: unknown): Promise<Receiver> {
    const whose = whoseIs(body);
    switch (whose.is) {
      case 'nobody':
        return undefined;
      case 'organisation':
        return leaveAside(whose);
      case 'workspace':
        return receiveOf(whose.team, body);
    }
  }

  /** Acknowledged, so that Slack does not take it for a failure of ours. */
  function leaveAside({ id, isCommand }: Extract<Whose, { is: 'organisation' }>): Receiver {
    organisations.add(id);
    return async ({ ack }) => ack(isCommand ? forOrganisation : undefined);
  }

  async function receiveOf(team: string, body: unknown): Promise<Receiver> {
    const left = leftAt(body, clock.now());
    if (left !== undefined) return leave(team, left);
    // It may have come to another process a moment ago.
    if (!standings.has(team)) await follow(team);
    const standing = standings.get(team);
    if (standing?.is === 'served') return standing.workspace.receive();
    return standing?.is === 'opening' ? 'not-yet' : undefined;
  }

  /** Acknowledged when it is kept: Slack sends it again until then. */
  async function leave(team: string, at: number): Promise<Receiver> {
    try {
      if (await kept.leave(team, at)) log.warn({ team }, 'a workspace has removed the app');
    } catch (error) {
      log.error({ err: error, team }, 'it could not be kept that a workspace has left');
      return 'not-yet';
    }
    void follow(team);
    return async ({ ack }) => ack();
  }

  function pagesOf(team: string | undefined): Pages | undefined {
    if (team === undefined) return undefined;
    const standing = standings.get(team);
    const served = standing?.is === 'served' ? standing.workspace : undefined;
    return {
      credentials() {
        const own = served?.credentials();
        return typeof own === 'function' ? own : unserved(team).credentials;
      },
      webhooks: () => served?.webhooks ?? unserved(team).webhooks,
    };
  }

  return {
    receiveFor,
    pagesOf,
    install: createInstallListener({
      installer,
      folder: config.dataDir,
      timeZone: config.timeZone,
      random: randomBytes,
      log,
    }),
    standings: async () =>
      sumStandings(await Promise.all(served().map((each) => each.standings()))),
    states: () => statesOf(standings.values()),
    connected: followed.connected,
    async idle() {
      await followed.idle();
      await Promise.all(served().map((each) => each.idle()));
    },
    hush: followed.hush,
    stop: followed.stop,
  };
}
