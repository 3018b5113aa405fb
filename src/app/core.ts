import { randomUUID } from 'node:crypto';
import { createAlerts, type Defaults } from '../alerts/index.ts';
import type { LoginGuard } from '../iloq/index.ts';
import { createDeletion, createFollowUps } from '../setup/index.ts';
import { liveSettings } from '../sites/index.ts';
import { openSites, openWorkspace } from '../storage/index.ts';
import { openWebhooks, tellAlerts } from '../webhooks/index.ts';
import { settingsIn, stuckRuleOf } from './settings.ts';
import type { Own, Shared } from './shared.ts';

/** What there is, whether Slack answers or not. */
export type Core = Awaited<ReturnType<typeof openCore>>;

/**
 * Opens a workspace: its sites, alerts and webhooks, and ends what a process before this one began
 * to delete. What follows from changes waits until it is started.
 */
export async function openCore(
  shared: Pick<Shared, 'config' | 'world' | 'custody' | 'guard' | 'iloq' | 'newId'>,
  { storage, address }: Pick<Own, 'storage' | 'address'>,
) {
  const { config, custody, iloq } = shared;
  const { clock, log, random } = shared.world;
  const { guard, forget } = untilForgotten(shared.guard);
  const sites = await openSites(storage);
  const workspace = await openWorkspace(storage);
  const settingsUnlessChosen = settingsIn(config);
  const settings = liveSettings(workspace, settingsUnlessChosen);
  const queries = storage.siteQueries(stuckRuleOf(settings), clock);
  /** Where alerts go that no site sends elsewhere. */
  const alertDefaults: Defaults = {
    get channel() {
      return settings.alertChannel ?? undefined;
    },
    webhook: config.alertWebhookUrl !== undefined,
  };
  const alerts = createAlerts({
    store: storage.alerts,
    site: (id) => sites.row(id),
    defaults: alertDefaults,
    ...{ clock, newId: shared.newId },
  });
  const deletion = createDeletion({ sites, workspace, alerts, erasure: storage.erasure });

  const { inbox, uptime, journal } = storage;
  const webhooks = openWebhooks({
    ...{ sites, queries, inbox, uptime, custody, iloq, clock, log },
    publicUrl: address,
    others: storage.others,
    newId: randomUUID,
    ...tellAlerts(alerts),
  });
  const followUps = createFollowUps({
    ...{ sites, queries, workspace, journal, alerts, clock, log, random },
  });
  return {
    ...{ sites, queries, workspace, custody, guard, iloq, alerts, alertDefaults },
    ...{ settings, settingsUnlessChosen },
    ...{ deletion, webhooks, followUps },
    /** What one process does for all, from its turn on. */
    async begin() {
      await deletion.finish();
      webhooks.begin();
      followUps.start();
    },
    async stop() {
      forget();
      await webhooks.stop();
      await followUps.stop();
    },
  };
}

/** The guard that all have together, for one that ends before it does. */
function untilForgotten(all: LoginGuard): { readonly guard: LoginGuard; forget(): void } {
  const listeners = new Set<Parameters<LoginGuard['onChange']>[0]>();
  all.onChange((user) => {
    for (const listener of listeners) listener(user);
  });
  const onChange: LoginGuard['onChange'] = (listener) => void listeners.add(listener);
  return { guard: { ...all, onChange }, forget: () => listeners.clear() };
}
