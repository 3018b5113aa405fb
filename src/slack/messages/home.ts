import type { HomeView, KnownBlock, ModalView, StaticSelect } from '@slack/types';
import {
  estateListed,
  type Filter,
  filters,
  firstWanted,
  type HomeSight,
  type Page,
  type Wanted,
} from '../../overview/index.ts';
import type { Press } from '../../setup/index.ts';
import { clip, estateTexts, filterWords, flat, labels, name, sentence } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { fileButtons } from './files.ts';
import { context, divider, header, section } from './message.ts';
import { siteLines } from './site-lines.ts';
import { countsLine } from './sites.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

/** Everybody's own open sites, each with one button to go on; below, for managers, the estate. */
export function homeView({ own, moreOwn, mayOpen, refused, estate }: HomeSight): HomeView {
  const blocks: KnownBlock[] = [
    header(estateTexts.title),
    section(
      refused
        ? sentence({ answer: 'refused', by: refused })
        : own.length > 0
          ? `*${estateTexts.yourOpen}*`
          : `${estateTexts.what}\n${estateTexts.noneOpen}`,
    ),
    ...own.map((site) => siteLines(site, labels.goOn, { do: 'go-on', site: site.row.id })),
    ...(moreOwn > 0 ? [context(estateTexts.moreOwn(moreOwn))] : []),
    ...(mayOpen ? [buttons(button(labels.createNew, { do: 'name' }, 'primary'))] : []),
    ...(estate ? estateBlocks(estate.everywhere, estate.wanted, estate.page) : []),
  ];
  return { type: 'home', private_metadata: writeWanted(estate?.wanted ?? firstWanted), blocks };
}

function estateBlocks(everywhere: boolean, wanted: Wanted, page: Page): KnownBlock[] {
  const { sites, total, pages } = page;
  const turn = (to: number): Press => ({ do: 'home', page: to });
  const turns = [
    ...(page.page > 0 ? [button(labels.previous, turn(page.page - 1))] : []),
    ...(page.page < pages - 1 ? [button(labels.next, turn(page.page + 1))] : []),
  ];
  return [
    divider,
    header(everywhere ? estateTexts.allSites : estateTexts.managed),
    section(countsLine(page.counts) || estateTexts.noSites),
    {
      type: 'actions',
      elements: [
        filterMenu(wanted.filter),
        button(labels.find, { do: 'find' }),
        ...(wanted.search === ''
          ? []
          : [button(estateTexts.clearSearch, { do: 'home', search: '' })]),
      ],
    },
    context(whatIsShown(wanted, page)),
    ...sites.map((site) => siteLines(site, labels.open, { do: 'status', site: site.row.id })),
    ...(total === 0 ? [section(estateTexts.noFit)] : []),
    ...(turns.length > 0 ? [buttons(...turns)] : []),
    ...(page.counts.archived + total > 0 ? [fileButtons(everywhere)] : []),
  ];
}

/** "Stuck: 16–30 of 120 with “kamp” in the name" */
function whatIsShown({ filter, search }: Wanted, { sites, total, page }: Page): string {
  const from = total === 0 ? 0 : page * estateListed + 1;
  const shown = estateTexts.shown(from, page * estateListed + sites.length, total);
  return `${filterWords[filter]}: ${shown}${search === '' ? '' : ` ${estateTexts.searched(name(search))}`}`;
}

function filterMenu(filter: Filter): StaticSelect {
  const options = filters.map((each) => {
    const press: Press = { do: 'home', filter: each };
    return { text: plain(filterWords[each]), value: JSON.stringify(press) };
  });
  const chosen = options[filters.indexOf(filter)];
  return {
    type: 'static_select',
    action_id: 'filter',
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

/** The view itself holds what is looked at, so that its buttons work after a restart, too. */
const writeWanted = (wanted: Wanted): string => JSON.stringify(wanted);

/** Longer names there are, but nobody types them to find one. */
export const longestSearch = 60;

/**
 * Asks for a part of a name: a form of its own, since on a phone it fills the screen and brings the
 * keyboard.
 */
export const findModal = (wanted: Wanted): ModalView => ({
  type: 'modal',
  callback_id: 'find',
  private_metadata: writeWanted(wanted),
  title: plain(estateTexts.findTitle),
  submit: plain(labels.find),
  close: plain(labels.cancel),
  blocks: [
    {
      type: 'input',
      block_id: 'find',
      optional: true,
      label: plain(estateTexts.findLabel),
      hint: plain(estateTexts.findHint),
      element: {
        type: 'plain_text_input',
        action_id: 'find',
        max_length: longestSearch,
        focus_on_load: true,
        ...(wanted.search !== '' && { initial_value: clip(flat(wanted.search), longestSearch) }),
      },
    },
  ],
});
