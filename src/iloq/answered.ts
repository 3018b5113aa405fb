import type { Exchange } from './exchange.ts';

/** Every word of the calls that are made; whatever else stands in a path is an ID. */
const words: ReadonlySet<string> = new Set(
  `Url GetUrl CreateSession KillSession LockGroups SetLockgroup
  RealEstates Zones Locks Keys SecurityAccesses SecurityRoles
  TimeLimitTitles NetworkModules CalendarDataTitles CanOrder CanDelete CanAdd
  Webhooks Events Subscriptions PendingPayloads Payloads`.split(/\s+/u),
);

/** A call by its words alone: `Locks/{id}/SecurityAccesses`. */
export const callName = (path: string): string =>
  (path.split('?', 1)[0] ?? '')
    .split('/')
    .map((part) => (words.has(part) ? part : '{id}'))
    .join('/');

/** What came of a call: `http-200`, `too-large`, or why nothing came, such as `timeout`. */
export function outcomeOf(exchange: Exchange): string {
  switch (exchange.kind) {
    case 'answer':
      return `http-${exchange.status}`;
    case 'too-large':
      return 'too-large';
    case 'lost':
      return exchange.failure.kind === 'unreachable' ? exchange.failure.how : exchange.failure.kind;
  }
}
