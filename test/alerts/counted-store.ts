import type { AlertStore } from '../../src/alerts/index.ts';
import { quiet } from '../outbox/manual-clock.ts';

/** The store, and what resolves when nothing is asked of it any more and all else has run. */
export function countedStore(store: AlertStore): {
  readonly store: AlertStore;
  readonly settled: () => Promise<void>;
} {
  let underWay = 0;
  async function counted<T>(work: Promise<T>): Promise<T> {
    underWay += 1;
    try {
      return await work;
    } finally {
      underWay -= 1;
    }
  }
  return {
    store: {
      decide: (decide) => counted(store.decide(decide)),
      read: (look) => counted(store.read(look)),
      forgetBefore: (at) => counted(store.forgetBefore(at)),
    },
    async settled() {
      do await quiet();
      while (underWay > 0);
    },
  };
}
