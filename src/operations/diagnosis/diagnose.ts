import type { Alerts } from '../../alerts/index.ts';
import { type StuckRule, siteState } from '../../checklist/index.ts';
import type { Custody } from '../../credentials/index.ts';
import type { LoginGuard } from '../../iloq/index.ts';
import { passwordState, type SiteRow, type Sites, userOf } from '../../sites/index.ts';
import type { Journal, Requests } from '../../storage/index.ts';
import type { Webhooks } from '../../webhooks/index.ts';
import { diagnoseBot, type Operation } from './bot.ts';
import { diagnoseSite } from './site.ts';

const entriesShown = 50;
const lettersShown = 20;

/** Support's file: how the bot is doing, and one site. */
export function createDiagnose(parts: {
  readonly core: {
    readonly sites: Pick<Sites, 'get'>;
    readonly custody: Custody;
    readonly guard: Pick<LoginGuard, 'state'>;
    readonly alerts: Pick<Alerts, 'open' | 'deadLetters'>;
    readonly webhooks: Pick<Webhooks, 'describeSubscriptions'>;
  };
  readonly storage: {
    readonly requests: Pick<Requests, 'unsettled'>;
    readonly journal: Pick<Journal, 'entries'>;
  };
  readonly operation: Operation;
  readonly stuckRule: StuckRule;
}): (row: SiteRow | undefined, now: number) => Promise<object> {
  const { sites, custody, guard, alerts, webhooks } = parts.core;
  const { requests, journal } = parts.storage;
  const { operation } = parts;

  async function ofBot(now: number) {
    const deadLetters = await alerts.deadLetters(lettersShown);
    return diagnoseBot(operation, { requests: await requests.unsettled(), deadLetters }, now);
  }

  async function ofSite({ id, standing }: SiteRow, now: number) {
    const site = await sites.get(id);
    const user = site && userOf(site);
    return (
      site &&
      diagnoseSite({
        site,
        state: siteState(standing, now, parts.stuckRule),
        password: passwordState(custody, site).is,
        guard: user && (await guard.state(user)),
        incidents: await alerts.open(id),
        webhooks: await webhooks.describeSubscriptions(id),
        journal: await journal.entries(id, { limit: entriesShown }),
      })
    );
  }

  return async (row, now) => ({
    made: new Date(now).toISOString(),
    bot: await ofBot(now),
    ...(row && { site: await ofSite(row, now) }),
  });
}
