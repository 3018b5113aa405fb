import { z } from 'zod';
import { stepIds } from './ids.ts';

/**
 * What verification saw, one fact each, as data: the text catalogue makes sentences of it. Stored with the site, so
 * that status can tell it later.
 *
 * `wrong` must be mended before LivionKey works; `caution` deserves a look; `note` says what could not be looked at.
 */
const severity = { wrong: z.literal('wrong'), caution: z.literal('caution'), note: z.literal('note') };
const step = z.enum(stepIds);

export const findingSchema = z.discriminatedUnion('code', [
  /** No session came about; `failure` and `detail` are those of the iLOQ client. `step`: the one that iLOQ refused. */
  z.object({
    code: z.literal('no-session'),
    severity: severity.wrong,
    failure: z.string(),
    detail: z.string().optional(),
    step: step.optional(),
  }),
  /** The log-in succeeded, and the user may use no locking system at all. */
  z.object({ code: z.literal('no-locking-system'), severity: severity.wrong }),
  z.object({ code: z.literal('public-api-off'), severity: severity.wrong, step: z.literal('public-api') }),
  z.object({ code: z.literal('api-access-rights-off'), severity: severity.wrong }),
  z.object({ code: z.literal('system-inactive'), severity: severity.wrong }),
  z.object({ code: z.literal('licence-ended'), severity: severity.wrong, at: z.number() }),
  z.object({ code: z.literal('licence-ends'), severity: severity.caution, at: z.number() }),
  z.object({
    code: z.literal('right-missing'),
    severity: severity.wrong,
    step: z.literal('usage-rights'),
    right: z.string(),
  }),
  /** The mask is the authority; the probe is told as the second witness. */
  z.object({ code: z.literal('right-disputed'), severity: severity.caution, right: z.string(), mask: z.boolean() }),
  /** Nothing to probe on, or no read-only call proves it: judged by the mask alone. */
  z.object({ code: z.literal('right-by-mask-alone'), severity: severity.note, rights: z.array(z.string()) }),
  z.object({ code: z.literal('rights-beyond-need'), severity: severity.caution, rights: z.array(z.string()) }),
  z.object({
    code: z.literal('no-api-access-right'),
    severity: severity.wrong,
    step: z.literal('duplicate-access-rights'),
  }),
  z.object({
    code: z.literal('api-access-rights-inactive'),
    severity: severity.wrong,
    step: z.literal('duplicate-access-rights'),
    names: z.array(z.string()),
  }),
  /** A part of the run that could not be seen; it proves and refutes nothing. */
  z.object({
    code: z.literal('not-seen'),
    severity: severity.note,
    /** `usage-rights`: not even the mask; `rights-probes`: the mask was read, but not every call that bears it out. */
    what: z.enum(['access-rights', 'usage-rights', 'rights-probes', 'locking-system']),
    /** As in `no-session`; or `right-missing`, with the rights that the check needs as detail. */
    failure: z.string(),
    detail: z.string().optional(),
  }),
]);

export type Finding = z.infer<typeof findingSchema>;

/**
 * One run of verification. A step that is neither in `proved` nor named by a wrong finding was not seen: the run says
 * nothing about it.
 */
export const reportSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  /**
   * `complete`: every check of the run was made; `partial`: some could not be; `none`: no session came about, or
   * none that lasted (its finding is `no-session`); what the log-in itself proved is in `proved` all the same.
   */
  seen: z.enum(['complete', 'partial', 'none']),
  findings: z.array(findingSchema),
  proved: z.array(step),
});

export type Report = z.infer<typeof reportSchema>;

/**
 * Whether a run saw all that decides. The mask is the authority on the usage rights, so a call that would only have borne
 * it out may be missing.
 */
export const sawWhatDecides = (report: Report): boolean =>
  report.seen !== 'none' &&
  report.findings.every((finding) => finding.code !== 'not-seen' || finding.what === 'rights-probes');

/** The step that a finding refutes, if it refutes one. */
export function refutedStep(finding: Finding): (typeof stepIds)[number] | undefined {
  return finding.severity === 'wrong' && 'step' in finding ? finding.step : undefined;
}
