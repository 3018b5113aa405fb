import type { ModalView } from '@slack/types';
import { compact } from '../../compact.ts';
import type { TimelinePage } from '../../setup/index.ts';
import { type Catalogue, name } from '../../text/index.ts';
import { button, buttonsIfAny } from './buttons.ts';
import { context, section, sections } from './message.ts';
import { modal } from './modal.ts';

/** A button's value holds 2,000 characters; nobody pages back further than this one by one. */
const mostPages = 100;

/** What has happened at a site, the newest first. */
export function timelineModal(
  t: Catalogue,
  site: { id: string; name: string },
  { entries, more, trail }: TimelinePage,
): ModalView {
  const last = entries.at(-1);
  const turn = (to: readonly number[]) =>
    ({ do: 'timeline', site: site.id, trail: to.slice(-mostPages) }) as const;
  const blocks = compact([
    context(`*${name(site.name)}*`),
    ...(entries.length > 0
      ? sections(entries.map(t.timelineText))
      : [section(t.timelineTexts.none)]),
    buttonsIfAny(
      trail.length > 0 && button(t.timelineTexts.newer, turn(trail.slice(0, -1))),
      more && last && button(t.timelineTexts.older, turn([...trail, last.position])),
    ),
  ]);
  return modal(t, 'timeline', { title: t.timelineTexts.title }, blocks);
}
