import type { RichTextBlock, TableBlock } from '@slack/types';
import { byUrgency, type Counts, type EstateSite, lastActivity } from '../../overview/index.ts';
import type { Shown } from '../../setup/index.ts';
import { type Catalogue, clip, flat } from '../../text/index.ts';
import { fileButtons } from './files.ts';
import {
  type Actions,
  type Control,
  context,
  type Message,
  type MessageBlock,
  section,
  words,
} from './message.ts';
import { siteMenu } from './site-lines.ts';

/** "🔴 broken 2   🟢 done 40": what there is none of is left out. */
export const countsLine = (t: Catalogue, counts: Counts): string =>
  byUrgency
    .filter((state) => counts[state] > 0)
    .map((state) => `${t.stateText(state)} ${counts[state]}`)
    .join('   ');

/**
 * Sites as a table, those first that need somebody; `classic` makes lines of it where Slack refuses
 * the table. Their own somebody goes on with, of all they look at one.
 */
export function sitesMessage(t: Catalogue, { page, now, whose, files }: SiteList): Message {
  const { counts, sites, total } = page;
  const title = whose === 'own' ? t.estateTexts.yourSites : t.estateTexts.sites;
  if (total === 0 && counts.archived === 0) {
    const none = whose === 'own' ? t.estateTexts.noOwn : t.estateTexts.noSites;
    return words(none);
  }
  const menu = siteMenu(t, sites, whose === 'own' ? 'go-on' : 'status');
  const more = total - sites.length;
  const blocks: MessageBlock[] = [
    section(`*${title}*\n${countsLine(t, counts)}`),
    ...(total > 0 ? [tableOf(t, sites, now)] : []),
    ...(more > 0
      ? [
          context(
            whose === 'own' ? t.estateTexts.moreOwnListed(more) : t.estateTexts.moreListed(more),
          ),
        ]
      : []),
    ...(menu ? [actions(menu)] : []),
    ...(files === 'none' ? [] : [fileButtons(t, files === 'all')]),
  ];
  return { blocks };
}

type SiteList = Omit<Extract<Shown, { answer: 'sites' }>, 'answer'>;

const actions = (...elements: Control[]): Actions => ({
  type: 'actions',
  elements,
});

/** Plain cells: Slack reads no markup in them, and takes no empty one. */
const cell = (text: string) => ({ type: 'raw_text', text: text || '–' }) as const;

const tableOf = (t: Catalogue, sites: readonly EstateSite[], now: number): TableBlock => ({
  type: 'table',
  column_settings: [{ is_wrapped: true }],
  rows: [
    t.estateTexts.columns.map(cell),
    ...sites.map((site) => {
      const { row, state, incidents } = site;
      return [
        cell(clip(flat(row.name), 60)),
        cell(t.stateText(state)),
        cell(t.progressBar(row.settled)),
        cell(t.openStep(row.asked)),
        peopleCell(row.installers),
        cell(t.ago(now - lastActivity(site))),
        cell(t.incidentCounts(incidents)),
      ];
    }),
  ],
});

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
