/** What can go wrong with a call, besides what iLOQ itself says no to. */
export type Fault = (
  | { readonly kind: 'slow'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A proxy's page, with status 200. */
  | { readonly kind: 'html' }
  /** This stands in the place of the answer. */
  | { readonly kind: 'body'; readonly body: string }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'wrong-type' }
  /** The connection breaks; `after`: iLOQ has done what was asked, only its answer is lost. */
  | { readonly kind: 'reset'; readonly after?: boolean }
  | { readonly kind: 'hang'; readonly after?: boolean }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'big'; readonly bytes: number }
  /** iLOQ has forgotten the session by the time of this call. */
  | { readonly kind: 'session-dropped' }
) & {
  /** How often it strikes; always unless given. */
  readonly times?: number;
};

/**
 * Faults by path below `api/v2/`, e.g. `CreateSession`, `Locks/:id/SecurityAccesses`, or `*` for
 * every call. A call meets at most one: the most exact.
 */
export interface Faults {
  set(path: string, fault: Fault): void;
  clear(path?: string): void;
}

export interface FaultBoard extends Faults {
  /** The fault that this call meets, counted as used. */
  take(path: string): Fault | undefined;
}

export function createFaults(): FaultBoard {
  const faults = new Map<string, { readonly fault: Fault; left: number }>();
  return {
    set: (path, fault) =>
      void faults.set(path, { fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: (path) => (path === undefined ? faults.clear() : void faults.delete(path)),
    take(path) {
      const pattern = [...faults.keys()].filter((each) => matches(each, path)).sort(byExactness)[0];
      const entry = pattern === undefined ? undefined : faults.get(pattern);
      if (entry === undefined || entry.left === 0) return undefined;
      entry.left -= 1;
      return entry.fault;
    },
  };
}

function matches(pattern: string, path: string): boolean {
  if (pattern === '*') return true;
  const wanted = pattern.split('/');
  const parts = path.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((part, index) => part.startsWith(':') || part === parts[index])
  );
}

function byExactness(one: string, other: string): number {
  const vagueness = (pattern: string) => (pattern === '*' ? 100 : pattern.split(':').length);
  return vagueness(one) - vagueness(other);
}
