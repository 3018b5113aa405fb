import type { WebhookPayload } from '../iloq/index.ts';
import type { Gap, Inbox, NewPayload } from '../storage/index.ts';
import { hashData } from './body.ts';
import { keepFields } from './events.ts';
import type { Found } from './synchronise.ts';

interface About {
  readonly site: string;
  readonly personalData: boolean;
  readonly now: number;
}

/** iLOQ's own second attempts come within 20 minutes; a number missing for longer is looked for. */
const oldMs = 45 * 60_000;

/**
 * Takes what iLOQ listed and is not here. What came before is known by its number and its data.
 * @returns how many were taken in all; how many of those iLOQ gave up (`rescued`); how many numbers
 * are missing for long, and iLOQ does not list them, either (`lost`)
 */
export async function fill(inbox: Inbox, found: Found, about: About) {
  const rescued = await take(inbox, found, found.givenUp, about);
  const taken = rescued + (await take(inbox, found, found.others, about));
  if (!found.complete) return { rescued, taken, lost: 0 };
  const { gaps } = await inbox.settle(
    found.id,
    (seen) => lostIn(seen.gaps, found, about.now).at(-1)?.to,
  );
  const sizes = lostIn(gaps, found, about.now).map(
    ({ from, to }) => Math.min(to, found.counter) - from + 1,
  );
  return { rescued, taken, lost: sizes.reduce((sum, size) => sum + size, 0) };
}

/**
 * Gaps that nothing will fill. What lies above one that may still be filled waits with it. A number
 * above iLOQ's own count was never iLOQ's: headers are not signed.
 */
function lostIn(gaps: readonly Gap[], { counter }: Found, now: number): readonly Gap[] {
  const fresh = gaps.findIndex(({ from, since }) => from > counter || now - since <= oldMs);
  return fresh === -1 ? gaps : gaps.slice(0, fresh);
}

async function take(
  inbox: Inbox,
  { id, event }: Found,
  payloads: readonly WebhookPayload[],
  { site, personalData, now }: About,
): Promise<number> {
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
  const inOrder = unseen.toSorted((one, other) => one.counter - other.counter);
  const became = await inbox.accept(inOrder);
  return became.filter((each) => each === 'accepted' || each === 'conflicting').length;
}
