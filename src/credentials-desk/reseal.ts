import type { Custody } from '../credentials/index.ts';
import { resealed, type Site, type SiteRow } from '../sites/index.ts';
import type { Documents } from '../storage/index.ts';
import { bindingOf } from './binding.ts';

export interface ResealCount {
  /** Sealed again under the first key. */
  readonly resealed: number;
  /** Under the first key already. */
  readonly asTheyWere: number;
  /** Names of the sites whose password does not open: its key is another one, or lost. Left as they are. */
  readonly unreadable: readonly string[];
}

/** Seals every stored password under the first key. What no longer opens has to be entered again. */
export async function resealAll(sites: Documents<Site, SiteRow>, custody: Custody): Promise<ResealCount> {
  let asTheyWere = 0;
  let done = 0;
  const unreadable: string[] = [];
  for (const { id, name } of [...sites.rows()]) {
    const site = await sites.get(id);
    if (!site?.password) continue;
    const binding = bindingOf(site);
    const outcome = binding && custody.reseal(site.password, binding);
    if (!binding || !outcome?.ok) {
      unreadable.push(name);
      continue;
    }
    if (!outcome.changed) asTheyWere += 1;
    else {
      done += 1;
      const opened = custody.open(outcome.sealed, binding);
      const fingerprint = opened.ok ? custody.fingerprint(id, opened.password) : undefined;
      await sites.update(id, (now) => now && resealed(now, outcome.sealed, fingerprint));
      // Written once more, so that the previous copy beside it is under the first key, too.
      await sites.update(id, (now) => now && { ...now });
    }
  }
  return { resealed: done, asTheyWere, unreadable };
}
