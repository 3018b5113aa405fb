import type { AlertSettings } from './settings.ts';

/** Something that a key or a lock did, as iLOQ's webhooks tell it: a stream, no incident. */
export interface DeviceEvent {
  readonly site: string;
  /** iLOQ's name of the event. */
  readonly event: string;
  /** Its log type, as iLOQ's mask; 0: it has none. */
  readonly mask: number;
  /** What is told of it; personal data is left out unless the site asked for it. */
  readonly fields: readonly {
    readonly name: string;
    readonly value: string;
    /** A name, a phone number or an e-mail address of somebody. */
    readonly personal: boolean;
  }[];
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** A failed access or a blocklisting; all others are ordinary. */
  readonly failure: boolean;
}

/** What becomes of a device event: posted with these fields, or only counted. */
export function told(
  event: Pick<DeviceEvent, 'failure' | 'fields'>,
  settings: AlertSettings | undefined,
): { readonly post: boolean; readonly fields: { name: string; value: string }[] } {
  const wanted = settings?.deviceEvents ?? 'failures';
  const fields = event.fields.flatMap(({ name, value, personal }) =>
    !personal || settings?.personalData === true ? [{ name, value }] : [],
  );
  return { post: wanted === 'all' || (wanted === 'failures' && event.failure), fields };
}
