import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Iloq } from '../iloq/index.ts';
import type { Log } from '../log.ts';
import type { SiteQueries, Sites } from '../sites/index.ts';
import type { Inbox, UptimeRecord } from '../storage/index.ts';
import type { ProblemSink } from './problem.ts';

export interface WebhookParts extends ProblemSink {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'due'>;
  readonly inbox: Inbox;
  readonly uptime: UptimeRecord;
  readonly custody: Custody;
  readonly iloq: Iloq;
  readonly clock: Clock;
  readonly log: Log;
  /** The origin where the world reaches this bot; undefined: there are no subscriptions. */
  readonly publicUrl: string | undefined;
  /** @returns a GUID in lower case */
  readonly newId: () => string;
}
