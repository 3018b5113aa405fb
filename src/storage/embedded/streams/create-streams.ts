import type { DatabaseSync } from 'node:sqlite';
import type { Change, Refs, StoredRequest } from '../../ports.ts';
import { createDigest } from './digest.ts';
import type { Streams } from './group.ts';
import { createJournal } from './journal.ts';
import { createLinks } from './links.ts';
import { createGuards } from './login-guard.ts';
import { createRequests } from './requests.ts';

/** What is written in one go: what a decision changes, or what its answer depends on itself. */
export type Write =
  | { readonly do: 'change'; readonly change: Change }
  | {
      readonly do: 'claim';
      readonly key: string;
      readonly request: Omit<StoredRequest, 'isSettled'>;
    };

/** The streams of a database, as its thread works with them. */
export function createStreams(database: DatabaseSync): Streams<Refs, Write> {
  const requests = createRequests(database);
  const links = createLinks(database);
  const guards = createGuards(database);
  const digest = createDigest(database);
  const journal = createJournal(database);

  function apply(change: Change): void {
    if (change.request) requests.put(change.request);
    if (change.link) links.change(change.link);
    if (change.guard) guards.put(change.guard.key, change.guard.state);
    if (change.digest) digest.change(change.digest);
    for (const entry of change.journal ?? []) journal.append(entry);
    const { forget } = change;
    if (forget?.requests !== undefined) requests.forget(forget.requests);
    if (forget?.links !== undefined) links.forget(forget.links);
  }

  return {
    load: ({ request, link, guard, digest: ofDigest }) => ({
      request: request === undefined ? undefined : requests.find(request),
      link: link === undefined ? undefined : links.find(link),
      guard: guard === undefined ? undefined : guards.find(guard),
      digest: ofDigest ? digest.find() : undefined,
    }),
    write(write) {
      switch (write.do) {
        case 'change':
          return apply(write.change);
        case 'claim':
          return requests.claim(write.key, write.request);
      }
    },
  };
}

/** What a decision holds while it is made; sorted, so that two never wait for each other. */
export const keysOf = ({ request, link, guard, digest }: Refs): string[] => [
  ...(digest ? ['digest'] : []),
  ...(guard === undefined ? [] : [`guard ${guard}`]),
  ...(link === undefined ? [] : [`link ${link}`]),
  ...(request === undefined ? [] : [`request ${request}`]),
];
