export { followIncidents } from './follow-incidents.ts';
export { type HomeSight, homeListed, homeOf } from './home.ts';
export {
  countsIn,
  type Filter,
  filters,
  firstWanted,
  living,
  look,
  lookAt,
  lookAtOwn,
  type Page,
  sitesListed,
  type Wanted,
} from './look.ts';
