import { LruCache } from '../lru-cache.ts';
import type { LockSurvey } from '../verification/index.ts';

/** What the last verification saw of the locks, by site: not for ever, no verdict rests on it. */
export interface Surveys {
  get(site: string): Promise<LockSurvey | undefined>;
  keep(site: string, survey: LockSurvey): Promise<void>;
  /** The site was deleted. */
  drop(site: string): Promise<void>;
}

/** Sites whose locks are remembered at a time: some megabytes where all of them have thousands. */
const most = 20;

/** For as long as the process lives; the one used longest ago goes first. */
export function surveysInMemory(): Surveys {
  const surveys = new LruCache<LockSurvey>(most);
  return {
    get: async (site) => surveys.get(site),
    keep: async (site, survey) => surveys.set(site, survey),
    drop: async (site) => surveys.delete(site),
  };
}
