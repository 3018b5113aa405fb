import type { Clock } from '../../clock.ts';
import type { Custody } from '../../credentials/index.ts';
import type { LoginGuard } from '../../iloq/index.ts';
import {
  bindingOf,
  type Input,
  isStored,
  may,
  type Person,
  passwordEntered,
  passwordTyped,
  type Sites,
  userOf,
} from '../../sites/index.ts';

/** What credentials are taken in and handed out with, whichever way they come and go. */
export interface Desk {
  readonly sites: Sites;
  readonly custody: Custody;
  readonly guard: LoginGuard;
  readonly clock: Clock;
}

/** Asks for one verification with a password that is not kept. */
export type VerifyWith = (
  site: string,
  input: Input,
  about: { readonly onceMore: boolean; readonly password: string },
) => Promise<unknown>;

/** What the password is for: the site's custody, or one verification. */
export interface PasswordUse {
  readonly site: string;
  readonly verify: boolean;
  readonly onceMore: boolean;
}

export type Taken =
  | 'stored'
  /** Used for one verification, whose result is told in the conversation. */
  | 'verifying'
  /** It once stood in a message: refused, and the conversation says so. */
  | 'leaked'
  /** A value that it is bound to is missing, or there is no key to seal it with. */
  | 'not-kept'
  | 'archived'
  | 'not-allowed';

/** Takes a password over, from the form or the page: sealed, or for one verification. */
export async function takePassword(
  desk: Desk,
  verify: VerifyWith,
  use: PasswordUse,
  password: string,
  person: Person,
  input: Input,
): Promise<Taken> {
  const { sites, custody, guard } = desk;
  const site = await sites.get(use.site);
  if (!site || !may(person, 'credentials', site).allowed) return 'not-allowed';
  if (site.archivedAt !== undefined) return 'archived';
  if (custody.matches(site.id, password, site.leakedPasswords)) {
    const stored = isStored(custody, site, password);
    const fingerprint = custody.fingerprint(site.id, password);
    await sites.update(
      site.id,
      (now) => now && passwordTyped(now, input, fingerprint, { known: true, stored }),
    );
    return 'leaked';
  }
  if (use.verify) {
    const user = userOf(site);
    if (user) await guard.enter(user, password, isStored(custody, site, password));
    await verify(site.id, input, { onceMore: use.onceMore, password });
    return 'verifying';
  }
  const stored = isStored(custody, site, password);
  const fingerprint = custody.anywhere.make(password);
  let kept = false;
  const entered = await sites.update(site.id, (now) => {
    const binding = now && bindingOf(now);
    const sealed = binding && custody.seal(password, binding);
    kept = sealed !== undefined;
    return now && sealed ? passwordEntered(now, input, sealed, fingerprint) : now;
  });
  const user = entered && userOf(entered);
  if (!kept || !user) return 'not-kept';
  await guard.enter(user, password, stored);
  return 'stored';
}
