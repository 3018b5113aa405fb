import type { Alerts } from '../alerts/index.ts';
import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import { firstWanted, look, lookAtOwn, type Page, sitesListed } from '../overview/index.ts';
import {
  may,
  type Person,
  passwordState,
  type SiteQueries,
  type Sites,
  sees,
} from '../sites/index.ts';
import type { Reply } from './answer.ts';
import { refusal } from './permit.ts';
import type { Presses } from './presses.ts';

export interface Status {
  /** Sites as a table: all that the person sees, or their own. */
  tellAll(person: Person, reply: Reply): Promise<void>;
  tellOwn(person: Person, reply: Reply): Promise<void>;
  /** One site on one screen. */
  tellOne(id: string, reply: Reply): Promise<void>;
  readonly presses: Presses<'status'>;
}

export function createStatus(parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'list' | 'count' | 'counts'>;
  readonly custody: Custody;
  readonly alerts: Pick<Alerts, 'open'>;
  readonly stuckRule: StuckRule;
  readonly clock: Clock;
}): Status {
  const { sites, queries, custody, alerts, stuckRule, clock } = parts;

  async function tell(person: Person, page: Page, whose: 'all' | 'own', reply: Reply) {
    const nothing = Object.values(page.counts).every((count) => count === 0);
    const refused = nothing ? refusal(person, 'see') : undefined;
    if (refused) return reply(refused);
    const mayExport = may(person, 'export').allowed;
    const files = whose === 'own' || nothing ? 'none' : mayExport ? 'all' : 'picture';
    return reply({ answer: 'sites', page, whose, now: clock.now(), files });
  }

  const tellOne: Status['tellOne'] = async (id, reply) => {
    const site = await sites.get(id);
    const row = await sites.row(id);
    if (row?.stopped) return reply({ answer: 'refused', by: 'the-operator', site: row });
    if (!site) return reply({ answer: 'gone' });
    const around = {
      ...{ password: passwordState(custody, site), now: clock.now(), rule: stuckRule },
      incidents: await alerts.open(id),
    };
    return reply({ answer: 'status', site, around });
  };

  return {
    tellOne,
    presses: { status: ({ site }, { reply }) => tellOne(site, reply) },
    async tellAll(person, reply) {
      const page = await look(queries, sees(person, 'see'), firstWanted, sitesListed);
      await tell(person, page, 'all', reply);
    },
    async tellOwn(person, reply) {
      await tell(person, await lookAtOwn(queries, sees(person, 'see')), 'own', reply);
    },
  };
}
