import {
  type AskId,
  apart,
  type Finding,
  type Report,
  usageRights,
  verdictOf,
  wrongIn,
} from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import type { Site } from '../../sites/index.ts';
import { type Catalogue, name } from '../../text/index.ts';
import { buttons } from './buttons.ts';
import { type Around, asksWhichLocks, showAll, whichLocks } from './controls.ts';
import {
  type Context,
  context,
  header,
  type Message,
  type MessageBlock,
  type Section,
  section,
  words,
} from './message.ts';
import { controlsOrRun, locksSoFar, notSeen, whereLine } from './step.ts';

/** More cautions than this are told by *Show all* alone, so that what is wrong stays in sight. */
const mostCautions = 6;

/**
 * A verification's result: the verdict first, then what changed, then only what is wrong with its
 * fix and what deserves a look. The rest stands behind *Show all*.
 * @param ask the step whose message it is: with what can be pressed there
 */
export function reportMessage(
  t: Catalogue,
  site: Site,
  ask: AskId | undefined,
  around: Around,
): Message {
  const { report } = site;
  if (!report) return words(t.reportTexts.none);
  const wrong = wrongIn(report);
  const cautions = report.findings.filter(({ severity }) => severity === 'caution');
  const verdict = t.verdictText(verdictOf(report));
  const blocks = compact<MessageBlock>([
    ask === undefined
      ? context([`*${name(site.name)}*`, t.moment(report.at)].join(' · '))
      : whereLine(t, site, ask, around, t.moment(report.at)),
    header(verdict),
    report.since && section(t.differencesText(report.since)),
    countLine(t, report),
    ...findingBlocks(t, wrong, '✗', site.values.userId),
    loggedInWith(t, site),
    ...findingBlocks(t, cautions.slice(0, mostCautions), '⚠️', site.values.userId),
    zonesSeen(t, report),
    ...notSeen(t, report),
    ...(ask === undefined ? resultControls(t, site, report) : controlsOrRun(t, site, ask, around)),
  ]);
  return { headline: `${name(site.name)}: ${verdict}`, blocks };
}

function resultControls(t: Catalogue, site: Site, report: Report): MessageBlock[] {
  if (report.seen === 'none') return [];
  const asks = asksWhichLocks(site);
  const choose = asks || site.requiredLocks !== undefined;
  return [buttons(choose && whichLocks(t, site, asks ? 'primary' : undefined), showAll(t, site))];
}

/** What iLOQ refused, of which a typing error may be the reason. */
function loggedInWith(t: Catalogue, { report, values }: Site): Context | undefined {
  const { serviceCode, userId } = values;
  const isRefused = report?.findings.some(
    (finding) => finding.code === 'no-session' && finding.failure === 'wrong-credentials',
  );
  if (!isRefused || serviceCode === undefined || userId === undefined) return undefined;
  return context(t.reportTexts.loggedInWith(serviceCode, userId));
}

/** Where zones could hide what is missing, those that the user sees stand beside it. */
function zonesSeen(t: Catalogue, { findings, facts = [] }: Report): Context | undefined {
  const hidden = ['no-api-access-right', 'locks-outside-zones', 'no-locks'];
  if (!findings.some(({ code }) => hidden.includes(code))) return undefined;
  const zones = facts.find(({ fact }) => fact === 'zones');
  return zones && context(t.factText(zones));
}

/** "12 of 12 rights, 5 of 5 locks.": as far as they were looked at. */
function countLine(t: Catalogue, report: Report): Section | undefined {
  const { proved, findings } = report;
  const missing = apart(findings).missing.length;
  const all = usageRights.length;
  const rights =
    proved.includes('usage-rights') || missing > 0 ? { done: all - missing, of: all } : undefined;
  const soFar = locksSoFar({ report });
  const locks = soFar && soFar.of > 0 ? soFar : undefined;
  return rights || locks ? section(t.countsText(rights, locks)) : undefined;
}

/** Where there was no session, the verdict's: an outage is neither right nor wrong. */
const markOf = (t: Catalogue, finding: Finding, mark: string): string =>
  finding.code === 'no-session' ? t.noSessionVerdict(finding).charAt(0) : mark;

/** Missing rights stand together: they are fixed in one place. */
export function findingBlocks(
  t: Catalogue,
  findings: readonly Finding[],
  mark: string,
  user: string | undefined,
): Section[] {
  const { missing, others } = apart(findings);
  const blocks = others.slice(0, 20).map((finding) => {
    const { what, so, mend, also } = t.findingText(finding);
    const wrong = `${markOf(t, finding, mark)} ${what}${so ? ` ${so}` : ''}`;
    return section(compact([wrong, mend && `→ ${mend}`, also]).join('\n'));
  });
  return missing.length === 0 ? blocks : [...blocks, section(t.missingRightsText(missing, user))];
}
