import type { Button, HomeView, KnownBlock, ModalView, StaticSelect } from '@slack/types';
import { compact } from '../../compact.ts';
import {
  type Filter,
  filters,
  firstWanted,
  type HomeSight,
  homeListed,
  type Page,
  type Wanted,
} from '../../overview/index.ts';
import type { Press } from '../../setup/index.ts';
import { type Catalogue, clip, flat, name, sentence } from '../../text/index.ts';
import { button, buttons, buttonsIfAny } from './buttons.ts';
import { otherLanguages } from './languages.ts';
import { context, divider, header, plain, section } from './message.ts';
import { input, modal, textOf } from './modal.ts';
import { severalButton } from './several.ts';
import { siteLines } from './site-lines.ts';
import { countsLine, fileButtons } from './sites.ts';

/** For managers all sites come first, then everybody's own open sites: a line a site. */
export function homeView(
  t: Catalogue,
  { own, moreOwn, mayOpen, maySettle, refused, overview }: HomeSight,
): HomeView {
  const blocks: KnownBlock[] = compact([
    ...(overview
      ? overviewBlocks(t, overview, mayOpen)
      : [
          header(t.overviewTexts.title),
          refused && section(sentence(t, { answer: 'refused', by: refused })),
          own.length === 0 &&
            !refused &&
            section(`${t.overviewTexts.what}\n${t.overviewTexts.noneOpen}`),
          mayOpen && buttons(openButton(t)),
        ]),
    own.length > 0 && overview && divider,
    own.length > 0 && section(`*${t.overviewTexts.yourOpen}*`),
    ...siteLines(t, own, 'own'),
    moreOwn > 0 && context(t.overviewTexts.moreOwn(moreOwn)),
    maySettle && buttons(button(t.labels.settings, { do: 'settings' })),
    otherLanguages(t),
  ]);
  // The view itself holds what is looked at, so that its buttons work after a restart, too.
  const wanted = overview?.wanted ?? firstWanted;
  return { type: 'home', private_metadata: JSON.stringify(wanted), blocks };
}

const openButton = (t: Catalogue): Button => button(t.labels.createNew, { do: 'name' }, 'primary');

function overviewBlocks(
  t: Catalogue,
  { everywhere, wanted, page }: NonNullable<HomeSight['overview']>,
  mayOpen: boolean,
): KnownBlock[] {
  const { sites, total, pages } = page;
  const turn = (to: number): Press => ({ do: 'home', page: to });
  return compact([
    header(everywhere ? t.overviewTexts.allSites : t.overviewTexts.managed),
    section(countsLine(t, page.counts) || t.overviewTexts.noSites),
    {
      type: 'actions',
      elements: compact([
        filterMenu(t, wanted.filter),
        wanted.search === ''
          ? button(t.labels.find, { do: 'find' })
          : button(t.overviewTexts.clearSearch, { do: 'home', search: '' }),
        mayOpen && openButton(t),
      ]),
    },
    ...siteLines(t, sites, 'all'),
    total === 0 && section(t.overviewTexts.noFit),
    context(whatIsShown(t, wanted, page)),
    buttonsIfAny(
      page.page > 0 && button(t.labels.previous, turn(page.page - 1)),
      page.page < pages - 1 && button(t.labels.next, turn(page.page + 1)),
    ),
    mayOpen && everywhere && buttons(severalButton(t), button(t.labels.funnel, { do: 'funnel' })),
    page.counts.archived + total > 0 && fileButtons(t, everywhere),
  ]);
}

/** "Stuck: 16–30 of 120 with “kamp” in the name" */
function whatIsShown(
  t: Catalogue,
  { filter, search }: Wanted,
  { sites, total, isMore, page }: Page,
): string {
  const from = total === 0 ? 0 : page * homeListed + 1;
  const { shown, shownOfMore } = t.overviewTexts;
  const range = (isMore ? shownOfMore : shown)(from, page * homeListed + sites.length, total);
  return `${t.filterWords[filter]}: ${range}${search === '' ? '' : ` ${t.overviewTexts.searched(name(search))}`}`;
}

function filterMenu(t: Catalogue, filter: Filter): StaticSelect {
  const options = filters.map((each) => {
    const press: Press = { do: 'home', filter: each };
    return { text: plain(t.filterWords[each]), value: JSON.stringify(press) };
  });
  const chosen = options[filters.indexOf(filter)];
  return {
    type: 'static_select',
    action_id: 'filter',
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

/** Longer names there are, but nobody types them to find one. */
export const longestSearch = 60;

/** A form of its own: on a phone it fills the screen and brings the keyboard. */
export function findModal(t: Catalogue, wanted: Wanted): ModalView {
  const { findTitle: title, findLabel, findHint: hint } = t.overviewTexts;
  const begun = wanted.search === '' ? '' : clip(flat(wanted.search), longestSearch);
  const name = { ...textOf(longestSearch, begun), focus_on_load: true };
  return modal(t, 'find', { title, submit: t.labels.find, carries: wanted }, [
    input('find', findLabel, name, { hint, optional: true }),
  ]);
}
