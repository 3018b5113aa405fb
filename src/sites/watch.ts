import { applyReport, ask, type Finding, goOn, stateOf } from '../checklist/index.ts';
import type { Verification } from '../verification/index.ts';
import { tell } from './hear.ts';
import { askedAfterStop } from './log-ins.ts';
import { moveTo } from './move-to.ts';
import { follow, type Site, say } from './site.ts';
import { comparable } from './verify.ts';

/** Whether what is looked at is still as it was: what was seen of other values says nothing. */
export const isAsLookedAt = (site: Site, now: Site): boolean =>
  JSON.stringify(lookedAt(site)) === JSON.stringify(lookedAt(now));

const lookedAt = ({ values, password, requiredLocks }: Site) => [values, password, requiredLocks];

/**
 * What the bot's own look at a finished site leads to: its steps and report are brought up to date
 * and weighed for alerts. Nobody is asked anything new. Locks that were put off are counted where
 * they are told, and told once when all of them are programmed.
 */
export function applyWatch(
  site: Site,
  at: number,
  result: Extract<Verification, { kind: 'report' }>,
): Site {
  const report = comparable(site, result.report);
  const progress = applyReport(site.progress, report);
  const moved = JSON.stringify(progress.steps) !== JSON.stringify(site.progress.steps);
  const next = { ...site, report, progress, movedAt: moved ? at : site.movedAt };
  const noted = follow(next, at, { do: 'journal', what: 'watched' }, { do: 'weigh' });
  const said = countPutOff(site, noted, at);
  return isBack(site, next) ? moveTo(said, goOn(progress), at) : said;
}

function countPutOff(before: Site, after: Site, at: number): Site {
  if (stateOf(before.progress, 'program-locks').status !== 'later') return after;
  const { list, step } = after.messages;
  const redrawn = say(
    after,
    at,
    ...(step?.ask === 'hand-over' ? [{ say: 'redraw' } as const] : []),
    ...(list ? [{ say: 'list', anew: false } as const] : []),
  );
  const [count] = (after.report?.facts ?? []).flatMap((fact) =>
    fact.fact === 'needed-locks' ? [fact.installed] : [],
  );
  return stateOf(after.progress, 'program-locks').status === 'verified' && count !== undefined
    ? tell(redrawn, at, { note: 'locks-programmed', count })
    : redrawn;
}

/** There was no session, and now there is: what was asked because of it is answered. */
const isBack = (before: Site, { report, progress }: Site): boolean =>
  before.report?.seen === 'none' &&
  report?.seen !== 'none' &&
  progress.asked !== undefined &&
  progress.asked !== 'delivered-with-api' &&
  stateOf(progress, progress.asked).status === 'verified';

/**
 * No log-in comes about until somebody does something: its installer is told by direct message, and
 * asked for a password only where another one is needed.
 */
export function askAfterStop(
  site: Site,
  at: number,
  finding: Extract<Finding, { code: 'no-session' }>,
): Site {
  const { kind, person } = site.conversation;
  // A channel is no place for a call that only its installer can answer.
  const here: Site =
    kind === 'dm' ? site : { ...site, conversation: { kind: 'dm', person }, messages: {} };
  const { failure, detail } = finding;
  const told = tell(
    here,
    at,
    failure === 'wrong-credentials'
      ? { note: 'password-refused' }
      : { note: 'log-ins-stopped', failure, ...(detail !== undefined && { detail }) },
  );
  return moveTo(told, ask(site.progress, askedAfterStop(finding)), at);
}
