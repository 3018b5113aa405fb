import type { Report } from '../../checklist/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { type Context, context } from './message.ts';

const mostNotes = 5;

/** What could not be looked at, and at the end, once, what may help. */
export function notSeen(t: Catalogue, { findings }: Report): Context[] {
  const notes = findings
    .filter(({ severity, code }) => severity === 'note' && code !== 'right-by-mask-alone')
    .slice(0, mostNotes);
  const mends = new Set(
    notes.flatMap((each) => (each.code === 'not-seen' ? (t.findingText(each).mend ?? []) : [])),
  );
  return [...notes.map((each) => t.findingText(each).what), ...mends].map((line) => context(line));
}
