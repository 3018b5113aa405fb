import type { Destination } from '../destination.ts';
import type { Draft } from '../draft.ts';
import type { Entry, Incident } from '../incident.ts';
import type { Notice, Rest } from '../notice.ts';
import type { AlertChange, AlertsSeen } from '../store.ts';

/** Why something can never be delivered. */
export type Undeliverable =
  /** Nothing can be said there any more (or never could). */
  | 'channel'
  /** The message to edit, or the thread to answer in, is no more or cannot be changed. */
  | 'message'
  /** This content is not taken: say it in plain text. */
  | 'refused';

/** Where a message stands; undefined for what cannot be edited. */
export type Posted = { readonly channel: string; readonly ts: string } | undefined;

/** What is shown, as data: the words are made when it goes out. */
export type Shown =
  | { readonly show: 'incident'; readonly incident: Incident; readonly at: Destination }
  | { readonly show: 'history'; readonly entries: readonly Entry[] }
  /** `waiting`: so many so far, where none of them is known yet. */
  | { readonly show: 'group'; readonly incidents: readonly Incident[]; readonly waiting: number }
  | { readonly show: 'members'; readonly incidents: readonly Incident[] }
  | { readonly show: 'notices'; readonly notices: readonly Notice[]; readonly rest: Rest };

/** What goes out, and where: posted, in a thread perhaps, or in the place of what stands there. */
export type Content = Shown & {
  readonly in?: { readonly channel: string; readonly thread?: string };
  readonly edits?: { readonly channel: string; readonly ts: string };
};

/** A kind of delivery, all that is particular to it. */
export interface Kind<D> {
  /** What it shows now; undefined where there is nothing to say any more. */
  content(delivery: D, seen: AlertsSeen): Content | undefined;
  onDelivered(delivery: D, posted: Posted, draft: Draft, now: number): AlertChange;
  /** It cannot stand there, or not like this; where nothing at all can, all of it is rerouted. */
  onUndeliverable(
    delivery: D,
    reason: Exclude<Undeliverable, 'channel'>,
    draft: Draft,
    now: number,
  ): AlertChange;
}

/** The dead letter of a delivery. */
export const deadLetter = (
  { id, to, incident }: { readonly id: string; readonly to: string; readonly incident?: string },
  reason: string,
  { seen }: Pick<Draft, 'seen'>,
  at: number,
) => ({
  ...{ id, to, at, reason },
  ...(incident !== undefined && { incident, site: seen.incident(incident)?.site }),
});

export const requestOf = ({ request }: Incident) => (request === undefined ? {} : { request });
