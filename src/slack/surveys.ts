import { newSurvey, type Survey } from '../verification/index.ts';

/** Sites whose locks are remembered at a time: some megabytes where all of them have thousands. */
const most = 20;

/**
 * What verifications saw of the locks, by site, for as long as the process lives; the site not used
 * for longest goes first.
 */
export function createSurveys() {
  const surveys = new Map<string, Survey>();
  return {
    get: (site: string): Survey | undefined => surveys.get(site),
    /** The site was deleted. */
    drop: (site: string): void => void surveys.delete(site),
    /** The site's survey, for a run. */
    take(site: string): Survey {
      const survey = surveys.get(site) ?? newSurvey();
      surveys.delete(site);
      surveys.set(site, survey);
      const [oldest] = surveys.keys();
      if (surveys.size > most && oldest !== undefined) surveys.delete(oldest);
      return survey;
    },
  };
}
