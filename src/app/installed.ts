import type { Config } from '../config/index.ts';
import { createInstallListener } from '../http/index.ts';
import { sumStandings } from '../operations/metrics/index.ts';
import { createInstaller, leftAt, type Receiver, teamOf } from '../slack/index.ts';
import { type FollowParts, followInstallations } from './follow-installations.ts';
import { createLookAfterLeft } from './look-after-left.ts';
import { createOpening, type OpeningParts, tokenOf, weighRestored } from './open-installation.ts';
import { servedIn, statesOf } from './standing.ts';
import type { Pages, Workspaces } from './workspaces.ts';

interface InstalledParts extends OpeningParts, Pick<FollowParts, 'random' | 'clock' | 'log'> {
  readonly config: Config;
  readonly app: Extract<Config['slack']['app'], { kind: 'installed' }>;
  /** Of one call of Slack, in milliseconds. */
  readonly slackTimeoutMs: number;
  readonly randomBytes: (bytes: number) => Buffer;
}

/**
 * Workspaces that have installed the app, each with a store, a core and a voice of its own: nothing
 * within one can name another.
 */
export async function openInstalled(parts: InstalledParts): Promise<Workspaces> {
  const { config, app, kept, whole, custody, random, randomBytes, clock, log } = parts;
  await weighRestored(parts);
  const open = await createOpening(parts);
  const { eraseAfterDays } = app;
  const followed = await followInstallations({
    ...{ kept, open, random, clock, log },
    lookAfterLeft: createLookAfterLeft({ kept, whole, open, eraseAfterDays, clock, log }),
  });
  const { standings, follow } = followed;
  const served = () => servedIn(standings.values());

  const installer = createInstaller({
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    apiUrl: config.slack.apiUrl,
    publicUrl: config.publicUrl ?? '',
    timeoutMs: parts.slackTimeoutMs,
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

  async function receiveFor(body: unknown): Promise<Receiver> {
    const team = teamOf(body);
    if (team === undefined) return undefined;
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
    const standing = team === undefined ? undefined : standings.get(team);
    if (!standing || standing.is === 'left') return undefined;
    if (standing.is !== 'served')
      return { credentials: () => 'not-yet', webhooks: () => 'not-yet' };
    const { credentials, webhooks } = standing.workspace;
    return { credentials, webhooks: () => webhooks };
  }

  return {
    receiveFor,
    pagesOf,
    install: createInstallListener({
      installer,
      folder: config.dataDir,
      timeZone: config.timeZone,
      randomBytes,
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
