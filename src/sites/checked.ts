import { z } from 'zod';

/**
 * What a check of all sites came to for one of them: written with the result, so that whoever goes
 * on after a kill looks at it no second time. `unreached`: iLOQ did not answer; `not-judged`: the
 * site was changed or checked by somebody meanwhile, or its password was never tried.
 */
export const checkedSchema = z.object({
  run: z.string(),
  was: z.enum(['well', 'broken']),
  is: z.enum(['well', 'broken', 'unreached', 'not-judged']),
});
export type Checked = z.infer<typeof checkedSchema>;
