import { z } from 'zod';

const change = z.object({ mended: z.number(), fresh: z.number() });

/** What changed since the verification before. Only what both runs saw is compared. */
export const differencesSchema = z.object({
  /** Locks in trouble; not there unless both runs saw every needed lock. */
  locks: change.optional(),
  /** Missing usage rights. */
  rights: change.optional(),
  /** Codes of other findings that were wrong. */
  mended: z.array(z.string()),
  fresh: z.array(z.string()),
});
export type Differences = z.infer<typeof differencesSchema>;
