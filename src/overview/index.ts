export { byUrgency } from './by-need.ts';
export { createEstate, type Estate } from './create-estate.ts';
export { type Counts, type EstateSite, lastActivity, type OpenIncidents } from './estate-site.ts';
export { estateListed, type HomeSight, homeOf } from './home.ts';
export {
  type Filter,
  filters,
  firstWanted,
  look,
  lookAt,
  type Page,
  sitesListed,
  type Wanted,
} from './look.ts';
export { seenBy, sees } from './sees.ts';
