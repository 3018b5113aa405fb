export { type Baseline, type News, newsSince } from './baseline.ts';
export {
  type Digest,
  digestOf,
  digestSchema,
  type Group,
  isQuiet,
  type ToldSite,
} from './digest.ts';
export {
  createDigestOutbox,
  createDigestStore,
  type DigestFlight,
  type DigestSaid,
  type DigestStore,
  digestKey,
  flightOf,
} from './flight.ts';
