import { z } from 'zod';
import { apart, type Finding, type Report, wrongIn } from './finding.ts';
import { stepIds } from './ids.ts';

export const verdictSchema = z.discriminatedUnion('is', [
  /** As in the finding `no-session`. */
  z.object({
    is: z.literal('no-session'),
    failure: z.string(),
    step: z.enum(stepIds).optional(),
    guard: z.object({ until: z.number().optional() }).optional(),
  }),
  /** What is to fix: usage rights, locks, and other things. */
  z.object({
    is: z.literal('wrong'),
    rights: z.number(),
    locks: z.number(),
    others: z.number(),
  }),
  z.object({ is: z.literal('locks-unanswered') }),
  z.object({ is: z.literal('partial') }),
  z.object({ is: z.literal('right') }),
]);
/** What a verification comes to, in a word. */
export type Verdict = z.infer<typeof verdictSchema>;

export function verdictOf(report: Report): Verdict {
  const { findings, seen } = report;
  const none = findings.find((finding) => finding.code === 'no-session');
  if (none) {
    const { failure, step, guard } = none;
    return { is: 'no-session', failure, ...(step && { step }), ...(guard && { guard }) };
  }
  const wrong = wrongIn(report);
  if (wrong.length > 0) return { is: 'wrong', ...toFix(wrong) };
  const unanswered = findings.some(
    ({ code, severity }) => code === 'locks-unanswered' && severity === 'caution',
  );
  if (unanswered) return { is: 'locks-unanswered' };
  return { is: seen === 'partial' ? 'partial' : 'right' };
}

/** How much there is to fix, as people count it. */
function toFix(findings: readonly Finding[]) {
  const { missing, others } = apart(findings);
  const ofLocks = others.flatMap((finding) => ('count' in finding ? [finding.count] : []));
  return {
    rights: missing.length,
    locks: ofLocks.reduce((sum, count) => sum + count, 0),
    others: others.length - ofLocks.length,
  };
}
