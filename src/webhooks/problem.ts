/** What support should hear of; `site` is the site's ID, `event` iLOQ's name of the event. Times in milliseconds since the epoch. */
export type WebhookProblem =
  /** Requests that name a subscription and are not signed with its key. */
  | { readonly kind: 'bad-signatures'; readonly site: string; readonly count: number; readonly since: number }
  /** iLOQ takes no further subscription for the event; host names of the endpoints that have them. */
  | {
      readonly kind: 'subscription-limit';
      readonly site: string;
      readonly event: string;
      readonly usedBy: readonly string[];
    }
  /** It could not be renewed, and ends soon. */
  | { readonly kind: 'subscription-ending'; readonly site: string; readonly event: string; readonly endsAt: number }
  /** iLOQ cannot deliver: payloads that it tries again, and payloads that it has given up. */
  | {
      readonly kind: 'deliveries-failing';
      readonly site: string;
      readonly event: string;
      readonly retrying: number;
      readonly givenUp: number;
    }
  /** Numbers that never came and that iLOQ does not list. */
  | { readonly kind: 'payloads-lost'; readonly site: string; readonly event: string; readonly count: number }
  /** The API user may not administrate subscriptions, or iLOQ refused a change of one. */
  | { readonly kind: 'subscription-refused'; readonly site: string; readonly event?: string; readonly why: string };

/** One problem of one site, however often it is told. */
export type ProblemId = { readonly site: string; readonly kind: WebhookProblem['kind']; readonly event?: string };

export interface ProblemSink {
  readonly onProblem: (problem: WebhookProblem) => void;
  /** It is over; also told where it never was. */
  readonly onClear: (problem: ProblemId) => void;
}
