import type { StaticSelect } from '@slack/types';
import { statusesOf, stepIds } from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import type { Press } from '../../setup/index.ts';
import { lastActivity, type OverviewSite } from '../../sites/index.ts';
import {
  type Catalogue,
  clip,
  flat,
  name,
  person,
  shortNames,
  stateMarks,
} from '../../text/index.ts';
import { button, option } from './buttons.ts';
import { type Section, section } from './message.ts';

/** Whose list it is: of their own they go on with one, of all they look at one. */
export type Whose = 'own' | 'all';

/** Sites among others: what is with each in one line, with the one button that leads on. */
export function siteLines(t: Catalogue, sites: readonly OverviewSite[], whose: Whose): Section[] {
  const names = shortNames(sites.map(({ row }) => row.name));
  return sites.map((site, index) => {
    const called = `${stateMarks[site.state]} *${name(names[index] ?? site.row.name)}*`;
    const line = [called, ...aboutSite(t, site, whose)].join(' · ');
    const press: Press = { do: whose === 'own' ? 'go-on' : 'status', site: site.row.id };
    const label = whose === 'own' ? t.labels.goOn : t.labels.open;
    return { ...section(line), accessory: button(label, press) };
  });
}

function aboutSite(t: Catalogue, site: OverviewSite, whose: Whose): string[] {
  const { row, state } = site;
  return compact([
    whose === 'own' && state === 'under-way' && row.asked && t.openStep(row.asked),
    whatOf(t, site),
    whose === 'all' && peopleOf(row.installers),
    (state === 'under-way' || state === 'broken') && t.dayShort(lastMoved(site)),
    t.incidentCounts(toldBeside(site)),
  ]);
}

/** What is broken or stuck says so itself: only what is open beside that is counted. */
function toldBeside({ state, incidents }: OverviewSite): OverviewSite['incidents'] {
  if (state === 'broken') return {};
  return state === 'stuck' ? { ...incidents, info: 0 } : incidents;
}

/** A broken one since it broke, any other since somebody did something. */
const lastMoved = (site: OverviewSite): number =>
  site.state === 'broken' ? site.row.standing.movedAt : lastActivity(site);

/** What there is to know of a site, in a few words. */
export function whatOf(t: Catalogue, { row, state }: OverviewSite): string {
  switch (state) {
    case 'broken':
      return whyBroken(t, row);
    case 'stuck':
      return row.asked === undefined
        ? t.progress(row.settled)
        : t.overviewTexts.stuckAt(t.openStep(row.asked), t.dayShort(row.standing.movedAt));
    case 'under-way':
      return t.progress(row.settled);
    case 'finished':
      return row.verifiedAt === undefined
        ? t.stateWords.finished
        : t.overviewTexts.checked(t.dayShort(row.verifiedAt));
    case 'archived':
      return t.stateWords.archived;
  }
}

function whyBroken(t: Catalogue, { stopped, trouble, steps }: OverviewSite['row']): string {
  if (stopped) return t.overviewTexts.stopped;
  if (trouble) return t.problemText(trouble, (id) => id).title;
  const failed = stepIds[statusesOf(steps).indexOf('failed')];
  return failed === undefined ? t.stateWords.broken : t.overviewTexts.failedAt(t.titleOf(failed));
}

const peopleOf = ([first, ...others]: readonly string[]): string | undefined =>
  first && `${person(first)}${others.length > 0 ? ` +${others.length}` : ''}`;

/** Block Kit: a menu has at most 100 options; the value of one has at most 75 characters. */
const mostOptions = 100;
const longestValue = 75;

/** A menu of sites, for what has no room for a button each; undefined where there is none. */
export function siteMenu(
  t: Catalogue,
  sites: readonly OverviewSite[],
  whose: Whose,
): StaticSelect | undefined {
  const does = whose === 'own' ? 'go-on' : 'status';
  const names = shortNames(sites.map(({ row }) => row.name));
  const options = sites
    .map(({ row, state }, index) => {
      const called = clip(flat(names[index] ?? row.name), 60);
      return option(`${stateMarks[state]} ${called}`, { do: does, site: row.id });
    })
    .filter(({ value = '' }) => value.length <= longestValue)
    .slice(0, mostOptions);
  if (options.length === 0) return undefined;
  const placeholder = does === 'status' ? t.overviewTexts.openOne : t.overviewTexts.goOnWith;
  return {
    type: 'static_select',
    action_id: does,
    placeholder: { type: 'plain_text', text: placeholder },
    options,
  };
}
