import type { Custody } from '../credentials/index.ts';
import { LruCache } from '../lru-cache.ts';
import type { OwnSubscription } from '../sites/index.ts';

/** Far more than there are subscriptions; only so that removed ones do not gather for ever. */
const mostKept = 10_000;

/** Opens sealed sign keys, each once while it stays as it is sealed. */
export function createSignKeys(
  custody: Custody,
): (site: string, subscription: OwnSubscription) => string | undefined {
  const opened = new LruCache<{ readonly box: string; readonly signKey: string }>(mostKept);
  return (site, { id, signKey: sealed }) => {
    const known = opened.get(id);
    if (known?.box === sealed.box) return known.signKey;
    const result = custody.open(sealed, { purpose: 'sign-key', site, subscription: id });
    if (!result.ok) return undefined;
    opened.set(id, { box: sealed.box, signKey: result.password });
    return result.password;
  };
}
