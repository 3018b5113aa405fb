import type { Workspace } from '../sites/index.ts';
import { noteText } from '../text/index.ts';
import type { Delivery, Outgoing } from './deliver.ts';
import { words } from './messages/index.ts';

type Tell = Workspace['pending'][number];

const post = ({ id: effectId, at: createdAt, to: channel, note }: Tell): Outgoing => ({
  ...{ kind: 'post', effectId, createdAt, channel },
  ...words(noteText(note)),
});

/** Tells people what changed for the whole workspace. */
export const createWorkspaceSayer = (delivery: Delivery) => ({
  deliver: (tell: Tell, how: { lookFirst: boolean }) => delivery.deliver(post(tell), how),
  limits: (tell: Tell, how: { lookFirst: boolean }) => delivery.limits(post(tell), how),
});
