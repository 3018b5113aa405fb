import type { KnownBlock } from '@slack/types';
import { type Finding, type Report, usageRights } from '../../checklist/index.ts';
import type { Site } from '../../sites/index.ts';
import { findingText, moment, name, noSessionVerdict } from '../../text/index.ts';
import { context, header, type Message, section } from './message.ts';

/** A verification's result: the verdict first, then only what is wrong with its mend, then what deserves a look. */
export function reportMessage(site: Site): Message {
  const { report } = site;
  if (!report) return { text: 'No verification yet.', blocks: [section('No verification yet.')] };
  const wrong = report.findings.filter(({ severity }) => severity === 'wrong');
  const cautions = report.findings.filter(({ severity }) => severity === 'caution');
  const notes = report.findings.filter(({ severity }) => severity === 'note');
  const blocks: KnownBlock[] = [
    header(verdict(report)),
    ...findingBlocks(wrong, '✗'),
    ...findingBlocks(cautions, '⚠️'),
    ...notes.slice(0, 5).map((finding) => context(findingText(finding).what)),
    context(`*${name(site.name)}* · ${moment(report.at)}`),
  ];
  return { text: `${name(site.name)}: ${verdict(report)}`, blocks };
}

/** The first line: what it comes to. */
export function verdict(report: Report): string {
  const wrong = report.findings.filter(({ severity }) => severity === 'wrong').length;
  const none = report.findings.find((finding) => finding.code === 'no-session');
  if (none) return noSessionVerdict(none.failure);
  if (wrong > 0) return wrong === 1 ? '✗ One thing to mend' : `✗ ${wrong} things to mend`;
  if (report.seen === 'partial') return '○ Nothing wrong, but not everything could be seen';
  return '✓ Everything that iLOQ shows is right';
}

/** Missing rights stand together: they are mended in one place. */
export function findingBlocks(findings: readonly Finding[], mark: string): KnownBlock[] {
  const missing = findings.flatMap((finding) => (finding.code === 'right-missing' ? [finding.right] : []));
  const others = findings.filter((finding) => finding.code !== 'right-missing' || missing.length < 2);
  const blocks = others.slice(0, 20).map((finding) => {
    const { what, so, mend, also } = findingText(finding);
    const lines = [`${mark} ${what}${so ? ` ${so}` : ''}`, ...(mend ? [`→ ${mend}`] : []), ...(also ? [also] : [])];
    return section(lines.join('\n'));
  });
  return missing.length < 2 ? blocks : [...blocks, missingRights(missing, mark)];
}

const missingRights = (missing: readonly string[], mark: string): KnownBlock => {
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
