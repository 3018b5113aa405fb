import { openingQuestion } from '../../checklist/index.ts';
import type { Digest, Group, ToldSite } from '../../overview/digest/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { name } from '../format.ts';
import { stateCount } from './estate.ts';
import { counted, number, type Times } from './format.ts';
import { titleOf } from './steps.ts';

const dayMs = 86_400_000;

/** A time in days, as people say it. */
function days(ms: number): string {
  if (ms < dayMs) return 'alle päivä';
  return counted(Math.round((ms / dayMs) * 10) / 10, 'päivä', 'päivää');
}

const counts = (digest: Digest): string =>
  digest.counts.length === 0
    ? 'ei vielä kohteita'
    : digest.counts.map(({ state, count }) => stateCount(state, count)).join(', ');

const more = ({ count, sites }: Group): string[] =>
  count > sites.length ? [`ja ${number(count - sites.length)} lisää`] : [];

/** The digest, in mrkdwn. */
export function createDigestTexts(
  { moment }: Times,
  findingText: Catalogue['findingText'],
): Catalogue['digestTexts'] {
  const why = ({ findings, wrong }: ToldSite): string =>
    [
      ...findings.map((finding) => findingText(finding).what),
      ...(wrong > findings.length ? [`Ja ${wrong - findings.length} lisää.`] : []),
    ].join(' ');

  /** "• *Kamppi*: auki: *Käyttäjätunnus*. Kirjautuminen torjuttiin." */
  const line = (site: ToldSite, withStep: boolean): string => {
    const step =
      withStep && site.ask !== undefined
        ? site.ask === openingQuestion
          ? 'ei aloitettu'
          : `vaihe *${titleOf(site.ask)}*`
        : '';
    const about = [step, why(site)].filter((part) => part !== '').join('. ');
    return `• *${name(site.name)}*${about === '' ? '' : `: ${about}`}`;
  };

  return {
    title: (digest) => `Viime koosteen jälkeen (${moment(digest.from)})`,
    counts: (digest) => `Kaikki kohteet: ${counts(digest)}`,
    quiet: (digest) =>
      `Ei uutta viime koosteen jälkeen (${moment(digest.from)}). Kaikki kohteet: ${counts(digest)}.`,
    summary: ({ finished, stuck, broken, mended }) =>
      [
        { count: finished.count, what: 'valmistui' },
        { count: broken.count, what: 'rikkoutui' },
        { count: stuck.count, what: 'jumiutui' },
        { count: mended.count, what: 'taas kunnossa' },
      ]
        .filter(({ count }) => count !== 0)
        .map(({ count, what }) => `${count} ${what}`)
        .join(', '),
    finished: ({ finished }) =>
      [
        `🟢 *Valmistui: ${finished.count}*`,
        finished.sites.map((site) => name(site.name)).join(', '),
        ...more(finished),
        ...(finished.medianMs === undefined
          ? []
          : [
              `Mediaani ensimmäisestä vaiheesta tarkistettuun kohteeseen: ${days(finished.medianMs)}`,
            ]),
      ].join('\n'),
    broken: ({ broken }) =>
      [
        `🔴 *Rikkoutui: ${broken.count}*`,
        ...broken.sites.map((site) => line(site, false)),
        ...more(broken),
      ].join('\n'),
    stuck: ({ stuck }) =>
      [
        `🟡 *Jumiutui: ${stuck.count}*`,
        ...stuck.sites.map((site) => line(site, true)),
        ...more(stuck),
      ].join('\n'),
    mended: ({ mended }) =>
      [
        `🟢 *Taas kunnossa: ${mended.count}*`,
        mended.sites.map((site) => name(site.name)).join(', '),
        ...more(mended),
      ].join('\n'),
  };
}
