import type { DataTableBlock, RichTextBlock } from '@slack/types';
import { compact } from '../../compact.ts';
import type { ShownAs } from '../../setup/index.ts';
import { byUrgency, type Counts, lastActivity, type OverviewSite } from '../../sites/index.ts';
import { type Catalogue, clip, flat, shortNames, stateMarks } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import {
  type Actions,
  context,
  type Message,
  type MessageBlock,
  section,
  words,
} from './message.ts';
import { siteMenu, whatOf } from './site-lines.ts';

/** "🔴 2 broken · 🟢 40 done": what there is none of is left out. */
export const countsLine = (t: Catalogue, counts: Counts): string =>
  byUrgency
    .filter((state) => counts[state] > 0)
    .map((state) => `${stateMarks[state]} ${t.stateCount(state, counts[state])}`)
    .join(' · ');

/** Offers the sites as a picture and, to those who may have them, as files. */
export const fileButtons = (t: Catalogue, mayExport: boolean): Actions =>
  buttons(
    button(t.labels.picture, { do: 'picture' }),
    mayExport && button(t.labels.exportCsv, { do: 'export', as: 'csv' }),
    mayExport && button(t.labels.exportJson, { do: 'export', as: 'json' }),
  );

/**
 * Sites as a table to sort and filter, those first that need somebody; where Slack refuses it, it
 * is a plain table, then lines (`waysToSay`). Somebody goes on with their
 * own; of all they look at one.
 */
export function sitesMessage(t: Catalogue, { page, now, whose, files }: ShownAs<'sites'>): Message {
  const { counts, sites, total } = page;
  const title = whose === 'own' ? t.overviewTexts.yourSites : t.overviewTexts.sites;
  if (total === 0 && counts.archived === 0) {
    const none = whose === 'own' ? t.overviewTexts.noOwn : t.overviewTexts.noSites;
    return words(none);
  }
  const menu = siteMenu(t, sites, whose);
  const more = total - sites.length;
  const { moreOwnListed, moreListed } = t.overviewTexts;
  const blocks = compact<MessageBlock>([
    section(`*${title}*\n${countsLine(t, counts)}`),
    total > 0 && tableOf(t, title, sites, now),
    more > 0 && context((whose === 'own' ? moreOwnListed : moreListed)(more)),
    menu && { type: 'actions', elements: [menu] },
    files !== 'none' && fileButtons(t, files === 'all'),
  ]);
  return { blocks };
}

/** Plain cells: Slack reads no markup in them, and takes no empty one. */
const cell = (text: string) => ({ type: 'raw_text', text: text || '–' }) as const;
/** Sorted by its value. */
const numberCell = (value: number, text: string) => ({ type: 'raw_number', value, text }) as const;

const rowsOnPage = 10;

function tableOf(
  t: Catalogue,
  caption: string,
  sites: readonly OverviewSite[],
  now: number,
): DataTableBlock {
  const names = shortNames(sites.map(({ row }) => row.name));
  return {
    type: 'data_table',
    caption,
    page_size: rowsOnPage,
    rows: [
      t.overviewTexts.columns.map(cell),
      ...sites.map((site, index) => {
        const { row, state, incidents } = site;
        const age = now - lastActivity(site);
        return [
          cell(clip(flat(names[index] ?? row.name), 60)),
          cell(t.stateText(state)),
          numberCell(row.settled, t.progress(row.settled)),
          cell(whatIn(t, site)),
          peopleCell(row.installers),
          numberCell(Math.max(0, Math.floor(age / 60_000)), t.ago(age)),
          cell(t.incidentCounts(incidents)),
        ];
      }),
    ],
  };
}

/** What is with a site, as a cell: nothing is open at one that is done. */
function whatIn(t: Catalogue, site: OverviewSite): string {
  if (site.state === 'broken') return plainOf(whatOf(t, site));
  return site.state === 'finished' ? '' : t.openStep(site.row.asked);
}

/** A text without its markup. */
const plainOf = (mrkdwn: string): string =>
  mrkdwn
    .replaceAll('*', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The first of the site's people, as Slack shows people, and how many more. */
function peopleCell([first, ...others]: readonly string[]):
  | RichTextBlock
  | ReturnType<typeof cell> {
  if (first === undefined) return cell('');
  const more = others.length > 0 ? [{ type: 'text', text: ` +${others.length}` } as const] : [];
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'user', user_id: first }, ...more] },
    ],
  };
}
