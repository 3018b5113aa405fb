import type { Workspace } from '../sites/index.ts';
import type { Speech } from '../text/index.ts';
import type { Delivery } from './deliver.ts';
import { words } from './messages/index.ts';

type Tell = Workspace['pending'][number];

const placeOf = ({ id: effectId, at: createdAt, to: channel }: Tell) =>
  ({ kind: 'post', effectId, createdAt, channel }) as const;

/** Tells people what changed for the whole workspace. */
export const createWorkspaceSayer = (delivery: Delivery, speech: Pick<Speech, 'to'>) => ({
  async deliver(tell: Tell, how: { lookFirst: boolean }) {
    const t = await speech.to(tell.to);
    return delivery.deliver(t, { ...placeOf(tell), ...words(t.noteText(tell.note)) }, how);
  },
  limits: (tell: Tell, how: { lookFirst: boolean }) => delivery.limits(placeOf(tell), how),
});
