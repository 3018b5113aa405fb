import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { firstWanted, homeOf, type Wanted } from '../overview/index.ts';
import type { People } from '../setup/index.ts';
import type { SiteQueries } from '../sites/index.ts';
import type { Others } from '../storage/index.ts';
import type { Speech } from '../text/index.ts';
import { classifyError } from './classify-error.ts';
import { homeView } from './messages/index.ts';

/** Everybody's Home, kept up to date while they have it open. */
export interface Home {
  /**
   * Somebody opened Home, or chose something on it. Resolves when Slack has what they see now.
   * @param about.wanted which sites they want to see; left out: what they saw last
   * @param about.hash of the view that they had before them, where there was one
   */
  show(
    user: string,
    about: { readonly wanted?: Wanted; readonly hash?: string | undefined },
  ): Promise<void>;
  /** Resolves when everybody who has it open sees what there is. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Whoever may have Home open: Slack says when it is opened, and never when it is left. */
interface Viewer {
  wanted: Wanted;
  /** Of the view that Slack has: a publish that comes late replaces no newer one. */
  hash: string | undefined;
  /** What Slack has, as JSON. */
  shown: string | undefined;
  until: number;
  /** The publish under way, and the next, which shows what is wanted when it begins. */
  turn: Promise<void>;
  next: Promise<void> | undefined;
}

const rememberedMs = 60 * 60_000;
const mostViewers = 500;
/** Changes within this time are one publish for a person. */
const restMs = 3_000;
/** Slack takes about 100 `views.publish` a minute (tier 4); people's presses need some of them. */
const betweenMs = 1_000;
const afterFailureMs = 30_000;

export function createHome(parts: {
  readonly queries: Pick<SiteQueries, 'list' | 'count' | 'counts' | 'any'>;
  /** Calls the listener whenever a site has changed, or its incidents. */
  readonly onChange: (listener: () => void) => void;
  /** Whoever showed Home last keeps it up to date. */
  readonly others: Others;
  readonly people: Pick<People, 'get'>;
  readonly speech: Pick<Speech, 'to'>;
  readonly web: WebClient;
  readonly clock: Clock;
  readonly log: Log;
}): Home {
  const { queries, others, people, speech, web, clock, log } = parts;
  const viewers = new Map<string, Viewer>();
  const outdated = new Set<string>();
  const stopping = new AbortController();
  let refreshing: Promise<void> | undefined;

  function remember(user: string, { wanted, hash }: Parameters<Home['show']>[1]): Viewer {
    const before = viewers.get(user);
    const viewer = before ?? {
      hash,
      shown: undefined,
      turn: Promise.resolve(),
      next: undefined,
      wanted: firstWanted,
      until: 0,
    };
    viewer.wanted = wanted ?? viewer.wanted;
    others.tell({ is: 'home', person: user });
    viewer.until = clock.monotonic() + rememberedMs;
    // The one who came last stands last.
    viewers.delete(user);
    viewers.set(user, viewer);
    const [oldest] = viewers.keys();
    if (viewers.size > mostViewers && oldest !== undefined) viewers.delete(oldest);
    return viewer;
  }

  /** One at a time for a person; those that would come after the next one are the next one. */
  function publish(user: string, viewer: Viewer): Promise<void> {
    viewer.next ??= viewer.turn.then(() => {
      viewer.next = undefined;
      return publishNow(user, viewer);
    });
    viewer.turn = viewer.next.catch(() => {});
    return viewer.next;
  }

  const viewFor = async (user: string, { wanted }: Viewer) =>
    homeView(await speech.to(user), await homeOf(queries, await people.get(user), wanted));

  async function publishNow(user: string, viewer: Viewer): Promise<void> {
    const view = await viewFor(user, viewer);
    const { hash } = viewer;
    const call = { user_id: user, view };
    const answer = await (hash === undefined ? web.views.publish(call) : publishOver(call, hash));
    viewer.hash = answer.view?.hash;
    viewer.shown = JSON.stringify(view);
  }

  /** Where Slack has another view than we know of, ours is the newer one. */
  async function publishOver(call: Parameters<typeof web.views.publish>[0] & object, hash: string) {
    try {
      return await web.views.publish({ ...call, hash });
    } catch (error) {
      if (classifyError(error)?.action !== 'publish-over') throw error;
      return web.views.publish(call);
    }
  }

  others.onWord((word) => {
    if (word.is === 'home') viewers.delete(word.person);
  });
  parts.onChange(() => {
    for (const user of viewers.keys()) outdated.add(user);
    if (outdated.size === 0 || stopping.signal.aborted) return;
    refreshing ??= refresh()
      // The pause was cut short by the stop.
      .catch(() => {})
      .finally(() => {
        refreshing = undefined;
      });
  });

  async function refresh(): Promise<void> {
    while (outdated.size > 0) {
      await clock.sleep(restMs, stopping.signal);
      const users = [...outdated];
      outdated.clear();
      for (const user of users) await refreshOne(user);
    }
  }

  async function refreshOne(user: string): Promise<void> {
    const viewer = viewers.get(user);
    if (!viewer) return;
    if (viewer.until <= clock.monotonic()) {
      viewers.delete(user);
      return;
    }
    try {
      const view = await viewFor(user, viewer);
      if (JSON.stringify(view) === viewer.shown) return;
      await publish(user, viewer);
    } catch (error) {
      log.warn({ err: error }, 'a Home could not be refreshed; trying again');
      outdated.add(user);
      await clock.sleep(afterFailureMs, stopping.signal);
      return;
    }
    await clock.sleep(betweenMs, stopping.signal);
  }

  return {
    show: (user, about) => publish(user, remember(user, about)),
    idle: async () => {
      while (refreshing) await refreshing;
    },
    async stop() {
      stopping.abort();
      await refreshing;
      await Promise.all([...viewers.values()].map(({ turn }) => turn));
    },
  };
}
