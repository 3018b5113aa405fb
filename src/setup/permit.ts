import { type Alerts, everywhere } from '../alerts/index.ts';
import {
  type Action,
  may,
  type Person,
  type SiteQueries,
  type SiteRow,
  type Sites,
  sees,
} from '../sites/index.ts';
import type { Press } from './pressed.ts';
import type { Sentence } from './sentences.ts';

/** What `may` is asked before a press does anything; before any other, `set-up`. */
const actions: Readonly<Partial<Record<Press['do'], Action>>> = {
  password: 'credentials',
  reveal: 'credentials',
  acknowledge: 'support',
  snooze: 'support',
  wake: 'support',
  resolve: 'support',
  'test-alert': 'support',
  status: 'see',
  details: 'see',
  picture: 'see',
  language: 'see',
  timeline: 'see',
  home: 'see',
  find: 'see',
  funnel: 'manage',
  'check-all': 'manage',
  'stop-check-all': 'manage',
  site: 'manage',
  rename: 'manage',
  people: 'manage',
  archive: 'manage',
  restore: 'manage',
  role: 'manage',
  several: 'manage',
  delete: 'administer',
  'delete-anyway': 'administer',
  settings: 'administer',
  export: 'export',
  create: 'open-site',
  name: 'open-site',
};

export type Permission =
  | { readonly allowed: true; readonly row?: SiteRow }
  | { readonly allowed: false; readonly why: Sentence };

/** Why somebody may not do it; undefined where they may. */
export function refusal(
  person: Person,
  action: Action,
  site?: SiteRow,
): Sentence<'refused'> | undefined {
  const verdict = may(person, action, site);
  return verdict.allowed ? undefined : { answer: 'refused', by: verdict.by, site };
}

/** What is asked for: a press, or the form that it opens. */
interface Asked {
  readonly do: Press['do'];
  readonly site?: string | undefined;
  readonly incident?: string;
}

/** Whether this person may do it, and the site that it is about. */
export type Permit = (asked: Asked, person: Person) => Promise<Permission>;

export function createPermit(
  sites: Pick<Sites, 'row'>,
  alerts: Pick<Alerts, 'incident'>,
  queries: Pick<SiteQueries, 'any'>,
): Permit {
  /** The site that a button is about; an incident's own, unless it is of all sites. */
  async function siteOf({ site, incident }: Asked): Promise<string | undefined> {
    if (incident === undefined) return site;
    const own = (await alerts.incident(incident))?.site;
    return own === everywhere ? undefined : own;
  }

  return async (asked, person) => {
    const about = await siteOf(asked);
    const row = about === undefined ? undefined : await sites.row(about);
    if (about !== undefined && !row) return { allowed: false, why: { answer: 'gone' } };
    // Whoever sees a site may have it drawn, and read it: guests, too, who see no others.
    const isForAll = asked.do === 'picture' || asked.do === 'language';
    if (isForAll && (await queries.any(sees(person, 'see')))) return { allowed: true };
    const action = actions[asked.do] ?? 'set-up';
    const refused = refusal(person, action, row);
    if (refused) return { allowed: false, why: refused };
    if (row?.stopped && action === 'see')
      return { allowed: false, why: { answer: 'refused', by: 'the-operator', site: row } };
    // Nothing is set up on an archived site, whichever old message it is pressed on.
    if (row?.archived && (action === 'set-up' || action === 'credentials'))
      return { allowed: false, why: { answer: 'is-archived', site: row.name } };
    return { allowed: true, ...(row && { row }) };
  };
}
