import type { Button } from '@slack/types';
import { type Finding, type Report, usageRights, verdictOf } from '../../checklist/index.ts';
import type { Site } from '../../sites/index.ts';
import {
  differencesText,
  factText,
  findingText,
  labels,
  moment,
  name,
  noSessionVerdict,
  verdictText,
} from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
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

/**
 * More cautions than this are told by *Everything I saw* alone, so that what is wrong stays in
 * sight.
 */
const mostCautions = 6;

/**
 * A verification's result: the verdict first, then what changed, then only what is wrong with its
 * mend and what deserves a look. The rest stands behind *Everything I saw*.
 */
export function reportMessage(site: Site): Message {
  const { report } = site;
  if (!report) return words('No verification yet.');
  const wrong = report.findings.filter(({ severity }) => severity === 'wrong');
  const cautions = report.findings.filter(({ severity }) => severity === 'caution');
  const notes = report.findings.filter(
    (finding) => finding.severity === 'note' && finding.code !== 'right-by-mask-alone',
  );
  const blocks: MessageBlock[] = [
    header(verdictText(verdictOf(report))),
    ...(report.since ? [section(differencesText(report.since))] : []),
    ...findingBlocks(wrong, '✗'),
    ...findingBlocks(cautions.slice(0, mostCautions), '⚠️'),
    ...zonesSeen(report),
    ...notes.slice(0, 5).map(noteLine),
    context([`*${name(site.name)}*`, moment(report.at), ...counts(report)].join(' · ')),
    ...(report.seen === 'none' ? [] : [buttons(...reportButtons(site.id, report))]),
  ];
  return { headline: `${name(site.name)}: ${verdictText(verdictOf(report))}`, blocks };
}

function noteLine(finding: Finding): Context {
  const { what, mend } = findingText(finding);
  return context(finding.code === 'not-seen' && finding.looked && mend ? `${what} ${mend}` : what);
}

/**
 * Where something is missing that zones could hide, the zones that the user sees stand beside it.
 */
function zonesSeen({ findings, facts = [] }: Report): Context[] {
  const hidden = ['no-api-access-right', 'locks-outside-zones', 'no-locks'];
  if (!findings.some(({ code }) => hidden.includes(code))) return [];
  const zones = facts.find(({ fact }) => fact === 'zones');
  return zones ? [context(factText(zones))] : [];
}

/** "5 of 5 needed locks programmed" */
const counts = ({ facts = [] }: Report): string[] =>
  facts.flatMap((fact) =>
    fact.fact === 'needed-locks' && fact.installed > 0
      ? [`${fact.programmed} of ${fact.installed} needed locks programmed for the API`]
      : [],
  );

function reportButtons(site: string, { findings }: Report): Button[] {
  const asks = findings.some(
    ({ code }) => code === 'locks-unanswered' || code === 'no-needed-locks',
  );
  return [
    ...(asks ? [button(labels.whichLocks, { do: 'needed', site }, 'primary')] : []),
    button(labels.details, { do: 'details', site }),
  ];
}

/** Where there was no session, the verdict's: an outage is neither right nor wrong. */
const markOf = (finding: Finding, mark: string): string =>
  finding.code === 'no-session' ? noSessionVerdict(finding).charAt(0) : mark;

/** Missing rights stand together: they are mended in one place. */
export function findingBlocks(findings: readonly Finding[], mark: string): Section[] {
  const missing = findings.flatMap((finding) =>
    finding.code === 'right-missing' ? [finding.right] : [],
  );
  const others = findings.filter(
    (finding) => finding.code !== 'right-missing' || missing.length < 2,
  );
  const blocks = others.slice(0, 20).map((finding) => {
    const { what, so, mend, also } = findingText(finding);
    const lines = [
      `${markOf(finding, mark)} ${what}${so ? ` ${so}` : ''}`,
      ...(mend ? [`→ ${mend}`] : []),
      ...(also ? [also] : []),
    ];
    return section(lines.join('\n'));
  });
  return missing.length < 2 ? blocks : [...blocks, missingRights(missing, mark)];
}

const missingRights = (missing: readonly string[], mark: string): Section => {
  const lines = missing.map((label) => {
    const neededFor = usageRights.find((right) => right.label === label)?.neededFor;
    return `• *${name(label)}*${neededFor ? `: needed for ${neededFor}` : ''}`;
  });
  return section(
    [
      `${mark} The user lacks ${missing.length} of the twelve usage rights:`,
      ...lines,
      "→ In iLOQ Manager, open the user's usage rights and select them.",
    ].join('\n'),
  );
};
