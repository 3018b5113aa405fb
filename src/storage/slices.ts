import { type AlertStore, erasedMark, everywhere } from '../alerts/index.ts';
import type { Links } from '../credentials/index.ts';
import type { Decision } from '../decide.ts';
import type { GuardStore } from '../iloq/index.ts';
import type {
  Change,
  DigestChange,
  DigestKept,
  JournalEntry,
  NewPayload,
  Numbers,
  StoredRequest,
  WatchPlan,
} from './kept.ts';
import type { Store } from './ports.ts';

/** The store as those know it who need one thing of it. Nothing here knows an engine. */
export type Slices = ReturnType<typeof slicesOf>;

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

const within = <From, T>(
  { change, answer }: Decision<From, T>,
  place: (change: From) => Change,
): Decision<Change, T> => ({ change: change === undefined ? undefined : place(change), answer });

/** Writes what rests on nothing. */
const write = (store: Store, change: Change): Promise<void> =>
  store.decide({}, () => ({ change, answer: undefined }));

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

const alertStoreOf = (store: Store): AlertStore => ({
  decide: (decide) =>
    store.decide({ alerts: true }, ({ alerts: seen }) =>
      within(decide(seen), (alerts) => ({ alerts })),
    ),
  read: (look) => store.read.alerts(look),
  forgetBefore: (alerts) => write(store, { forget: { alerts } }),
});

/** Requests of Slack, so that the second copy of one changes nothing. */
export type Requests = ReturnType<typeof requestsOf>;

function requestsOf(store: Store) {
  const rewrite = (key: string, settled: Pick<StoredRequest, 'isSettled'> | undefined) =>
    store.decide({ request: key }, ({ request }) => ({
      change: request && { request: { ...request, key, ...settled } },
      answer: undefined,
    }));
  return {
    /** @returns true the first time, false for every copy */
    claim: (key: string, request: Omit<StoredRequest, 'isSettled'>) => store.claim(key, request),
    /** What the request asked for is on disk. */
    settle: (key: string): Promise<void> => rewrite(key, { isSettled: true }),
    /** This process does no more about it: it is left, as if the process had ended. */
    letGo: (key: string): Promise<void> => rewrite(key, undefined),
    /** Those that were claimed and are not settled, oldest first. */
    unsettled: store.read.openRequests,
    /** Those of them whose process has ended. */
    left: store.read.leftRequests,
    /** Forgets those claimed before that time (milliseconds since the epoch), settled or not. */
    forget: (requests: number) => write(store, { forget: { requests } }),
  };
}

/** What happened, for people to look up. */
export type Journal = ReturnType<typeof journalOf>;

const journalOf = (store: Store) => ({
  /** An entry that is there already is not written again. */
  append: (...journal: readonly JournalEntry[]) => write(store, { journal }),
  /** A site's entries, newest first; `before`: the last position of the page before this one. */
  entries: store.read.latestEntries,
  /** Everything, the oldest first; of one site, or of all; `after`: as `before`. */
  read: store.read.entries,
});

export type DigestRecord = ReturnType<typeof digestOf>;

const digestOf = (store: Store) => ({
  decide: <T>(decide: (seen: DigestKept | undefined) => Decision<DigestChange, T>): Promise<T> =>
    store.decide({ digest: true }, ({ digest }) =>
      within(decide(digest), (change) => ({ digest: change })),
    ),
});

/** When sites are looked at, and what was told of those that are stuck. */
export type WatchPlans = ReturnType<typeof watchPlansOf>;

const watchPlansOf = (store: Store) => ({
  all: store.read.watchPlans,
  put: (plan: WatchPlan) => write(store, { watch: [plan] }),
  /** Sites of which it was told that they are stuck, and that are stuck still. */
  allToldStuck: store.read.allToldStuck,
  /** @param at when it was told that the site is stuck; undefined: it is no more */
  tellStuck: (site: string, at: number | undefined) => write(store, { toldStuck: { site, at } }),
});

/** Payloads that iLOQ was told are accepted. */
export type Inbox = ReturnType<typeof inboxOf>;

const inboxOf = (store: Store) => ({
  /** All or none; on disk when it resolves. @returns what became of each, in order */
  accept: (payloads: readonly NewPayload[]) => store.accept(payloads),
  /** Those that nobody has been handed yet, in the order of acceptance. */
  waiting: store.read.waitingPayloads,
  /** These have been handed over, by position. */
  handed: (handed: readonly number[]) => write(store, { handed }),
  numbers: store.read.numbers,
  /**
   * Whatever is missing up to a number will not come any more, or has come another way.
   * @param decide up to which, on what came until now; undefined: nothing
   * @returns what it was decided on
   */
  settle: (subscription: string, decide: (seen: Numbers) => number | undefined): Promise<Numbers> =>
    store.decide({ subscription }, ({ subscription: seen }) => {
      const upTo = decide(seen);
      return {
        change: upTo === undefined ? undefined : { settled: { subscription, upTo } },
        answer: seen,
      };
    }),
  /**
   * Drops what payloads said that were sent before `content`, and all trace of those sent before
   * `trace`.
   */
  forget: (before: { readonly content: number; readonly trace: number }) =>
    write(store, { forget: before }),
});

/** Since when the process was not there. */
export type UptimeRecord = ReturnType<typeof uptimeOf>;

const uptimeOf = (store: Store) => ({
  /**
   * When a process was last known to be alive (undefined at the first start), and when the last
   * outage worth remembering ended (0: never), in milliseconds since the epoch.
   */
  read: store.read.uptime,
  /** It is alive at this time (milliseconds since the epoch). */
  alive: (alive: number) => write(store, { uptime: { alive } }),
  rememberOutage: (outageEnded: number) => write(store, { uptime: { outageEnded } }),
});

/** Deletes what the streams hold of a site. */
export type Erasure = ReturnType<typeof erasureOf>;

const erasureOf = (store: Store) => ({
  /** Leaves this one entry of the journal; on disk when it resolves. Twice changes nothing more. */
  eraseSite: (site: string, last: JournalEntry): Promise<void> =>
    store.decide({ alerts: true }, ({ alerts }) => {
      const id = erasedMark(site);
      const mark = { alerts: { applied: { id, site: everywhere, at: last.at } } };
      return {
        change: { erase: { site, last }, ...(!alerts.isApplied(id) && mark) },
        answer: undefined,
      };
    }),
});
