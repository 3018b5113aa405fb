import type { DatabaseSync } from 'node:sqlite';
import type { AlertWrite } from '../../alert-write.ts';
import type { AlertQuestion } from '../../alerts-seen.ts';
import type { Change, NewPayload, Refs, StoredRequest } from '../../ports.ts';
import {
  createAlerts,
  createDigest,
  createErasure,
  createGuards,
  createInbox,
  createJournal,
  createLinks,
  createRequests,
  createUptime,
  createWatch,
} from '../tables/index.ts';
import type { Streams } from './group.ts';

/** What is loaded; of the incidents what is asked so far. */
export type Wanted = Omit<Refs, 'alerts'> & { readonly alerts: readonly AlertQuestion[] };

/** What a decision changes, as rows. */
export type Written = Omit<Change, 'alerts'> & { readonly alerts?: AlertWrite };

/** What is written in one go: what a decision changes, or what its answer depends on itself. */
export type Write =
  | { readonly do: 'change'; readonly change: Written }
  | {
      readonly do: 'claim';
      readonly key: string;
      readonly request: Omit<StoredRequest, 'isSettled'>;
    }
  | { readonly do: 'accept'; readonly payloads: readonly NewPayload[] };

/** The streams of a database, as its thread works with them. */
export function createStreams(database: DatabaseSync): Streams<Wanted, Write> {
  const requests = createRequests(database);
  const links = createLinks(database);
  const guards = createGuards(database);
  const digest = createDigest(database);
  const journal = createJournal(database);
  const alerts = createAlerts(database);
  const inbox = createInbox(database);
  const watch = createWatch(database);
  const uptime = createUptime(database);
  const erase = createErasure(database);
  let hasErased = false;

  function apply(change: Written): void {
    if (change.request) requests.put(change.request);
    if (change.link) links.change(change.link);
    if (change.guard) guards.put(change.guard.key, change.guard.state);
    if (change.digest) digest.change(change.digest);
    for (const entry of change.journal ?? []) journal.append(entry);
    if (change.alerts) alerts.change(change.alerts);
    if (change.settled) inbox.settle(change.settled.subscription, change.settled.upTo);
    if (change.handed) inbox.handed(change.handed);
    for (const plan of change.watch ?? []) watch.put(plan);
    if (change.toldStuck) watch.toldStuck(change.toldStuck);
    if (change.uptime) uptime.change(change.uptime);
    if (change.erase) {
      erase(change.erase.site, change.erase.last);
      inbox.remembersNothing();
      hasErased = true;
    }
    if (change.forget) forget(change.forget);
  }

  function forget(before: NonNullable<Change['forget']>): void {
    if (before.requests !== undefined) requests.forget(before.requests);
    if (before.links !== undefined) links.forget(before.links);
    if (before.alerts !== undefined) alerts.forget(before.alerts);
    if (before.content !== undefined) inbox.forgetContent(before.content);
    if (before.trace !== undefined) inbox.forgetTrace(before.trace);
  }

  return {
    load: ({ request, link, guard, digest: ofDigest, alerts: asked, subscription }) => ({
      request: request === undefined ? undefined : requests.find(request),
      link: link === undefined ? undefined : links.find(link),
      guard: guard === undefined ? undefined : guards.find(guard),
      digest: ofDigest ? digest.find() : undefined,
      alerts: asked.map(alerts.answer),
      subscription: subscription === undefined ? undefined : inbox.numbers(subscription),
    }),
    write(write) {
      switch (write.do) {
        case 'change':
          return apply(write.change);
        case 'claim':
          return requests.claim(write.key, write.request);
        case 'accept':
          return inbox.accept(write.payloads);
      }
    },
    onCommitted() {
      if (!hasErased) return;
      hasErased = false;
      // The log of changes holds the pages as they were.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    onUndone: inbox.remembersNothing,
  };
}

/** What a decision holds while it is made; sorted, so that two never wait for each other. */
export const keysOf = ({ request, link, guard, digest, alerts, subscription }: Refs): string[] => [
  ...(alerts ? ['alerts'] : []),
  ...(digest ? ['digest'] : []),
  ...(guard === undefined ? [] : [`guard ${guard}`]),
  ...(link === undefined ? [] : [`link ${link}`]),
  ...(request === undefined ? [] : [`request ${request}`]),
  ...(subscription === undefined ? [] : [`subscription ${subscription}`]),
];
