import type { LockSurvey } from '../../verification/index.ts';

/** Sites whose locks are remembered at a time: some megabytes where all of them have thousands. */
const most = 20;

/**
 * What the last verification saw of the locks, by site, for as long as the process lives; the
 * oldest goes first.
 */
export function createSurveys() {
  const surveys = new Map<string, LockSurvey>();
  return {
    get: (site: string): LockSurvey | undefined => surveys.get(site),
    /** The site was deleted. */
    drop: (site: string): void => void surveys.delete(site),
    keep(site: string, survey: LockSurvey): void {
      surveys.delete(site);
      surveys.set(site, survey);
      const [oldest] = surveys.keys();
      if (surveys.size > most && oldest !== undefined) surveys.delete(oldest);
    },
  };
}
