import { openingQuestion } from '../checklist/index.ts';
import { dayMs } from '../clock.ts';
import { compact } from '../compact.ts';
import type { Digest, Group, ToldSite } from '../overview/digest/index.ts';
import type { Findings } from './findings.ts';
import { name } from './format.ts';
import type { Times } from './shapes.ts';
import { shortNames } from './short-names.ts';
import type { Words } from './words.ts';

const parts = ['finished', 'broken', 'stuck', 'mended'] as const;
type Part = (typeof parts)[number];

/** The digest, in mrkdwn. */
export function createDigestTexts(
  { digestTexts: w, days, number, titleOf, stateCount }: Words,
  { moment }: Times,
  { findingText }: Findings,
) {
  const inDays = (ms: number): string =>
    ms < dayMs ? w.lessThanADay : days(Math.round((ms / dayMs) * 10) / 10);

  const counts = (digest: Digest): string =>
    digest.counts.length === 0
      ? w.noSites
      : digest.counts.map(({ state, count }) => stateCount(state, count)).join(', ');

  const why = ({ findings, wrong }: ToldSite): string =>
    compact([
      ...findings.map((finding) => findingText(finding).what),
      wrong > findings.length && w.moreFindings(wrong - findings.length),
    ]).join(' ');

  const stepOf = ({ ask }: ToldSite): string => {
    if (ask === undefined) return '';
    return ask === openingQuestion ? w.notBegun : w.atStep(titleOf(ask));
  };

  /** The sites of a part, by names that no other site of the digest has. */
  const named = (digest: Digest, which: Part) => {
    const full = parts.flatMap((each) => digest[each].sites.map((site) => site.name));
    const short = new Map(shortNames(full).map((each, index) => [full[index], each]));
    return digest[which].sites.map((site) => ({
      ...site,
      name: name(short.get(site.name) ?? site.name),
    }));
  };

  /** "• *Kamppi*: open at User ID. The user may not log in." */
  const line = (site: ToldSite, step: string): string => {
    const about = compact([step, why(site)]).join('. ');
    return `• *${site.name}*${about === '' ? '' : `: ${about}`}`;
  };

  const part = (which: Part, mark: string, { count, sites }: Group, lines: readonly string[]) =>
    compact([
      `${mark} *${w.head[which]}: ${number(count)}*`,
      ...lines,
      count > sites.length && w.more(count - sites.length),
    ]);
  const names = (digest: Digest, which: Part): string[] => [
    named(digest, which)
      .map((site) => site.name)
      .join(', '),
  ];

  return {
    title: (digest: Digest): string => w.title(moment(digest.from)),
    counts: (digest: Digest): string => w.all(counts(digest)),
    quiet: (digest: Digest): string => w.quiet(moment(digest.from), counts(digest)),
    summary: (digest: Digest): string =>
      parts
        .filter((each) => digest[each].count !== 0)
        .map((each) => `${number(digest[each].count)} ${w.short[each](digest[each].count)}`)
        .join(', '),
    finished: (digest: Digest): string => {
      const { finished } = digest;
      return compact([
        ...part('finished', '🟢', finished, names(digest, 'finished')),
        finished.medianMs !== undefined && w.median(inDays(finished.medianMs)),
      ]).join('\n');
    },
    broken: (digest: Digest): string =>
      part(
        'broken',
        '🔴',
        digest.broken,
        named(digest, 'broken').map((site) => line(site, '')),
      ).join('\n'),
    stuck: (digest: Digest): string =>
      part(
        'stuck',
        '🟡',
        digest.stuck,
        named(digest, 'stuck').map((site) => line(site, stepOf(site))),
      ).join('\n'),
    mended: (digest: Digest): string =>
      part('mended', '🟢', digest.mended, names(digest, 'mended')).join('\n'),
  };
}
