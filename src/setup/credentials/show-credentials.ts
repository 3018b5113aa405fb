import { credentialsSeen, may, openPassword, type Person, type Site } from '../../sites/index.ts';
import type { Desk } from './take-password.ts';

/** The four values that LivionKey needs; the password undefined where none is stored that opens. */
export interface Credentials {
  readonly serviceCode: string;
  readonly serviceAddress: string;
  readonly userId: string;
  readonly password: string | undefined;
}

/**
 * Hands the credentials out. That somebody looked is on disk before anything is shown: for the
 * journal, and to be told in the conversation.
 * @returns undefined where the site is gone or the person may not (or no longer)
 */
export async function showCredentials(
  desk: Desk,
  id: string,
  person: Person,
): Promise<{ readonly site: Site; readonly credentials: Credentials } | undefined> {
  const found = await desk.sites.get(id);
  if (!found || !may(person, 'credentials', found).allowed) return undefined;
  const site = await desk.sites.update(
    id,
    (now) => now && credentialsSeen(now, desk.clock.now(), person.id),
  );
  if (!site) return undefined;
  const { serviceCode = '', serviceAddress = '', userId = '' } = site.values;
  return {
    site,
    credentials: {
      serviceCode,
      serviceAddress,
      userId,
      password: openPassword(desk.custody, site),
    },
  };
}
