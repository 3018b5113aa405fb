import { z } from 'zod';
import { differencesSchema } from './differences.ts';
import { factSchema } from './fact.ts';
import { stepIds } from './ids.ts';

/**
 * What verification saw, one fact each, as data: the text catalogue makes sentences of it. Stored
 * with the site, so that status can tell it later.
 *
 * `wrong` must be mended before LivionKey works; `caution` deserves a look; `note` says what could
 * not be looked at.
 */
const severity = {
  wrong: z.literal('wrong'),
  caution: z.literal('caution'),
  note: z.literal('note'),
};
const step = z.enum(stepIds);

/** The first of those concerned by name, and how many they are of how many. */
const some = { names: z.array(z.string()), count: z.number(), of: z.number() };
/** `caution` where the step that it would refute was put off. */
const wrongUnlessPutOff = z.enum(['wrong', 'caution']);

export const findingSchema = z.discriminatedUnion('code', [
  /**
   * No session came about; `failure` and `detail` are those of the iLOQ client. `step`: the one
   * that iLOQ refused.
   */
  z.object({
    code: z.literal('no-session'),
    severity: severity.wrong,
    failure: z.string(),
    detail: z.string().optional(),
    step: step.optional(),
    /** The login guard is on. `until`: from then on the bot may log in again by itself. */
    guard: z.object({ until: z.number().optional() }).optional(),
  }),
  /** The log-in succeeded, and the user may use no locking system at all. */
  z.object({ code: z.literal('no-locking-system'), severity: severity.wrong }),
  /** The one that the site is about is not among those that the user may use. */
  z.object({
    code: z.literal('locking-system-gone'),
    severity: severity.wrong,
    name: z.string(),
  }),
  z.object({
    code: z.literal('public-api-off'),
    severity: severity.wrong,
    step: z.literal('public-api'),
  }),
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
  /** The mask is the authority; a probe that says otherwise is told beside it. */
  z.object({
    code: z.literal('right-disputed'),
    severity: severity.caution,
    right: z.string(),
    mask: z.boolean(),
  }),
  /** Nothing to probe on, or no read-only call proves it: judged by the mask alone. */
  z.object({
    code: z.literal('right-by-mask-alone'),
    severity: severity.note,
    rights: z.array(z.string()),
  }),
  z.object({
    code: z.literal('rights-beyond-need'),
    severity: severity.caution,
    rights: z.array(z.string()),
  }),
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
    /** The state of each, in the same order. */
    states: z.array(z.string()).optional(),
  }),
  /** The user sees no lock at all: whether there are any is unknown. */
  z.object({ code: z.literal('no-locks'), severity: z.enum(['caution', 'note']) }),
  /** There are many locks, and nobody has said which are needed: their steps stay as they are. */
  z.object({
    code: z.literal('locks-unanswered'),
    severity: z.enum(['caution', 'note']),
    locks: z.number(),
  }),
  /** No lock is both needed and installed, so there is nothing to prove. */
  z.object({ code: z.literal('no-needed-locks'), severity: severity.caution, of: z.number() }),
  /**
   * Needed and installed, and no active API access right in the plan (mode 1); `inactive`: so many
   * have one that is not active.
   */
  z.object({
    code: z.literal('locks-without-api-right'),
    severity: wrongUnlessPutOff,
    step: z.literal('add-to-locks'),
    inactive: z.number(),
    ...some,
  }),
  /** The same, with links that the user cannot see for its zones (OutsideUserZonesCount). */
  z.object({
    code: z.literal('locks-outside-zones'),
    severity: wrongUnlessPutOff,
    step: z.literal('add-to-locks'),
    ...some,
  }),
  /** In the plan, not in what was last programmed (mode 2): to be ordered and programmed. */
  z.object({
    code: z.literal('locks-not-programmed'),
    severity: wrongUnlessPutOff,
    step: z.literal('program-locks'),
    ...some,
  }),
  /** Standard access rights programmed and no longer planned; `rights`: the first by name. */
  z.object({
    code: z.literal('standard-rights-removed'),
    severity: severity.caution,
    rights: z.array(z.string()),
    ...some,
  }),
  /** A part of the run that could not be seen; it proves and refutes nothing. */
  z.object({
    code: z.literal('not-seen'),
    severity: severity.note,
    /**
     * `usage-rights`: not even the mask; `rights-probes`: the mask was read, but not every call
     * that bears it out.
     */
    what: z.enum([
      'access-rights',
      'usage-rights',
      'rights-probes',
      'locking-system',
      'system-state',
      'locks',
      'zones',
    ]),
    /**
     * As in `no-session`; `right-missing`, with the rights that the check needs as detail; or
     * `unknown-value`: iLOQ did not say it, or said what no document names.
     */
    failure: z.string(),
    detail: z.string().optional(),
    /** How far the run came, where it is about the needed locks one by one. */
    looked: z.object({ seen: z.number(), of: z.number() }).optional(),
    /** The needed locks about which something that decides is unknown. */
    unclear: z.object(some).optional(),
    /** The steps that it is about were put off: it decides nothing. */
    putOff: z.boolean().optional(),
  }),
]);

export type Finding = z.infer<typeof findingSchema>;

/**
 * One run of verification. A step that is neither in `proved` nor named by a wrong finding was not
 * seen: the run says nothing about it.
 */
export const reportSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  /**
   * `complete`: every check of the run was made; `partial`: some could not be; `none`: no session
   * came about, or none that lasted (its finding is `no-session`); what the log-in itself proved is
   * in `proved` all the same.
   */
  seen: z.enum(['complete', 'partial', 'none']),
  findings: z.array(findingSchema),
  proved: z.array(step),
  /** What was seen besides: told where somebody wants to know the rest. */
  facts: z.array(factSchema).optional(),
  /** When every needed lock was last seen, and those in trouble, as short hashes of their IDs. */
  locks: z.object({ at: z.number(), troubled: z.array(z.string()) }).optional(),
  /** Against the verification before. */
  since: differencesSchema.optional(),
});

export type Report = z.infer<typeof reportSchema>;

/**
 * Whether a run saw all that decides. The mask is the authority on the usage rights, so a call that
 * would only have borne it out may be missing.
 */
export const sawWhatDecides = (report: Report): boolean =>
  report.seen !== 'none' && !report.findings.some(hidesWhatDecides);

/**
 * Zones only help to explain; locks about which nobody was asked in vain (their steps were put off)
 * decide nothing.
 */
function hidesWhatDecides(finding: Finding): boolean {
  switch (finding.code) {
    case 'no-locking-system':
    case 'locking-system-gone':
      return true;
    case 'locks-unanswered':
    case 'no-locks':
      return finding.severity === 'caution';
    case 'not-seen':
      return finding.what !== 'rights-probes' && finding.what !== 'zones' && !finding.putOff;
    default:
      return false;
  }
}

/** The step that a finding refutes, if it refutes one. */
export function refutedStep(finding: Finding): (typeof stepIds)[number] | undefined {
  return finding.severity === 'wrong' && 'step' in finding ? finding.step : undefined;
}

/** No log-in may be sent, and none will be until a person does something about it. */
export const waitsForPerson = (finding: Finding): boolean =>
  finding.code === 'no-session' && finding.guard !== undefined && finding.guard.until === undefined;

/** Why something was not seen that is no outage: iLOQ answered. */
const answered = ['right-missing', 'unknown-value'];

/**
 * iLOQ could not be asked now: says nothing about any value, and goes away by itself. After a
 * log-in: where not even the locking system or the user's rights could be read.
 */
export function isOutage(finding: Finding): boolean {
  switch (finding.code) {
    case 'no-session':
      return refutedStep(finding) === undefined && !waitsForPerson(finding);
    case 'not-seen':
      return (
        (finding.what === 'locking-system' || finding.what === 'usage-rights') &&
        !answered.includes(finding.failure)
      );
    default:
      return false;
  }
}

/** What a run found that has to be fixed. */
export const wrongIn = (report: Report | undefined): Finding[] =>
  (report?.findings ?? []).filter(({ severity }) => severity === 'wrong');

/** The usage rights that are missing, which are fixed in one place, and what else was found. */
export function apart(findings: readonly Finding[]): {
  readonly missing: readonly string[];
  readonly others: readonly Finding[];
} {
  return {
    missing: findings.flatMap((each) => (each.code === 'right-missing' ? [each.right] : [])),
    others: findings.filter(({ code }) => code !== 'right-missing'),
  };
}
