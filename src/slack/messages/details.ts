import type { ModalView } from '@slack/types';
import type { LongList } from '../../setup/index.ts';
import type { Site } from '../../sites/index.ts';
import {
  clip,
  factText,
  findingText,
  flat,
  labels,
  longListTitles,
  moment,
  name,
  safe,
} from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { context, type Section, section, sections } from './message.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

/**
 * A page stays short enough to be scrolled on a phone; escaped, a name has up to five times its
 * letters.
 */
const namesAPage = 200;
/** Of a view's 100 blocks; a run has far fewer facts and findings. */
const mostSections = 90;

/**
 * Everything that the last verification saw, page by page: what the report's message leaves out.
 * @param lists every name of the lists that the report only begins, where they are still known
 * @param page 0 is the first
 */
export function detailsModal(site: Site, lists: readonly LongList[], page: number): ModalView {
  const pages = paged(site, lists);
  const at = Math.min(Math.max(0, page), pages.length - 1);
  const turn = [
    ...(at > 0 ? [button(labels.previous, { do: 'details', site: site.id, page: at - 1 })] : []),
    ...(at < pages.length - 1
      ? [button(labels.next, { do: 'details', site: site.id, page: at + 1 })]
      : []),
  ];
  const { report } = site;
  const when = report ? ` · ${moment(report.at)}` : '';
  return {
    type: 'modal',
    callback_id: 'details',
    title: plain(clip(flat(labels.details), 24)),
    close: plain(labels.close),
    blocks: [
      context(
        `*${name(site.name)}*${when}${pages.length > 1 ? ` · page ${at + 1} of ${pages.length}` : ''}`,
      ),
      ...(pages[at]?.() ?? []),
      ...(turn.length > 0 ? [buttons(...turn)] : []),
    ],
  };
}

/**
 * The first page has what was seen, the others the long lists; only the page that is looked at is
 * written.
 */
function paged(site: Site, lists: readonly LongList[]): (() => Section[])[] {
  const pages = [() => whatWasSeen(site)];
  for (const { list, names } of lists)
    for (let from = 0; from < names.length; from += namesAPage) {
      const some = names.slice(from, from + namesAPage);
      const heading = `*${longListTitles[list]}* (${from + 1}–${from + some.length} of ${names.length}):`;
      pages.push(() => listed(heading, some));
    }
  return pages;
}

function whatWasSeen({ report }: Site): Section[] {
  const findings = (report?.findings ?? []).map((finding) => {
    const { what, so, mend, also } = findingText(finding);
    return [what, so, mend && `→ ${mend}`, also].filter(Boolean).join(' ');
  });
  const texts = [...(report?.facts ?? []).map(factText), ...findings].slice(0, mostSections);
  return texts.length > 0 ? texts.map((text) => section(text)) : [section('Nothing was seen.')];
}

const listed = (heading: string, names: readonly string[]): Section[] =>
  sections([heading, ...names.map((each) => `• ${safe(clip(each, 80))}`)]);
