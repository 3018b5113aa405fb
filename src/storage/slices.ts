import { type AlertStore, erasedMark, everywhere } from '../alerts/index.ts';
import type { Links } from '../credentials/index.ts';
import type { Decision } from '../decide.ts';
import type { GuardStore } from '../iloq/index.ts';
import type {
  Acceptance,
  Change,
  DigestChange,
  DigestKept,
  JournalEntry,
  KeptEntry,
  KeptPayload,
  NewPayload,
  Numbers,
  Store,
  Team,
  Uptime,
  WatchPlan,
} from './ports.ts';

/**
 * The store as those know it who need one thing of it, each bound to a workspace. Nothing here
 * knows an engine.
 */
const within = <From, T>(
  { change, answer }: Decision<From, T>,
  place: (change: From) => Change,
): Decision<Change, T> => ({ change: change === undefined ? undefined : place(change), answer });

const guardStoreOf = (store: Store, team: Team): GuardStore => ({
  decide: (key, decide) =>
    store.decide(team, { guard: key }, ({ guard }) =>
      within(decide(guard), (state) => ({ guard: { key, state } })),
    ),
});

const linksOf = (store: Store, team: Team): Links => ({
  decide: (hash, decide) =>
    store.decide(team, { link: hash }, ({ link }) =>
      within(decide(link), ({ link: after, forget }) => ({
        link: { hash, link: after },
        ...(forget !== undefined && { forget: { links: forget } }),
      })),
    ),
});

/** Requests of Slack, so that the second copy of one changes nothing. */
export interface Requests {
  /** @returns true the first time, false for every copy */
  claim(key: string, request: { readonly person?: string; readonly at: number }): Promise<boolean>;
  /** What the request asked for is on disk. */
  settle(key: string): Promise<void>;
  /** This process does no more about it: it is left, as if the process had ended. */
  letGo(key: string): Promise<void>;
  /** Those that were claimed and are not settled, oldest first. */
  unsettled(): Promise<{ readonly key: string; readonly person?: string }[]>;
  /** Those of them whose process has ended. */
  left(): Promise<{ readonly key: string; readonly person?: string }[]>;
  /** Forgets those claimed before that time (milliseconds since the epoch), settled or not. */
  forget(before: number): Promise<void>;
}

const requestsOf = (store: Store, team: Team): Requests => ({
  claim: (key, request) => store.claim(team, key, request),
  settle: (key) =>
    store.decide(team, { request: key }, ({ request }) => ({
      change: request && { request: { ...request, key, isSettled: true } },
      answer: undefined,
    })),
  letGo: (key) =>
    store.decide(team, { request: key }, ({ request }) => ({
      change: request && { request: { ...request, key } },
      answer: undefined,
    })),
  unsettled: () => store.read.openRequests(team),
  left: () => store.read.leftRequests(team),
  forget: (requests) => write(store, team, { forget: { requests } }),
});

/** What happened, for people to look up. */
export interface Journal {
  /** An entry that is there already is not written again. */
  append(...entries: readonly JournalEntry[]): Promise<void>;
  /** A site's entries, newest first; `before`: the last position of the page before this one. */
  entries(
    site: string,
    page: { readonly limit: number; readonly before?: number },
  ): Promise<KeptEntry[]>;
  /** Everything, the oldest first; of one site, or of all; `after`: as `before`. */
  read(page: {
    readonly site?: string;
    readonly limit: number;
    readonly after?: number;
  }): Promise<KeptEntry[]>;
}

const journalOf = (store: Store, team: Team): Journal => ({
  append: (...journal) => write(store, team, { journal }),
  entries: (site, page) => store.read.latestEntries(team, site, page),
  read: (page) => store.read.entries(team, page),
});

/** The last digest. */
export interface DigestRecord {
  decide<T>(decide: (seen: DigestKept | undefined) => Decision<DigestChange, T>): Promise<T>;
}

const digestOf = (store: Store, team: Team): DigestRecord => ({
  decide: (decide) =>
    store.decide(team, { digest: true }, ({ digest }) =>
      within(decide(digest), (change) => ({ digest: change })),
    ),
});

const alertStoreOf = (store: Store, team: Team): AlertStore => ({
  decide: (decide) =>
    store.decide(team, { alerts: true }, ({ alerts: seen }) =>
      within(decide(seen), (alerts) => ({ alerts })),
    ),
  read: (look) => store.read.alerts(team, look),
  forgetBefore: (alerts) => write(store, team, { forget: { alerts } }),
});

/** When sites are looked at, and what was told of those that are stuck. */
export interface WatchPlans {
  all(): Promise<WatchPlan[]>;
  put(plan: WatchPlan): Promise<void>;
  /** Sites of which it was told that they are stuck, and that are stuck still. */
  allToldStuck(): Promise<string[]>;
  /** @param at when it was told that the site is stuck; undefined: it is no more */
  tellStuck(site: string, at: number | undefined): Promise<void>;
}

const watchPlansOf = (store: Store, team: Team): WatchPlans => ({
  all: () => store.read.watchPlans(team),
  put: (plan) => write(store, team, { watch: [plan] }),
  allToldStuck: () => store.read.allToldStuck(team),
  tellStuck: (site, at) => write(store, team, { toldStuck: { site, at } }),
});

/** Payloads that iLOQ was told are accepted. */
export interface Inbox {
  /** All or none; on disk when it resolves. @returns what became of each, in order */
  accept(payloads: readonly NewPayload[]): Promise<readonly Acceptance[]>;
  /** Those that nobody has been handed yet, in the order of acceptance. */
  waiting(limit: number): Promise<KeptPayload[]>;
  /** These have been handed over, by position. */
  handed(positions: readonly number[]): Promise<void>;
  numbers(subscription: string): Promise<Numbers>;
  /**
   * Whatever is missing up to a number will not come any more, or has come another way.
   * @param upTo decides on what came until now; undefined: nothing
   * @returns what it was decided on
   */
  settle(subscription: string, upTo: (seen: Numbers) => number | undefined): Promise<Numbers>;
  /**
   * Drops what payloads said that were sent before `content`, and all trace of those sent before
   * `trace`.
   */
  forget(before: { readonly content: number; readonly trace: number }): Promise<void>;
}

const inboxOf = (store: Store, team: Team): Inbox => ({
  accept: (payloads) => store.accept(team, payloads),
  waiting: (limit) => store.read.waitingPayloads(team, limit),
  handed: (handed) => write(store, team, { handed }),
  numbers: (subscription) => store.read.numbers(team, subscription),
  settle: (subscription, decide) =>
    store.decide(team, { subscription }, ({ subscription: seen }) => {
      const upTo = decide(seen);
      return {
        change: upTo === undefined ? undefined : { settled: { subscription, upTo } },
        answer: seen,
      };
    }),
  forget: (forget) => write(store, team, { forget }),
});

/** Since when the process was not there. */
export interface UptimeRecord {
  read(): Promise<Uptime>;
  /** It is alive at this time (milliseconds since the epoch). */
  alive(at: number): Promise<void>;
  rememberOutage(endedAt: number): Promise<void>;
}

const uptimeOf = (store: Store, team: Team): UptimeRecord => ({
  read: () => store.read.uptime(team),
  alive: (alive) => write(store, team, { uptime: { alive } }),
  rememberOutage: (outageEnded) => write(store, team, { uptime: { outageEnded } }),
});

/** Deletes what the streams hold of a site. */
export interface Erasure {
  /** Leaves this one entry of the journal; on disk when it resolves. Twice changes nothing more. */
  eraseSite(site: string, last: JournalEntry): Promise<void>;
}

const erasureOf = (store: Store, team: Team): Erasure => ({
  eraseSite: (site, last) =>
    store.decide(team, { alerts: true }, ({ alerts }) => {
      const id = erasedMark(site);
      const mark = { alerts: { applied: { id, site: everywhere, at: last.at } } };
      return {
        change: { erase: { site, last }, ...(!alerts.isApplied(id) && mark) },
        answer: undefined,
      };
    }),
});

/** Writes what rests on nothing. */
const write = (store: Store, team: Team, change: Change): Promise<void> =>
  store.decide(team, {}, () => ({ change, answer: undefined }));

/** All of them. */
export const slicesOf = (store: Store, team: Team) => ({
  requests: requestsOf(store, team),
  journal: journalOf(store, team),
  links: linksOf(store, team),
  alerts: alertStoreOf(store, team),
  watch: watchPlansOf(store, team),
  digest: digestOf(store, team),
  inbox: inboxOf(store, team),
  uptime: uptimeOf(store, team),
  guard: guardStoreOf(store, team),
  erasure: erasureOf(store, team),
});
