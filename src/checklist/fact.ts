import { z } from 'zod';

const names = z.array(z.string());

/**
 * What verification saw and nobody has to mend: counts, evidence and hints, as data. A fact proves
 * and refutes nothing. Lists hold the first names; `count` says how many there are.
 */
export const factSchema = z.discriminatedUnion('fact', [
  /** Access rights of type API; those in another state than active by name and state. */
  z.object({
    fact: z.literal('api-access-rights'),
    count: z.number(),
    active: z.number(),
    others: z.array(z.object({ name: z.string(), state: z.string() })),
  }),
  /** Standard access rights with and without a duplicate of type API, by the names. A hint. */
  z.object({
    fact: z.literal('duplicates'),
    standard: z.number(),
    with: z.number(),
    without: names,
  }),
  /** An API access right on every needed lock: evidence for *Allow API access rights*, no proof. */
  z.object({ fact: z.literal('lock-api-access'), locks: z.number() }),
  /** How many needed locks are installed, have the API access right, are programmed with it. */
  z.object({
    fact: z.literal('needed-locks'),
    of: z.number(),
    needed: z.number(),
    installed: z.number(),
    seen: z.number(),
    added: z.number(),
    programmed: z.number(),
  }),
  /** Needed locks that are not judged, by their state. */
  z.object({
    fact: z.literal('locks-set-aside'),
    state: z.enum(['planned', 'not-in-use', 'hidden', 'unknown']),
    count: z.number(),
    names,
  }),
  z.object({ fact: z.literal('zones'), count: z.number(), names }),
]);

export type Fact = z.infer<typeof factSchema>;
