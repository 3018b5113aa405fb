import type { Person } from './people.ts';

/**
 * What somebody wants to do. `set-up`: open a site, answer its steps, verify; `see`: status, lists; `credentials`: enter
 * or use what opens the locking system; `support`: take a help request.
 */
export type Action = 'open-site' | 'set-up' | 'see' | 'credentials' | 'support';

/** What `may` needs to know of a site. */
export interface SitePeople {
  readonly installers: readonly string[];
}

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly by: 'an-admin' | 'a-site-installer' };

const allowed: Verdict = { allowed: true };
const refusedBy = (by: 'an-admin' | 'a-site-installer'): Verdict => ({ allowed: false, by });

/**
 * May this person do this, on this site? Full members set up and see; only a site's people and admins reach its
 * credentials; guests and people of other organisations nothing until they are named on the site.
 * @param site left out where the action is about no site yet
 * @returns when refused, who can allow it
 */
export function may(person: Person, action: Action, site?: SitePeople): Verdict {
  if (person.isAdmin) return allowed;
  const named = site?.installers.includes(person.id) ?? false;
  if (named) return allowed;
  if (person.membership === 'guest' || person.membership === 'outsider') return refusedBy('an-admin');
  switch (action) {
    case 'open-site':
    case 'see':
    case 'support':
    case 'set-up':
      return allowed;
    case 'credentials':
      return refusedBy('a-site-installer');
  }
}
