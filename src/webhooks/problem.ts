/**
 * What support should hear of; `site` is the site's ID, `event` iLOQ's name of the event. Times in
 * milliseconds since the epoch.
 */
export type WebhookProblem =
  /** Requests that name a subscription and are not signed with its key. */
  | {
      readonly kind: 'bad-signatures';
      readonly site: string;
      readonly count: number;
      readonly since: number;
    }
  /**
   * iLOQ takes no further subscription for the event; host names of the endpoints that have them.
   */
  | {
      readonly kind: 'subscription-limit';
      readonly site: string;
      readonly event: string;
      readonly usedBy: readonly string[];
    }
  /** It could not be renewed, and ends soon. */
  | {
      readonly kind: 'subscription-ending';
      readonly site: string;
      readonly event: string;
      readonly endsAt: number;
    }
  /** iLOQ cannot deliver: payloads that it tries again, and payloads that it has given up. */
  | {
      readonly kind: 'deliveries-failing';
      readonly site: string;
      readonly event: string;
      readonly retrying: number;
      readonly givenUp: number;
    }
  /** Numbers that never came and that iLOQ does not list. */
  | {
      readonly kind: 'payloads-lost';
      readonly site: string;
      readonly event: string;
      readonly count: number;
    }
  /** The API user may not administrate subscriptions, or iLOQ refused a change of one. */
  | {
      readonly kind: 'subscription-refused';
      readonly site: string;
      readonly event?: string;
      readonly why: string;
    }
  /** The API user no longer reaches the site's locking system, where the subscriptions are. */
  | { readonly kind: 'system-gone'; readonly site: string };

export interface ProblemSink {
  /** Noticed between two looks at iLOQ, or instead of one. Told again while it lasts. */
  readonly onProblem: (problem: WebhookProblem) => Promise<void>;
  /**
   * All that is wrong with a site's subscriptions, after a look at iLOQ: what is not among it is
   * over.
   */
  readonly onLook: (site: string, problems: readonly WebhookProblem[]) => Promise<void>;
  /** A burst of wrong signatures, which no look sees, is over. */
  readonly onCalm: (site: string) => Promise<void>;
}
