import { type Custody, type PasswordBinding, shortFingerprint } from '../credentials/index.ts';
import type { LoginUser } from '../iloq/index.ts';
import type { Site } from './site.ts';

/** What a stored password is bound to; undefined while one of the values is missing. */
export function bindingOf(site: Site): PasswordBinding | undefined {
  const { serviceAddress, serviceCode, userId } = site.values;
  if (serviceAddress === undefined || serviceCode === undefined || userId === undefined)
    return undefined;
  return { site: site.id, origin: new URL(serviceAddress).origin, serviceCode, userId };
}

/** The iLOQ user that a site logs in as; undefined while one of the values is missing. */
export function userOf(site: Site): LoginUser | undefined {
  const binding = bindingOf(site);
  if (!binding) return undefined;
  const { origin, serviceCode, userId: userName } = binding;
  return { origin, serviceCode, userName };
}

/** Whether a text is the password that is stored. */
export function isStored(custody: Pick<Custody, 'open'>, site: Site, text: string): boolean {
  return openPassword(custody, site) === text;
}

/** The stored password; undefined where there is none, or none that opens. */
export function openPassword(custody: Pick<Custody, 'open'>, site: Site): string | undefined {
  const binding = bindingOf(site);
  if (!site.password || !binding) return undefined;
  const opened = custody.open(site.password, binding);
  return opened.ok ? opened.password : undefined;
}

/** How a site's password is kept; `unreadable`: its key is lost, it has to be entered again. */
export type PasswordState =
  | { readonly is: 'none' }
  | { readonly is: 'stored'; readonly fingerprint: string }
  | { readonly is: 'unreadable' };

export function passwordState(
  custody: Pick<Custody, 'open' | 'fingerprint'>,
  site: Site,
): PasswordState {
  if (!site.password) return { is: 'none' };
  const password = openPassword(custody, site);
  if (password === undefined) return { is: 'unreadable' };
  return { is: 'stored', fingerprint: shortFingerprint(custody.fingerprint(site.id, password)) };
}
