import { openingQuestion } from '../../checklist/index.ts';
import type { Digest, Group, ToldSite } from '../../overview/digest/index.ts';
import { name } from '../format.ts';
import { stateWords } from './estate.ts';
import { findingText } from './findings.ts';
import { moment } from './format.ts';
import { titleOf } from './notes.ts';

const dayMs = 86_400_000;

/** A time in days, as people say it. */
function days(ms: number): string {
  if (ms < dayMs) return 'less than a day';
  const count = Math.round((ms / dayMs) * 10) / 10;
  return count === 1 ? '1 day' : `${count.toLocaleString('en')} days`;
}

const counts = (digest: Digest): string =>
  digest.counts.length === 0
    ? 'no sites yet'
    : digest.counts
        .map(({ state, count }) => `${count.toLocaleString('en')} ${stateWords[state]}`)
        .join(', ');

const why = ({ findings, wrong }: ToldSite): string =>
  [
    ...findings.map((finding) => findingText(finding).what),
    ...(wrong > findings.length ? [`And ${wrong - findings.length} more.`] : []),
  ].join(' ');

/** "• *Kamppi*: open at User ID. The user may not log in." */
function line(site: ToldSite, withStep: boolean): string {
  const step =
    withStep && site.ask !== undefined
      ? site.ask === openingQuestion
        ? 'not begun'
        : `open at *${titleOf(site.ask)}*`
      : '';
  const about = [step, why(site)].filter((part) => part !== '').join('. ');
  return `• *${name(site.name)}*${about === '' ? '' : `: ${about}`}`;
}

const more = ({ count, sites }: Group): string[] =>
  count > sites.length ? [`and ${(count - sites.length).toLocaleString('en')} more`] : [];

/** The digest, in mrkdwn. */
export const digestTexts = {
  title: (digest: Digest): string => `Since ${moment(digest.from)}`,
  counts: (digest: Digest): string => `All sites: ${counts(digest)}`,
  quiet: (digest: Digest): string =>
    `Nothing new since ${moment(digest.from)}. All sites: ${counts(digest)}.`,
  summary: ({ finished, stuck, broken, mended }: Digest): string =>
    [
      [finished.count, 'finished'],
      [broken.count, 'broke'],
      [stuck.count, 'got stuck'],
      [mended.count, 'in order again'],
    ]
      .filter(([count]) => count !== 0)
      .map(([count, what]) => `${count} ${what}`)
      .join(', '),
  finished: ({ finished }: Digest): string =>
    [
      `🟢 *Finished: ${finished.count}*`,
      finished.sites.map((site) => name(site.name)).join(', '),
      ...more(finished),
      ...(finished.medianMs === undefined
        ? []
        : [`Median from the first step to a verified site: ${days(finished.medianMs)}`]),
    ].join('\n'),
  broken: ({ broken }: Digest): string =>
    [
      `🔴 *Broke: ${broken.count}*`,
      ...broken.sites.map((site) => line(site, false)),
      ...more(broken),
    ].join('\n'),
  stuck: ({ stuck }: Digest): string =>
    [
      `🟡 *Got stuck: ${stuck.count}*`,
      ...stuck.sites.map((site) => line(site, true)),
      ...more(stuck),
    ].join('\n'),
  mended: ({ mended }: Digest): string =>
    [
      `🟢 *In order again: ${mended.count}*`,
      mended.sites.map((site) => name(site.name)).join(', '),
      ...more(mended),
    ].join('\n'),
};
