import type { KnownBlock, ModalView } from '@slack/types';
import type { Site } from '../../sites/index.ts';
import { clip, factText, findingText, flat, labels, moment, name, safe } from '../../text/index.ts';
import { button, buttons } from '../buttons.ts';
import { context, section } from './message.ts';

/** The whole of a list of which the report has the first names. */
export interface LongList {
  readonly title: string;
  readonly names: readonly string[];
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

/** Characters of one section, and sections of one page: a page stays short enough to be scrolled on a phone. */
const sectionLength = 2_500;
const sectionsAPage = 15;

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
    ...(at < pages.length - 1 ? [button(labels.next, { do: 'details', site: site.id, page: at + 1 })] : []),
  ];
  const { report } = site;
  const when = report ? ` · ${moment(report.at)}` : '';
  return {
    type: 'modal',
    callback_id: 'details',
    title: plain(clip(flat(labels.details), 24)),
    close: plain(labels.cancel),
    blocks: [
      context(`*${name(site.name)}*${when}${pages.length > 1 ? ` · page ${at + 1} of ${pages.length}` : ''}`),
      ...(pages[at] ?? []),
      ...(turn.length > 0 ? [buttons(...turn)] : []),
    ],
  };
}

function paged({ report }: Site, lists: readonly LongList[]): KnownBlock[][] {
  const findings = (report?.findings ?? []).map((finding) => {
    const { what, so, mend, also } = findingText(finding);
    return [what, so, mend && `→ ${mend}`, also].filter(Boolean).join(' ');
  });
  const facts = (report?.facts ?? []).map(factText);
  const texts = [...facts, ...findings, ...lists.flatMap(listSections)];
  const sections = texts.map((text) => section(text));
  const pages: KnownBlock[][] = [];
  for (let from = 0; from < sections.length; from += sectionsAPage)
    pages.push(sections.slice(from, from + sectionsAPage));
  return pages.length > 0 ? pages : [[section('Nothing was seen.')]];
}

function listSections({ title, names }: LongList): string[] {
  const texts: string[] = [];
  let text = `*${title} (${names.length}):*`;
  for (const each of names) {
    const line = `• ${safe(clip(each, 80))}`;
    if (text.length + line.length + 1 > sectionLength) {
      texts.push(text);
      text = line;
    } else text = `${text}\n${line}`;
  }
  return [...texts, text];
}
