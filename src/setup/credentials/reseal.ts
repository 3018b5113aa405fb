import type { Custody, Resealed } from '../../credentials/index.ts';
import { bindingOf, resealed, type Site, type Sites } from '../../sites/index.ts';

export interface ResealCount {
  /** Passwords and sign keys that were sealed again under the first key. */
  readonly resealed: number;
  /** Under the first key already. */
  readonly asTheyWere: number;
  /** Names of sites with something that does not open: its key is lost. It stays as it is. */
  readonly unreadable: readonly string[];
  /** Names of the sites whose document cannot be read. */
  readonly unread: readonly string[];
}

/**
 * Seals every stored password and sign key under the first key. A password that no longer opens has
 * to be entered again; a sign key comes anew with the next verification.
 */
export async function resealAll(sites: Sites, custody: Custody): Promise<ResealCount> {
  let asTheyWere = 0;
  let done = 0;
  const unreadable: string[] = [];
  const unread: string[] = [];
  for await (const { id, name, stopped } of sites.rows()) {
    const before = await sites.get(id);
    if (stopped) unread.push(name);
    if (!before) continue;
    let changed = 0;
    let unopened = 0;
    const count = (outcome: Resealed | undefined): void => {
      if (!outcome?.ok) unopened += 1;
      else if (outcome.changed) changed += 1;
      else asTheyWere += 1;
    };
    const password = resealPassword(before, custody);
    if (password) count(password.outcome);
    const signKeys = resealSignKeys(before, custody);
    for (const { outcome } of signKeys) count(outcome);
    if (unopened > 0) unreadable.push(name);
    if (changed === 0) continue;
    done += changed;
    await sites.update(id, (site) => site && withResealed(site, password, signKeys));
    // Written once more, so that the previous copy beside it is under the first key, too.
    await sites.update(id, (site) => site && { ...site });
  }
  return { resealed: done, asTheyWere, unreadable, unread };
}

interface ResealedPassword {
  readonly outcome: Resealed | undefined;
  readonly fingerprint: string | undefined;
}

interface ResealedSignKey {
  readonly id: string;
  readonly outcome: Resealed;
}

function resealPassword(site: Site, custody: Custody): ResealedPassword | undefined {
  if (!site.password) return undefined;
  const binding = bindingOf(site);
  const outcome = binding && custody.reseal(site.password, binding);
  const opened = binding && outcome?.ok ? custody.open(outcome.sealed, binding) : undefined;
  return {
    outcome,
    fingerprint: opened?.ok ? custody.anywhere.make(opened.password) : undefined,
  };
}

const resealSignKeys = (site: Site, custody: Custody): readonly ResealedSignKey[] =>
  (site.webhooks?.subscriptions ?? []).map(({ id, signKey }) => ({
    id,
    outcome: custody.reseal(signKey, { purpose: 'sign-key', site: site.id, subscription: id }),
  }));

function withResealed(
  site: Site,
  password: ResealedPassword | undefined,
  signKeys: readonly ResealedSignKey[],
): Site {
  const { outcome, fingerprint } = password ?? {};
  const next = outcome?.ok && outcome.changed ? resealed(site, outcome.sealed, fingerprint) : site;
  if (!next.webhooks) return next;
  const subscriptions = next.webhooks.subscriptions.map((each) => {
    const again = signKeys.find(({ id }) => id === each.id)?.outcome;
    return again?.ok ? { ...each, signKey: again.sealed } : each;
  });
  return { ...next, webhooks: { ...next.webhooks, subscriptions } };
}
