import type { ModalView } from '@slack/types';
import { compact } from '../../compact.ts';
import type { LongList } from '../../setup/index.ts';
import type { Site } from '../../sites/index.ts';
import { type Catalogue, clip, flat, name, safe } from '../../text/index.ts';
import { button, buttonsIfAny } from './buttons.ts';
import { context, type Section, section, sections } from './message.ts';
import { modal } from './modal.ts';

/** A page can be scrolled on a phone; escaped, a name has up to five times its letters. */
const namesAPage = 200;
/** Of a view's 100 blocks; a run has far fewer facts and findings. */
const mostSections = 90;

/** All that the last verification saw, by pages. @param lists where they are still known */
export function detailsModal(
  t: Catalogue,
  site: Site,
  lists: readonly LongList[],
  page: number,
): ModalView {
  const pages = paged(t, site, lists);
  const at = Math.min(Math.max(0, page), pages.length - 1);
  const turn = (to: number) => ({ do: 'details', site: site.id, page: to }) as const;
  const about = [
    `*${name(site.name)}*`,
    site.report && t.moment(site.report.at),
    pages.length > 1 && t.reportTexts.page(at + 1, pages.length),
  ];
  const blocks = compact([
    context(compact(about).join(' · ')),
    ...(pages[at]?.() ?? []),
    buttonsIfAny(
      at > 0 && button(t.labels.previous, turn(at - 1)),
      at < pages.length - 1 && button(t.labels.next, turn(at + 1)),
    ),
  ]);
  return modal(t, 'details', { title: clip(flat(t.labels.details), 24) }, blocks);
}

/** The first page has what was seen, the others the long lists; only one is written. */
function paged(t: Catalogue, site: Site, lists: readonly LongList[]): (() => Section[])[] {
  const pages = [() => whatWasSeen(t, site)];
  for (const { list, names } of lists)
    for (let from = 0; from < names.length; from += namesAPage) {
      const some = names.slice(from, from + namesAPage);
      const heading = t.reportTexts.part(
        t.longListTitles[list],
        from + 1,
        from + some.length,
        names.length,
      );
      pages.push(() => listed(heading, some));
    }
  return pages;
}

function whatWasSeen(t: Catalogue, { report }: Site): Section[] {
  const findings = (report?.findings ?? []).map((finding) => {
    const { what, so, mend, also } = t.findingText(finding);
    return compact([what, so, mend && `→ ${mend}`, also]).join(' ');
  });
  const texts = [...(report?.facts ?? []).map(t.factText), ...findings].slice(0, mostSections);
  return texts.length > 0 ? texts.map((text) => section(text)) : [section(t.reportTexts.nothing)];
}

const listed = (heading: string, names: readonly string[]): Section[] =>
  sections([heading, ...names.map((each) => `• ${safe(clip(each, 80))}`)]);
