import {
  applyReport,
  ask,
  easePutOff,
  type Finding,
  goOn,
  type Report,
  stateOf,
  withDifferences,
} from '../checklist/index.ts';
import type { Verification } from '../verification/index.ts';
import { tell } from './hear.ts';
import { askedAfterStop } from './log-ins.ts';
import { moveTo } from './move-to.ts';
import { follow, type Site } from './site.ts';

/**
 * What the bot's own look at a finished site leads to: its steps and report are brought up to date
 * and weighed for alerts. Nobody is asked
 * anything new.
 */
export function applyWatch(
  site: Site,
  at: number,
  result: Extract<Verification, { kind: 'report' }>,
): Site {
  const report: Report = withDifferences(
    site.report,
    easePutOff(result.report, site.progress),
    site.requiredLocks?.at,
  );
  const progress = applyReport(site.progress, report);
  const moved = JSON.stringify(progress.steps) !== JSON.stringify(site.progress.steps);
  const next = { ...site, report, progress, movedAt: moved ? at : site.movedAt };
  const said = follow(next, at, { do: 'journal', what: 'watched' }, { do: 'weigh' });
  return isBack(site, next) ? moveTo(said, goOn(progress), at) : said;
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
