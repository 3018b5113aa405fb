import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/index.ts';
import { languageFor } from '../../language.ts';
import { type Catalogue, catalogue } from '../../text/index.ts';
import { type Attempts, createAttempts } from './attempts.ts';

/**
 * Whoever has no link that works, whichever workspace's page they ask for: they are counted and
 * spoken to alike, so that nobody finds out who has the app.
 */
export interface Strangers {
  readonly attempts: Attempts;
  readonly trustProxy: boolean;
  /** In their browser's language, and never in one that a workspace has chosen. */
  speak(acceptLanguage: string | undefined): Catalogue;
}

export const createStrangers = (
  config: Pick<Config, 'trustProxy' | 'defaultLanguage' | 'timeZone'>,
  clock: Clock,
): Strangers => ({
  attempts: createAttempts(() => clock.monotonic()),
  trustProxy: config.trustProxy,
  speak: (locale) =>
    catalogue(languageFor({ locale, workspace: config.defaultLanguage }), config.timeZone),
});
