import { z } from 'zod';
import { differencesSchema } from './differences.ts';
import { factSchema } from './fact.ts';
import { stepIds } from './ids.ts';

const step = z.enum(stepIds);

/** A finding of this severity: by its code, with what else it says. */
const finding =
  <const Severity extends string>(...severities: readonly Severity[]) =>
  <const Code extends string, Shape extends z.ZodRawShape>(code: Code, shape: Shape) =>
    z.object({ code: z.literal(code), severity: z.enum(severities), ...shape });
const wrong = finding('wrong');
const caution = finding('caution');
const note = finding('note');
/** `caution` where the step that it would refute was put off. */
const wrongUnlessPutOff = finding('wrong', 'caution');
const cautionUnlessPutOff = finding('caution', 'note');

/** The first of those concerned by name, and how many they are of how many. */
const some = { names: z.array(z.string()), count: z.number(), of: z.number() };

/**
 * What verification saw, one fact each, as data: the text catalogue makes sentences of it. Stored
 * with the site, so that status can tell it later.
 *
 * `wrong` must be mended before LivionKey works; `caution` deserves a look; `note` says what could
 * not be looked at.
 */
export const findingSchema = z.discriminatedUnion('code', [
  /**
   * No session came about; `failure` and `detail` are those of the iLOQ client. `step`: the one
   * that iLOQ refused.
   */
  wrong('no-session', {
    failure: z.string(),
    detail: z.string().optional(),
    step: step.optional(),
    /** The login guard is on. `until`: from then on the bot may log in again by itself. */
    guard: z.object({ until: z.number().optional() }).optional(),
  }),
  /** The log-in succeeded, and the user may use no locking system at all. */
  wrong('no-locking-system', {}),
  /** The one that the site is about is not among those that the user may use. */
  wrong('locking-system-gone', { name: z.string() }),
  wrong('public-api-off', { step: z.literal('public-api') }),
  wrong('api-access-rights-off', {}),
  wrong('system-inactive', {}),
  wrong('licence-ended', { at: z.number() }),
  caution('licence-ends', { at: z.number() }),
  wrong('right-missing', { step: z.literal('usage-rights'), right: z.string() }),
  /** The mask is the authority; a probe that says otherwise is told beside it. */
  caution('right-disputed', { right: z.string(), mask: z.boolean() }),
  /** Nothing to probe on, or no read-only call proves it: judged by the mask alone. */
  note('right-by-mask-alone', { rights: z.array(z.string()) }),
  caution('rights-beyond-need', { rights: z.array(z.string()) }),
  wrong('no-api-access-right', { step: z.literal('duplicate-access-rights') }),
  wrong('api-access-rights-inactive', {
    step: z.literal('duplicate-access-rights'),
    names: z.array(z.string()),
    /** The state of each, in the same order. */
    states: z.array(z.string()).optional(),
  }),
  /** The user sees no lock at all: whether there are any is unknown. */
  cautionUnlessPutOff('no-locks', {}),
  /** There are many locks, and nobody has said which are needed: their steps stay as they are. */
  cautionUnlessPutOff('locks-unanswered', { locks: z.number() }),
  /** No lock is both needed and installed, so there is nothing to prove. */
  caution('no-needed-locks', { of: z.number() }),
  /**
   * Needed and installed, and no active API access right in the plan (mode 1); `inactive`: so many
   * have one that is not active.
   */
  wrongUnlessPutOff('locks-without-api-right', {
    ...{ step: z.literal('add-to-locks'), inactive: z.number(), ...some },
  }),
  /** The same, with links that the user cannot see for its zones (OutsideUserZonesCount). */
  wrongUnlessPutOff('locks-outside-zones', { step: z.literal('add-to-locks'), ...some }),
  /** In the plan, not in what was last programmed (mode 2): to be ordered and programmed. */
  wrongUnlessPutOff('locks-not-programmed', { step: z.literal('program-locks'), ...some }),
  /** Standard access rights programmed and no longer planned; `rights`: the first by name. */
  caution('standard-rights-removed', { rights: z.array(z.string()), ...some }),
  /** A part of the run that could not be seen; it proves and refutes nothing. */
  note('not-seen', {
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
