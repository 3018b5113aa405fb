import { firstWanted, look, lookAtOwn, type Page, sitesListed } from '../overview/index.ts';
import { may, passwordState, sees } from '../sites/index.ts';
import { refusal } from './permit.ts';
import type { EveryPress } from './presses.ts';
import type { Shared } from './shared.ts';
import type { By } from './take.ts';

export type Status = ReturnType<typeof createStatus>;

export function createStatus(all: Shared) {
  const { sites, queries, custody, alerts, stuckRule, clock } = all;

  /** Sites as a table: all that the person sees, or their own. */
  async function tell({ person, reply }: By, page: Page, whose: 'all' | 'own') {
    const nothing = Object.values(page.counts).every((count) => count === 0);
    const refused = nothing ? refusal(person, 'see') : undefined;
    if (refused) return reply(refused);
    const mayExport = may(person, 'export').allowed;
    const files = whose === 'own' || nothing ? 'none' : mayExport ? 'all' : 'picture';
    return reply({ answer: 'sites', page, whose, now: clock.now(), files });
  }

  /** One site on one screen. */
  async function tellOne({ reply }: By, id: string): Promise<void> {
    const site = await sites.get(id);
    const row = await sites.row(id);
    if (row?.stopped) return reply({ answer: 'refused', by: 'the-operator', site: row });
    if (!site) return reply({ answer: 'gone' });
    const around = {
      ...{ password: passwordState(custody, site), now: clock.now(), rule: stuckRule },
      incidents: await alerts.open(id),
    };
    return reply({ answer: 'status', site, around });
  }

  return {
    tellOne,
    presses: { status: ({ site }, by) => tellOne(by, site) } satisfies Partial<EveryPress>,
    async tellAll(by: By) {
      const page = await look(queries, sees(by.person, 'see'), firstWanted, sitesListed);
      await tell(by, page, 'all');
    },
    async tellOwn(by: By) {
      await tell(by, await lookAtOwn(queries, sees(by.person, 'see')), 'own');
    },
  };
}
