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
  Uptime,
  WatchPlan,
} from './kept.ts';
import type { Store } from './ports.ts';

/**
 * The store as those know it who need one thing of it, each bound to a workspace. Nothing here
 * knows an engine.
 */
const within = <From, T>(
  { change, answer }: Decision<From, T>,
  place: (change: From) => Change,
): Decision<Change, T> => ({ change: change === undefined ? undefined : place(change), answer });

const guardStoreOf = (store: Store): GuardStore => ({
  decide: (key, decide) =>
    store.decide({ guard: key }, ({ guard }) =>
      within(decide(guard), (state) => ({ guard: { key, state } })),
    ),
});

const linksOf = (store: Store): Links => ({
  decide: (hash, decide) =>
    store.decide({ link: hash }, ({ link }) =>
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

const requestsOf = (store: Store): Requests => ({
  claim: (key, request) => store.claim(key, request),
  settle: (key) =>
    store.decide({ request: key }, ({ request }) => ({
      change: request && { request: { ...request, key, isSettled: true } },
      answer: undefined,
    })),
  letGo: (key) =>
    store.decide({ request: key }, ({ request }) => ({
      change: request && { request: { ...request, key } },
      answer: undefined,
    })),
  unsettled: () => store.read.openRequests(),
  left: () => store.read.leftRequests(),
  forget: (requests) => write(store, { forget: { requests } }),
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

const journalOf = (store: Store): Journal => ({
  append: (...journal) => write(store, { journal }),
  entries: (site, page) => store.read.latestEntries(site, page),
  read: (page) => store.read.entries(page),
});

/** The last digest. */
export interface DigestRecord {
  decide<T>(decide: (seen: DigestKept | undefined) => Decision<DigestChange, T>): Promise<T>;
}

const digestOf = (store: Store): DigestRecord => ({
  decide: (decide) =>
    store.decide({ digest: true }, ({ digest }) =>
      within(decide(digest), (change) => ({ digest: change })),
    ),
});

const alertStoreOf = (store: Store): AlertStore => ({
  decide: (decide) =>
    store.decide({ alerts: true }, ({ alerts: seen }) =>
      within(decide(seen), (alerts) => ({ alerts })),
    ),
  read: (look) => store.read.alerts(look),
  forgetBefore: (alerts) => write(store, { forget: { alerts } }),
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

const watchPlansOf = (store: Store): WatchPlans => ({
  all: () => store.read.watchPlans(),
  put: (plan) => write(store, { watch: [plan] }),
  allToldStuck: () => store.read.allToldStuck(),
  tellStuck: (site, at) => write(store, { toldStuck: { site, at } }),
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

const inboxOf = (store: Store): Inbox => ({
  accept: (payloads) => store.accept(payloads),
  waiting: (limit) => store.read.waitingPayloads(limit),
  handed: (handed) => write(store, { handed }),
  numbers: (subscription) => store.read.numbers(subscription),
  settle: (subscription, decide) =>
    store.decide({ subscription }, ({ subscription: seen }) => {
      const upTo = decide(seen);
      return {
        change: upTo === undefined ? undefined : { settled: { subscription, upTo } },
        answer: seen,
      };
    }),
  forget: (forget) => write(store, { forget }),
});

/** Since when the process was not there. */
export interface UptimeRecord {
  read(): Promise<Uptime>;
  /** It is alive at this time (milliseconds since the epoch). */
  alive(at: number): Promise<void>;
  rememberOutage(endedAt: number): Promise<void>;
}

const uptimeOf = (store: Store): UptimeRecord => ({
  read: () => store.read.uptime(),
  alive: (alive) => write(store, { uptime: { alive } }),
  rememberOutage: (outageEnded) => write(store, { uptime: { outageEnded } }),
});

/** Deletes what the streams hold of a site. */
export interface Erasure {
  /** Leaves this one entry of the journal; on disk when it resolves. Twice changes nothing more. */
  eraseSite(site: string, last: JournalEntry): Promise<void>;
}

const erasureOf = (store: Store): Erasure => ({
  eraseSite: (site, last) =>
    store.decide({ alerts: true }, ({ alerts }) => {
      const id = erasedMark(site);
      const mark = { alerts: { applied: { id, site: everywhere, at: last.at } } };
      return {
        change: { erase: { site, last }, ...(!alerts.isApplied(id) && mark) },
        answer: undefined,
      };
    }),
});

/** Writes what rests on nothing. */
const write = (store: Store, change: Change): Promise<void> =>
  store.decide({}, () => ({ change, answer: undefined }));

/** All of them. */
export const slicesOf = (store: Store) => ({
  requests: requestsOf(store),
  journal: journalOf(store),
  links: linksOf(store),
  alerts: alertStoreOf(store),
  watch: watchPlansOf(store),
  digest: digestOf(store),
  inbox: inboxOf(store),
  uptime: uptimeOf(store),
  guard: guardStoreOf(store),
  erasure: erasureOf(store),
});
