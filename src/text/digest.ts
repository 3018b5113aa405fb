import { type AskId, type Finding, openingQuestion, type SiteState } from '../checklist/index.ts';
import { dayMs } from '../clock.ts';
import { compact } from '../compact.ts';
import type { Digest, Group, ToldSite } from '../overview/digest/index.ts';
import type { FindingText } from './findings.ts';
import { name } from './format.ts';
import { shortNames } from './short-names.ts';

const parts = ['finished', 'broken', 'stuck', 'mended'] as const;
type Part = (typeof parts)[number];

/** What each language says in a digest. */
export interface DigestWords {
  readonly moment: (at: number) => string;
  readonly findingText: (finding: Finding) => FindingText;
  readonly titleOf: (ask: AskId) => string;
  /** "12 done" */
  readonly stateCount: (state: SiteState, count: number) => string;
  readonly noSites: string;
  /** Below the first ones: "and 3 more". */
  readonly more: (count: number) => string;
  readonly moreFindings: (count: number) => string;
  readonly notBegun: string;
  readonly atStep: (title: string) => string;
  readonly title: (since: string) => string;
  readonly all: (counts: string) => string;
  readonly quiet: (since: string, counts: string) => string;
  readonly short: Readonly<Record<Part, (count: number) => string>>;
  readonly head: Readonly<Record<Part, string>>;
  readonly lessThanADay: string;
  readonly days: (count: number) => string;
  readonly median: (time: string) => string;
}

/** The digest, in mrkdwn. */
export function createDigest(w: DigestWords) {
  const days = (ms: number): string =>
    ms < dayMs ? w.lessThanADay : w.days(Math.round((ms / dayMs) * 10) / 10);

  const counts = (digest: Digest): string =>
    digest.counts.length === 0
      ? w.noSites
      : digest.counts.map(({ state, count }) => w.stateCount(state, count)).join(', ');

  const why = ({ findings, wrong }: ToldSite): string =>
    compact([
      ...findings.map((finding) => w.findingText(finding).what),
      wrong > findings.length && w.moreFindings(wrong - findings.length),
    ]).join(' ');

  const stepOf = ({ ask }: ToldSite): string => {
    if (ask === undefined) return '';
    return ask === openingQuestion ? w.notBegun : w.atStep(w.titleOf(ask));
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
      `${mark} *${w.head[which]}: ${count}*`,
      ...lines,
      count > sites.length && w.more(count - sites.length),
    ]);
  const names = (digest: Digest, which: Part): string[] => [
    named(digest, which)
      .map((site) => site.name)
      .join(', '),
  ];

  return {
    title: (digest: Digest): string => w.title(w.moment(digest.from)),
    counts: (digest: Digest): string => w.all(counts(digest)),
    quiet: (digest: Digest): string => w.quiet(w.moment(digest.from), counts(digest)),
    summary: (digest: Digest): string =>
      parts
        .filter((each) => digest[each].count !== 0)
        .map((each) => `${digest[each].count} ${w.short[each](digest[each].count)}`)
        .join(', '),
    finished: (digest: Digest): string => {
      const { finished } = digest;
      return compact([
        ...part('finished', '🟢', finished, names(digest, 'finished')),
        finished.medianMs !== undefined && w.median(days(finished.medianMs)),
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
