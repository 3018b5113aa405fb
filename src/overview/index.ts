export { followIncidents } from './follow-incidents.ts';
export { type HomeSight, homeListed, homeOf } from './home.ts';
export {
  type Filter,
  filters,
  firstWanted,
  living,
  look,
  lookAtOwn,
  type Page,
  sitesListed,
  type Wanted,
} from './look.ts';
