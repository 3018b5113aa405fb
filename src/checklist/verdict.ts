import { z } from 'zod';
import type { Report } from './finding.ts';
import { stepIds } from './ids.ts';

export const verdictSchema = z.discriminatedUnion('is', [
  /** As in the finding `no-session`. */
  z.object({
    is: z.literal('no-session'),
    failure: z.string(),
    step: z.enum(stepIds).optional(),
    guard: z.object({ until: z.number().optional() }).optional(),
  }),
  z.object({ is: z.literal('wrong'), count: z.number() }),
  z.object({ is: z.literal('locks-unanswered') }),
  z.object({ is: z.literal('partial') }),
  z.object({ is: z.literal('right') }),
]);
/** What a verification comes to, in a word. */
export type Verdict = z.infer<typeof verdictSchema>;

export function verdictOf({ findings, seen }: Report): Verdict {
  const none = findings.find((finding) => finding.code === 'no-session');
  if (none) {
    const { failure, step, guard } = none;
    return { is: 'no-session', failure, ...(step && { step }), ...(guard && { guard }) };
  }
  const count = findings.filter(({ severity }) => severity === 'wrong').length;
  if (count > 0) return { is: 'wrong', count };
  const unanswered = findings.some(
    ({ code, severity }) => code === 'locks-unanswered' && severity === 'caution',
  );
  if (unanswered) return { is: 'locks-unanswered' };
  return { is: seen === 'partial' ? 'partial' : 'right' };
}
