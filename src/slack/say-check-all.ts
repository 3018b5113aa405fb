import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import type { Attempt, Limits } from '../outbox/index.ts';
import { checkedColumns, checkedPages, separatorFor, write } from '../overview/export/index.ts';
import type { People } from '../setup/index.ts';
import {
  type CheckAll,
  type CheckAllEntry,
  checkChanges,
  checkScope,
  type SiteQueries,
  type Sites,
  sees,
} from '../sites/index.ts';
import type { Catalogue } from '../text/index.ts';
import { type Delivered, type Delivery, nothingToSay, type Outgoing, postOf } from './deliver.ts';
import { deliverFile, limitsOfFile } from './deliver-file.ts';
import { checkAllMessage, checkAllResultMessage } from './messages/index.ts';
import type { OutgoingFile } from './send-file.ts';

export type CheckAllSayer = ReturnType<typeof createCheckAllSayer>;

/** Tells a manager of the check of all sites: how far it is, what changed, and the table of it. */
export function createCheckAllSayer(parts: {
  readonly delivery: Delivery;
  readonly web: WebClient;
  readonly sites: Pick<Sites, 'get'>;
  readonly queries: Pick<SiteQueries, 'pageById' | 'changedBy'>;
  readonly people: Pick<People, 'get' | 'localeOf'>;
  readonly log: Log;
}) {
  const { delivery, web, sites, queries, people, log } = parts;

  const scopeOf = async ({ by }: CheckAll) =>
    checkScope(queries, sees(await people.get(by), 'set-up'));

  /** Each part has an ID that stays the same, however often it is counted anew. */
  const placeOf = ({ id, at, by, message }: CheckAll, part: 'progress' | 'result') =>
    part === 'progress' && message
      ? ({ kind: 'update', ...message } as const)
      : postOf({ id: `${id}-${part}`, at }, by);

  async function messageOf(
    t: Catalogue,
    check: CheckAll,
    part: 'progress' | 'result',
  ): Promise<Outgoing> {
    const place = placeOf(check, part);
    if (part === 'progress') return { ...place, ...checkAllMessage(t, check) };
    const changes = await checkChanges(queries, check.id);
    return { ...place, ...checkAllResultMessage(t, check, changes, await scopeOf(check)) };
  }

  async function table(t: Catalogue, check: CheckAll, name: string): Promise<OutgoingFile> {
    const separator = separatorFor((await people.localeOf(check.by)) ?? 'en-US');
    const pages = checkedPages(sites, await scopeOf(check), check.id);
    const { content } = await write('csv', checkedColumns, pages, separator, t.columnHeading);
    return { name, title: t.checkAllTexts.tableTitle, content, comment: '' };
  }

  return {
    async deliver(
      t: Catalogue,
      check: CheckAll,
      part: CheckAllEntry['part'],
      attempt: Attempt,
    ): Promise<Delivered> {
      if (part !== 'table') return delivery.deliver(t, await messageOf(t, check, part), attempt);
      if (!check.result) return nothingToSay;
      const name = t.checkAllTexts.tableName(check.id);
      return deliverFile(web, log, () => table(t, check, name), { ...check.result, name }, attempt);
    },
    limits: (check: CheckAll, part: CheckAllEntry['part'], attempt: Attempt): Limits =>
      part === 'table'
        ? limitsOfFile(check.result?.channel ?? check.by)
        : delivery.limits(placeOf(check, part), attempt),
  };
}
