/**
 * Works with what it asks for by ID: what lacks is looked up, and it works again, until nothing
 * does.
 * @param work keeps nothing while `lacks`: it is called again
 */
export async function lookedUp<V, T>(
  look: (id: string) => Promise<V | undefined>,
  work: (known: (id: string) => V | undefined, lacks: () => boolean) => T | Promise<T>,
): Promise<T> {
  const found = new Map<string, V | undefined>();
  for (;;) {
    const lacking = new Set<string>();
    const known = (id: string): V | undefined => {
      if (!found.has(id)) lacking.add(id);
      return found.get(id);
    };
    const done = await work(known, () => lacking.size > 0);
    if (lacking.size === 0) return done;
    await Promise.all([...lacking].map(async (id) => found.set(id, await look(id))));
  }
}
