import type { WebhookPayload } from '../iloq/index.ts';
import type { Gap, Inbox, NewPayload } from '../storage/index.ts';
import { hashData } from './body.ts';
import { keepFields } from './events.ts';
import type { Found } from './synchronise.ts';

export interface Filled {
  /** Of those that iLOQ gave up, how many had not come here. */
  readonly rescued: number;
  /** How many came from its lists in all. */
  readonly taken: number;
  /** Numbers that are missing for long, and that iLOQ does not list, either. */
  readonly lost: number;
}

/** iLOQ's own second attempts come within 20 minutes; a number missing for longer is looked for. */
const oldMs = 45 * 60_000;

/** Takes what iLOQ listed and is not here. What came before is known by its number and its data. */
export function fill(
  inbox: Inbox,
  found: Found,
  about: { readonly site: string; readonly personalData: boolean; readonly now: number },
): Filled {
  const rescued = take(inbox, found, found.givenUp, about);
  const taken = rescued + take(inbox, found, found.others, about);
  if (!found.complete) return { rescued, taken, lost: 0 };
  // A number above iLOQ's own count was never iLOQ's: headers are not signed.
  const old = inbox
    .gaps(found.id)
    .filter(({ from, since }) => from <= found.counter && about.now - since > oldMs);
  const lost = old.reduce((sum, gap) => sum + sizeOf(gap, found.counter), 0);
  const last = old.at(-1);
  if (last) inbox.settle(found.id, last.to);
  return { rescued, taken, lost };
}

const sizeOf = ({ from, to }: Gap, counted: number): number => Math.min(to, counted) - from + 1;

function take(
  inbox: Inbox,
  { id, event }: Found,
  payloads: readonly WebhookPayload[],
  {
    site,
    personalData,
    now,
  }: { readonly site: string; readonly personalData: boolean; readonly now: number },
): number {
  const unseen = payloads.flatMap(({ counter, data, createdAt }): NewPayload[] =>
    counter === null
      ? []
      : [
          {
            ...{ site, subscription: id, counter, event, at: now },
            createdAt: createdAt ?? now,
            fields: keepFields(event, data, personalData),
            dataHash: hashData(data),
          },
        ],
  );
  if (unseen.length === 0) return 0;
  return inbox.accept(unseen.toSorted((one, other) => one.counter - other.counter)).filter(isNew)
    .length;
}

const isNew = (acceptance: string): boolean =>
  acceptance === 'accepted' || acceptance === 'conflicting';
