export { type Baseline, newsSince, readStanding } from './baseline.ts';
export {
  createDigestStore,
  type DigestDelivery,
  type DigestStore,
  deliveryOf,
  digestKey,
  digestOutbox,
} from './delivery.ts';
export {
  type Digest,
  digestOf,
  digestSchema,
  type Group,
  isQuiet,
  type ToldSite,
} from './digest.ts';
