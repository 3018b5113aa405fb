import { applyReport, ask, easePutOff, type Report, withDifferences } from '../checklist/index.ts';
import type { Verification } from '../verification/index.ts';
import { moveTo, tell } from './setup.ts';
import { follow, type Site } from './site.ts';

/**
 * What the bot's own look at a finished site leads to: its steps and report are brought up to date
 * and weighed for alerts. Nobody is asked anything.
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
  return follow(next, at, { do: 'journal', what: 'watched' }, { do: 'weigh' });
}

/**
 * iLOQ refused the stored password: its installer is asked for the new one, by direct message, on
 * the same site.
 */
export function askForPassword(site: Site, at: number): Site {
  const { kind, person } = site.conversation;
  // A channel is no place for a call that only its installer can answer.
  const here: Site =
    kind === 'dm' ? site : { ...site, conversation: { kind: 'dm', person }, messages: {} };
  const told = tell(here, at, { note: 'password-refused' });
  return moveTo(told, ask(site.progress, 'password'), at);
}
