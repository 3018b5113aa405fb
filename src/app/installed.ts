import type { Clock } from '../clock.ts';
import type { Config } from '../config/index.ts';
import type { Custody, Sealed } from '../credentials/index.ts';
import { createInstallListener } from '../http/index.ts';
import { KeyedMutex } from '../keyed-mutex.ts';
import type { Log } from '../log.ts';
import { startLoop } from '../loop.ts';
import { sumStandings } from '../operations/metrics/index.ts';
import { Semaphore } from '../semaphore.ts';
import { changeWorkspace, greetInstaller } from '../sites/index.ts';
import { createInstaller, hasLeft, type Receive, TokenRefused, teamOf } from '../slack/index.ts';
import type { Installation, Workspaces as Kept, Storage } from '../storage/index.ts';
import type { Served, ServedParts } from './served.ts';
import type { Workspaces } from './workspaces.ts';

export interface InstalledParts {
  readonly config: Config;
  readonly app: Extract<Config['slack']['app'], { kind: 'installed' }>;
  readonly kept: Kept;
  readonly uptime: Storage['uptime'];
  /** What a restored database means was weighed for all of them. */
  readonly settleRestored: () => Promise<void>;
  readonly custody: Custody;
  /** Opens a workspace; what all have together is in it. */
  readonly serve: (
    own: Pick<ServedParts, 'storage' | 'slack' | 'team' | 'address' | 'onLeft' | 'onTokenRefused'>,
  ) => Promise<Served>;
  readonly randomBytes: (bytes: number) => Buffer;
  readonly clock: Clock;
  readonly log: Log;
}

const dayMs = 86_400_000;
/** How often it is looked whether something of those that have left is still to be done. */
const everyMs = 3_600_000;
/** So many are asked at once who they are. */
const mostAtOnce = 8;

/**
 * Workspaces that have installed the app, each with a store, a core and a voice of its own: nothing
 * within one can name another. What one fails with stops no other.
 */
export async function openInstalled(parts: InstalledParts): Promise<Workspaces> {
  const { config, app, kept, custody, clock, log } = parts;
  const served = new Map<string, Served>();
  const turns = new KeyedMutex();
  const stopping = new AbortController();
  const voices = new Semaphore(mostAtOnce);
  const introducing = new Set<Promise<void>>();
  const refused = new Set<string>();
  const publicUrl = config.publicUrl ?? '';
  let talksSince: AbortSignal | undefined;
  // All of them were away as long as the process was; one that installs the app now was not.
  const away = await parts.uptime.read();
  let seen = away;
  const uptime: Storage['uptime'] = {
    read: async () => (talksSince ? { ...seen, lastAlive: undefined } : seen),
    alive: parts.uptime.alive,
    async rememberOutage(outageEnded) {
      await parts.uptime.rememberOutage(outageEnded);
      seen = { ...seen, outageEnded };
    },
  };

  const binding = (team: string) => ({ purpose: 'slack-token', team }) as const;

  /** Opens what it keeps. @returns undefined where its token is sealed with an unknown key */
  async function open({ team, token }: Installation): Promise<Served | undefined> {
    const opened = custody.open(token, binding(team));
    if (!opened.ok) {
      log.error({ team, why: opened.why }, 'the token of a workspace does not open');
      return undefined;
    }
    const anew = custody.reseal(token, binding(team));
    if (anew.ok && anew.changed) await kept.reseal(team, anew.sealed);
    return parts.serve({
      storage: { ...kept.of(team), uptime, settleRestored: async () => {} },
      slack: {
        botToken: opened.password,
        mode: config.slack.mode,
        apiUrl: config.slack.apiUrl,
      },
      team,
      address: `${publicUrl}/w/${team}`,
      onLeft: () => void leave(team).catch(told(team)),
      onTokenRefused: (code) => tokenRefused(team, code),
    });
  }

  const told =
    (team: string) =>
    (error: unknown): void => {
      // Told by `tokenRefused`.
      if (error instanceof TokenRefused) return;
      log.error({ err: error, team }, 'a workspace cannot be served');
    };

  /** One word of it to the operator, and no call more until it has installed the app again. */
  function tokenRefused(team: string, code: string): void {
    if (!served.has(team) || refused.has(team)) return;
    refused.add(team);
    log.error(
      { team, code },
      'Slack does not accept the token of a workspace: it has to install the app again',
    );
    void turns.run(team, () => end(team)).catch(told(team));
  }

  /** Serves it from now on. */
  async function begin(installation: Installation): Promise<void> {
    const { team, installer, at } = installation;
    try {
      const workspace = await open(installation);
      if (!workspace) return;
      served.set(team, workspace);
      await changeWorkspace(workspace.core.workspace, (now) => greetInstaller(now, installer, at));
      if (talksSince) void introduce(team, workspace, talksSince);
    } catch (error) {
      told(team)(error);
    }
  }

  /** Talks there as soon as Slack answers. */
  async function introduce(team: string, workspace: Served, signal: AbortSignal): Promise<void> {
    const introduced = voices.run(() => workspace.talk(signal)).catch(told(team));
    introducing.add(introduced);
    await introduced;
    introducing.delete(introduced);
  }

  async function end(team: string): Promise<void> {
    const workspace = served.get(team);
    served.delete(team);
    await workspace?.hush();
    await workspace?.stop();
  }

  /** Nothing is said there any more, and iLOQ sends it nothing. */
  const leave = (team: string): Promise<void> =>
    turns.run(team, async () => {
      if (!(await kept.leave(team, clock.now()))) return;
      log.warn({ team }, 'a workspace has removed the app');
      const workspace = served.get(team);
      await workspace?.hush();
      if (workspace) await withdraw(team, workspace);
      await end(team);
    });

  const leaves =
    (team: string): Receive =>
    async (event) => {
      await event.ack();
      void leave(team).catch(told(team));
    };

  async function withdraw(team: string, { core }: Served): Promise<void> {
    let isAll = true;
    for await (const { id } of core.sites.rows())
      if ((await core.webhooks.withdraw(id)).left !== 'nothing') isAll = false;
    if (isAll) await kept.withdrawn(team);
  }

  /** What is still to be done for those that have left. */
  async function lookAfterLeft(): Promise<number> {
    const now = clock.now();
    for (const each of await kept.all()) {
      if (stopping.signal.aborted || each.leftAt === undefined) continue;
      await turns
        .run(each.team, async () => {
          if (served.has(each.team)) return;
          const before = now - app.eraseAfterDays * dayMs;
          if (await kept.erase(each.team, before))
            return log.warn({ team: each.team }, 'a workspace was erased');
          if (each.withdrawn) return;
          const workspace = await open(each);
          if (!workspace) return;
          await withdraw(each.team, workspace).finally(workspace.stop);
        })
        .catch(told(each.team));
    }
    return everyMs;
  }

  /** It has installed the app, for the first time or again. */
  const install = (installed: {
    readonly team: string;
    readonly name: string;
    readonly installer: string;
    readonly token: string;
  }): Promise<void> =>
    turns.run(installed.team, async () => {
      const { team, name, installer } = installed;
      const token: Sealed | undefined = custody.seal(installed.token, binding(team));
      if (!token) throw new Error('CREDENTIALS_KEY is not set');
      const installation = { team, name, installer, token, at: clock.now() };
      await kept.install(installation);
      refused.delete(team);
      await end(team);
      await begin({ ...installation, leftAt: undefined, withdrawn: false });
    });

  const installer = createInstaller({
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    apiUrl: config.slack.apiUrl,
    publicUrl,
    randomBytes: parts.randomBytes,
    now: () => clock.now(),
    onInstalled: install,
    begun: kept,
    log,
  });

  for (const installation of await kept.all())
    if (installation.leftAt === undefined)
      await turns.run(installation.team, () => begin(installation));
  await parts.settleRestored();
  const loop = startLoop({
    round: lookAfterLeft,
    failure: 'those that have removed the app could not be looked after',
    ...{ clock, log },
  });

  const every = (work: (workspace: Served) => Promise<void>): Promise<unknown> =>
    Promise.all([...served.values()].map(work));
  return {
    receiveFor(body) {
      const team = teamOf(body);
      if (team === undefined) return undefined;
      // One that is not served, as its token is not accepted, leaves all the same.
      return served.get(team)?.receive() ?? (hasLeft(body) ? leaves(team) : undefined);
    },
    pagesOf: (team) => (team === undefined ? undefined : served.get(team)),
    install: createInstallListener({
      installer,
      folder: config.dataDir,
      timeZone: config.timeZone,
      randomBytes: parts.randomBytes,
      log,
    }),
    standings: async () =>
      sumStandings(await Promise.all([...served.values()].map((each) => each.standings()))),
    async talk(signal) {
      talksSince = signal;
      await Promise.all([...served].map(([team, workspace]) => introduce(team, workspace, signal)));
    },
    async hush() {
      stopping.abort();
      await loop.stop();
      await every((workspace) => workspace.hush());
    },
    async idle() {
      await turns.settled();
      await Promise.all(introducing);
      await every((workspace) => workspace.idle());
    },
    async stop() {
      await every((workspace) => workspace.stop());
    },
  };
}
