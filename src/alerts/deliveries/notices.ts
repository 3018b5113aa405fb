import type { DeliveryOf } from '../delivery.ts';
import { countBySite } from '../notice.ts';
import type { AlertsSeen } from '../store.ts';
import { deadLetter, type Kind } from './kind.ts';

const shownAtOnce = 20;
const takenAtOnce = 200;

/** Single messages that wait together; beyond the first, only number and sites are told. */
export function planNotices(
  seen: AlertsSeen,
  to: string,
  at: number,
): DeliveryOf<'notices'> | undefined {
  const positions = seen.notices(to, takenAtOnce).map(({ position }) => position);
  if (positions.length === 0) return undefined;
  return { id: `notices-${to}-${positions[0]}`, to, at, do: 'notices', positions };
}

export const notices: Kind<DeliveryOf<'notices'>> = {
  /** Those of a site that was deleted meanwhile are no more. */
  content({ to, positions }, seen) {
    const taken = new Set(positions);
    const waiting = seen
      .notices(to, takenAtOnce)
      .flatMap(({ position, notice }) => (taken.has(position) ? [notice] : []));
    if (waiting.length === 0) return undefined;
    const rest = countBySite(waiting.slice(shownAtOnce));
    return { show: 'notices', notices: waiting.slice(0, shownAtOnce), rest };
  },
  onDelivered: ({ positions }) => ({ noticesOver: positions }),
  onUndeliverable: (delivery, reason, draft, now) => ({
    noticesOver: delivery.positions,
    ...(reason === 'refused' && { deadLetters: [deadLetter(delivery, reason, draft, now)] }),
  }),
};
