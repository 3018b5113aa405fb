import {
  applyReport,
  ask,
  easePutOff,
  goOn,
  isComplete,
  type Report,
  refutedStep,
  type StepId,
  sawWhatDecides,
  steps,
  unprove,
  verdictOf,
  withDifferences,
} from '../checklist/index.ts';
import type { SystemChoice, Verification } from '../verification/index.ts';
import { hear, type Input, tell } from './hear.ts';
import { moveTo } from './move-to.ts';
import type { Note } from './note.ts';
import { follow, type Site, say } from './site.ts';
import { countRefusals, supportHearsAt } from './support-rule.ts';
import { type ValueStep, valueKeys, valueSteps } from './values.ts';

export interface RunRequest {
  readonly run: string;
  /** A password is at hand: stored, or given with the request. */
  readonly password: boolean;
  /** A person's explicit "try once more", which lifts the login guard. */
  readonly onceMore: boolean;
}

/** The values without which no log-in can be tried, in the order of the steps. */
export const missingForLogin = ({ values }: Site): ValueStep[] =>
  valueSteps.filter((id) => values[valueKeys[id]] === undefined);

/** The same, and the password: without them nothing is checked. */
export const missingForCheck = (site: Site, password: boolean): StepId[] => [
  ...missingForLogin(site),
  ...(password ? [] : (['password'] as const)),
];

/** "verify": starts a run, or says what is needed first and asks for it. */
export function requestVerification(site: Site, input: Input, request: RunRequest): Site {
  const next = hear(site, input, 'verification-asked');
  if (site.archivedAt !== undefined) return site;
  if (site.run) return tell(next, input.at, { note: 'verification-running', since: site.run.at });
  const missing = missingForCheck(site, request.password);
  const first = missing[0];
  if (first !== undefined)
    return moveTo(next, ask(site.progress, first), input.at, [{ note: 'needs-first', missing }]);
  const { choices: _, ...rest } = next;
  const run = { id: request.run, by: input.by, at: input.at, onceMore: request.onceMore };
  return tellRun({ ...rest, run }, input.at);
}

const isToldInStep = ({ progress, messages }: Site): boolean =>
  progress.asked === 'verification' && messages.step?.ask === 'verification';

/** In the message of the step, where that stands; else in one of its own. */
function tellRun(site: Site, at: number): Site {
  const effect = { say: isToldInStep(site) ? 'redraw' : 'run' } as const;
  return site.pending.some((entry) => entry.say === effect.say) ? site : say(site, at, effect);
}

/** How far a run has come with the needed locks, where that takes long enough to be told. */
export function countRun(
  site: Site,
  at: number,
  run: string,
  counted: { done: number; total: number },
): Site {
  if (site.run?.id !== run || site.run.stopping) return site;
  // What is already pending shows the newest count when it is said.
  return tellRun({ ...site, run: { ...site.run, counted } }, at);
}

/** A person cancels the run; its end is told when the session with iLOQ is over. */
export function stopRun(site: Site, input: Input): Site {
  if (!site.run || site.run.stopping) return site;
  const next = {
    ...hear(site, input, 'verification-cancelled'),
    run: { ...site.run, stopping: true },
  };
  return tellRun(next, input.at);
}

/**
 * The person's choice of a locking system is remembered, and the verification goes on. What was
 * seen and said of another one does not count for this one.
 */
export function chooseSystem(site: Site, input: Input, id: string, request: RunRequest): Site {
  const chosen = site.choices?.find((choice) => choice.id === id);
  if (!chosen) return site;
  const before = site.values.lockingSystem?.id;
  const values = { ...site.values, lockingSystem: { id: chosen.id, name: chosen.name } };
  if (before === chosen.id) return requestVerification({ ...site, values }, input, request);
  const { requiredLocks: _required, report: _report, ...rest } = site;
  const progress = before === undefined ? site.progress : unprove(site.progress, input);
  return requestVerification({ ...rest, values, progress }, input, request);
}

type Twin = Pick<Site, 'id' | 'name'>;

/**
 * What a run that is over leads to. One locking system is one site: a second one is offered the
 * first, its twin.
 */
export function finishVerification(
  before: Site,
  at: number,
  result: Verification,
  { twin }: { readonly twin?: Twin | undefined },
): Site {
  if (!before.run) return before;
  const { run, ...site } = before;
  // What told of it says that it is over: the message of a step becomes a line anyway.
  const over = result.kind === 'report' && isToldInStep(site) ? site : tellRun(site, at);
  switch (result.kind) {
    case 'cancelled':
      return tell(over, at, { note: 'verification-interrupted' });
    case 'choose':
      return offerSystems(over, at, result.options, { note: 'choose-system' });
    case 'report': {
      const known = keepWhatWorked(offerTwin(withComparable(over, result), at, twin), result);
      const taken = takeReport(known, at, result.report, run.by);
      const instead = { note: 'choose-system', instead: true } as const;
      return result.choices ? offerSystems(taken, at, result.choices, instead) : taken;
    }
  }
}

const offerSystems = (
  site: Site,
  at: number,
  choices: readonly SystemChoice[],
  note: Extract<Note, { note: 'choose-system' }>,
): Site => tell({ ...site, choices: [...choices] }, at, note);

/** Locks of another locking system are not compared with those of this one. */
function withComparable(
  site: Site,
  { lockingSystem }: Extract<Verification, { kind: 'report' }>,
): Site {
  if (!site.report || !lockingSystem || site.values.lockingSystem?.id === lockingSystem.id)
    return site;
  const { locks: _, ...report } = site.report;
  return { ...site, report };
}

const offerTwin = (site: Site, at: number, twin: Twin | undefined): Site =>
  twin ? tell(site, at, { note: 'same-locking-system', site: twin.id, name: twin.name }) : site;

function keepWhatWorked(
  site: Site,
  { address, lockingSystem }: Extract<Verification, { kind: 'report' }>,
): Site {
  return {
    ...site,
    values: {
      ...site.values,
      ...(address !== undefined && { serviceAddress: address }),
      ...(lockingSystem && { lockingSystem }),
    },
  };
}

/** The report as it counts for the site, beside the one before. */
export const comparable = ({ report, progress, requiredLocks }: Site, seen: Report): Report =>
  withDifferences(report, easePutOff(seen, progress), requiredLocks?.at);

function takeReport(site: Site, at: number, seen: Report, by: string): Site {
  const report = comparable(site, seen);
  const progress = applyReport(site.progress, report);
  const wrong = report.findings.some((finding) => finding.severity === 'wrong');
  const complete = isComplete(progress);
  const { refusals: before, ...rest } = site;
  const refusals = countRefusals(before, report);
  const judged: Site = {
    ...rest,
    report,
    ...(refusals && { refusals }),
    ...(complete && site.finishedAt === undefined && { finishedAt: at }),
  };
  const saw = sawWhatDecides(report);
  const what = wrong
    ? 'verification-failed'
    : complete && saw
      ? 'verified'
      : 'verification-partial';
  const weigh = supportHearsAt(judged) === undefined ? [{ do: 'weigh', by } as const] : [];
  const weighed = tellAsker(follow(judged, at, { do: 'journal', what }, ...weigh), at, by);
  // The findings say what to fix; only a step that needs a value is asked by itself.
  const needed = report.findings.map(refutedStep).find((id) => id !== undefined && needsValue(id));
  // Nothing is asked at a finished site because something could not be seen.
  const isOver = site.progress.asked === undefined && !wrong;
  if (isOver || (!needed && !wrong && saw))
    return moveTo(weighed, goOn(progress), at, [{ say: 'report' }]);
  const asked = needed ?? 'verification';
  return moveTo(weighed, ask(progress, asked), at, [{ say: 'report', ask: asked }]);
}

/** Whoever asked from elsewhere than the site's conversation gets the answer, too. */
function tellAsker(site: Site, at: number, by: string): Site {
  const { report, conversation, installers, name } = site;
  if (!report || by === conversation.person || installers.includes(by)) return site;
  const note = { note: 'checked', name, verdict: verdictOf(report) } as const;
  return say(site, at, { say: 'tell', to: by, note });
}

const needsValue = (id: StepId): boolean =>
  steps[id].kind === 'value' || steps[id].kind === 'secret';
