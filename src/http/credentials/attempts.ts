const windowMs = 10 * 60_000;
/** Enough for a whole building site behind one address; far too few to guess anything. */
const mostAttempts = 60;
const mostClients = 10_000;

export interface Attempts {
  isTooMany(client: string): boolean;
  count(client: string): void;
}

/**
 * Counts attempts by client, in memory: at most 10,000 clients, of which the ones that began first
 * are forgotten first.
 */
export function createAttempts(now: () => number): Attempts {
  const clients = new Map<string, { since: number; made: number }>();

  function of(client: string): { since: number; made: number } | undefined {
    const found = clients.get(client);
    if (!found || now() - found.since < windowMs) return found;
    clients.delete(client);
    return undefined;
  }

  return {
    isTooMany: (client) => (of(client)?.made ?? 0) >= mostAttempts,
    count(client) {
      const found = of(client);
      if (found) {
        found.made += 1;
        return;
      }
      const [oldest] = clients.keys();
      if (clients.size >= mostClients && oldest !== undefined) clients.delete(oldest);
      clients.set(client, { since: now(), made: 1 });
    },
  };
}
