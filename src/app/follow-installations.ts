import type { Clock } from '../clock.ts';
import { KeyedMutex } from '../keyed-mutex.ts';
import type { Log } from '../log.ts';
import { startLoop } from '../loop.ts';
import { backoff } from '../outbox/index.ts';
import { Semaphore } from '../semaphore.ts';
import { TokenRefused } from '../slack/index.ts';
import type { Installation, Workspaces as Kept } from '../storage/index.ts';
import type { Served } from './served.ts';
import {
  failuresOf,
  isDone,
  isFailing,
  type Standing,
  servedIn,
  standingOf,
  versionOf,
} from './standing.ts';
import { tellTogether } from './tell-together.ts';

export interface Followed {
  readonly standings: ReadonlyMap<string, Standing>;
  /** From now on it stands here as the store has it; never fails. */
  follow(team: string): Promise<void>;
  /** Resolves when each that had the app at the start talks, or has failed. */
  readonly connected: Promise<void>;
  /** Resolves when none is being opened or begins to talk. */
  idle(): Promise<void>;
  /** Nothing is said any more. */
  hush(): Promise<void>;
  /** After `hush`. */
  stop(): Promise<void>;
}

export interface FollowParts {
  readonly kept: Pick<Kept, 'all' | 'one' | 'onChange'>;
  /** Opens one that has the app. @param onTokenRefused told with each call that Slack refuses */
  readonly open: (
    installation: Installation,
    onTokenRefused: (code: string) => void,
  ) => Promise<Served>;
  /** Does what is to be done for one that has left. @returns in how many milliseconds again */
  readonly lookAfterLeft: (installation: Installation) => Promise<number>;
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/** What other processes tell can be missed: so often it is looked who has the app. */
const everyMs = 60_000;
const sayEveryMs = 60_000;
/** So many are opened, or asked who they are, at once; whom Slack lets wait gives way. */
const mostAtOnce = 8;
const giveWayMs = 10_000;

/**
 * Serves the workspaces that have installed the app as the store has it, whichever process that
 * came to. What cannot be opened is tried again; what one fails with stops no other.
 */
export async function followInstallations(parts: FollowParts): Promise<Followed> {
  const { kept, open, lookAfterLeft, random, clock, log } = parts;
  const standings = new Map<string, Standing>();
  const turns = new KeyedMutex();
  const opening = new Semaphore(mostAtOnce);
  const voices = new Semaphore(mostAtOnce);
  const underWay = new Set<string>();
  const talking = new Set<Promise<void>>();
  const codes = new Set<string>();
  const refusals = tellTogether((refused) => {
    log.error(
      { teams: refused, codes: [...codes] },
      'Slack does not accept the token of a workspace: it has to install the app again',
    );
    codes.clear();
  }, clock);
  let wake = (): void => {};
  let isStopping = false;
  let saidAt = Number.NEGATIVE_INFINITY;

  function follow(team: string): Promise<void> {
    underWay.add(team);
    return turns.run(team, async () => {
      if (!isStopping)
        await opening
          .run(() => followNow(team))
          .then(
            () => wake(),
            (error: unknown) => tell(team, error),
          );
      underWay.delete(team);
    });
  }

  async function followNow(team: string): Promise<void> {
    const installation = await kept.one(team);
    const before = standings.get(team);
    if (installation && isDone(installation, before, clock.monotonic())) return;
    if (installation) standings.set(team, standingOf(installation, before));
    else standings.delete(team);
    // Two of the same would say everything twice.
    if (before?.is === 'served') await close(before.workspace);
    if (!installation) return;
    if (installation.leftAt === undefined) return serve(installation);
    const next = clock.monotonic() + (await lookAfterLeft(installation));
    standings.set(team, { is: 'left', version: versionOf(installation), next });
  }

  async function serve(installation: Installation): Promise<void> {
    const { team } = installation;
    const version = versionOf(installation);
    try {
      const workspace = await open(installation, (code) => refuse(team, version, code));
      const failures = failuresOf(standings.get(team));
      standings.set(team, { is: 'served', version, workspace, failures });
      begin(team, workspace);
    } catch (error) {
      fail(team, version, error);
    }
  }

  /** It is tried again, later and later. */
  function fail(team: string, version: string, error: unknown): void {
    const failures = failuresOf(standings.get(team)) + 1;
    const next = clock.monotonic() + backoff(failures, random);
    standings.set(team, { is: 'opening', version, failures, next });
    tell(team, error);
  }

  /** One line a minute, however many they are. */
  function tell(team: string, error: unknown): void {
    const now = clock.monotonic();
    if (now - saidAt < sayEveryMs) return;
    saidAt = now;
    const failing = [...standings.values()].filter(isFailing).length;
    log.error({ err: error, team, failing }, 'a workspace cannot be served; it is tried again');
  }

  /** Talks there as soon as Slack answers. */
  function begin(team: string, workspace: Served): void {
    const talk = introduce(workspace).catch((error: unknown) => giveUp(team, workspace, error));
    talking.add(talk);
    void talk.finally(() => talking.delete(talk));
  }

  async function introduce(workspace: Served): Promise<void> {
    let talks = Promise.resolve();
    await voices.run(() => {
      const begun = new AbortController();
      talks = workspace.talk().finally(() => begun.abort());
      return Promise.race([talks, clock.sleep(giveWayMs, begun.signal).catch(() => {})]);
    });
    await talks;
  }

  async function giveUp(team: string, workspace: Served, error: unknown): Promise<void> {
    const standing = standings.get(team);
    if (standing?.is !== 'served' || standing.workspace !== workspace) return;
    const { version } = standing;
    if (error instanceof TokenRefused) return refuse(team, version, error.code);
    fail(team, version, error);
    await turns.run(team, () => close(workspace));
    wake();
  }

  /** The operator is told once, and there is no call more until it has installed the app again. */
  function refuse(team: string, version: string, code: string): void {
    const standing = standings.get(team);
    if (standing?.is !== 'served' || standing.version !== version) return;
    standings.set(team, { is: 'refused', version });
    codes.add(code);
    refusals.add(team);
    void turns.run(team, () => close(standing.workspace));
  }

  async function close(workspace: Served): Promise<void> {
    try {
      await workspace.hush();
      await workspace.stop();
    } catch (error) {
      log.warn({ err: error }, 'a workspace could not be closed');
    }
  }

  const first = await kept.all();
  await Promise.all(
    first.flatMap(({ team, leftAt }) => (leftAt === undefined ? [follow(team)] : [])),
  );
  const connected = Promise.all(talking).then(() => {});
  const loop = startLoop({
    round: lookAtAll,
    failure: 'it could not be looked who has installed the app',
    ...{ clock, log },
  });
  wake = loop.wake;
  kept.onChange(wake);

  /** Nobody waits for the slowest: whoever has been followed wakes the next round. */
  async function lookAtAll(): Promise<number> {
    refusals.flush();
    const all = await kept.all();
    const teams = new Set(all.map(({ team }) => team));
    const erased = [...standings.keys()].filter((team) => !teams.has(team));
    const now = clock.monotonic();
    const changed = all.filter((each) => !isDone(each, standings.get(each.team), now));
    for (const team of [...changed.map((each) => each.team), ...erased])
      if (!underWay.has(team)) void follow(team);
    const waits = [...standings].flatMap(([team, standing]) =>
      'next' in standing && !underWay.has(team) ? [standing.next - now] : [],
    );
    return Math.max(0, Math.min(everyMs, ...waits));
  }

  const served = () => servedIn(standings.values());
  return {
    standings,
    follow,
    connected,
    async idle() {
      await loop.idle();
      await turns.settled();
      await Promise.all(talking);
    },
    async hush() {
      isStopping = true;
      await loop.stop();
      // Whom Slack lets wait is not waited for.
      await Promise.all(served().map((workspace) => workspace.hush()));
      await turns.settled();
    },
    stop: async () => void (await Promise.all(served().map(close))),
  };
}
