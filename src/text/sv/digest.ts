import { openingQuestion } from '../../checklist/index.ts';
import type { Digest, Group, ToldSite } from '../../overview/digest/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { name } from '../format.ts';
import { stateCount } from './estate.ts';
import { andMore, counted, type Times } from './format.ts';
import { titleOf } from './steps.ts';

const dayMs = 86_400_000;

/** A time in days, as people say it. */
function days(ms: number): string {
  if (ms < dayMs) return 'mindre än en dag';
  return counted(Math.round((ms / dayMs) * 10) / 10, 'dag', 'dagar');
}

const counts = (digest: Digest): string =>
  digest.counts.length === 0
    ? 'inga än'
    : digest.counts.map(({ state, count }) => stateCount(state, count)).join(', ');

const more = ({ count, sites }: Group): string[] =>
  count > sites.length ? [andMore(count - sites.length).trim()] : [];

/** The digest, in mrkdwn. */
export function createDigestTexts(
  { moment }: Times,
  findingText: Catalogue['findingText'],
): Catalogue['digestTexts'] {
  const why = ({ findings, wrong }: ToldSite): string =>
    [
      ...findings.map((finding) => findingText(finding).what),
      ...(wrong > findings.length ? [`Och ${wrong - findings.length} till.`] : []),
    ].join(' ');

  /** "• *Kamppi*: steg *Användar-ID*. iLOQ nekade inloggningen." */
  const line = (site: ToldSite, withStep: boolean): string => {
    const step =
      withStep && site.ask !== undefined
        ? site.ask === openingQuestion
          ? 'inte påbörjat'
          : `steg *${titleOf(site.ask)}*`
        : '';
    const about = [step, why(site)].filter((part) => part !== '').join('. ');
    return `• *${name(site.name)}*${about === '' ? '' : `: ${about}`}`;
  };

  return {
    title: (digest) => `Sedan ${moment(digest.from)}`,
    counts: (digest) => `Alla objekt: ${counts(digest)}`,
    quiet: (digest) => `Inget nytt sedan ${moment(digest.from)}. Alla objekt: ${counts(digest)}.`,
    summary: ({ finished, stuck, broken, mended }) =>
      [
        { count: finished.count, what: finished.count === 1 ? 'blev klart' : 'blev klara' },
        { count: broken.count, what: 'fick fel' },
        { count: stuck.count, what: 'stannade av' },
        { count: mended.count, what: 'i ordning igen' },
      ]
        .filter(({ count }) => count !== 0)
        .map(({ count, what }) => `${count} ${what}`)
        .join(', '),
    finished: ({ finished }) =>
      [
        `🟢 *Blev klara: ${finished.count}*`,
        finished.sites.map((site) => name(site.name)).join(', '),
        ...more(finished),
        ...(finished.medianMs === undefined
          ? []
          : [`Median från första steget till kontrollerat objekt: ${days(finished.medianMs)}`]),
      ].join('\n'),
    broken: ({ broken }) =>
      [
        `🔴 *Fick fel: ${broken.count}*`,
        ...broken.sites.map((site) => line(site, false)),
        ...more(broken),
      ].join('\n'),
    stuck: ({ stuck }) =>
      [
        `🟡 *Stannade av: ${stuck.count}*`,
        ...stuck.sites.map((site) => line(site, true)),
        ...more(stuck),
      ].join('\n'),
    mended: ({ mended }) =>
      [
        `🟢 *I ordning igen: ${mended.count}*`,
        mended.sites.map((site) => name(site.name)).join(', '),
        ...more(mended),
      ].join('\n'),
  };
}
