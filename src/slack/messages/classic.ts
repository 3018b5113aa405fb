import type { KnownBlock, PlanBlock, RichTextBlock, TableBlock } from '@slack/types';
import { person, safe } from '../../text/index.ts';
import { type Message, section } from './message.ts';

/**
 * The same without the blocks that an older Slack refuses, and that modals and Home do not have.
 */
export const classic = ({ text, blocks }: Message): Message => ({
  text,
  blocks: classicBlocks(blocks),
});

export const hasNewBlocks = ({ blocks }: Message): boolean =>
  blocks.some(({ type }) => type === 'alert' || type === 'plan' || type === 'table');

export const classicBlocks = (blocks: readonly KnownBlock[]): KnownBlock[] =>
  blocks.flatMap((block): KnownBlock[] => {
    if (block.type === 'alert') return [section(block.text.text)];
    if (block.type === 'plan') return [section((block.tasks ?? []).map(taskLine).join('\n'))];
    if (block.type === 'table') return tableLines(block);
    return [block];
  });

const marks: Readonly<Record<string, string>> = {
  pending: '○',
  in_progress: '●',
  complete: '✓',
  error: '✗',
};

const taskLine = ({ status, title }: NonNullable<PlanBlock['tasks']>[number]): string =>
  `${marks[String(status)] ?? '○'} ${safe(String(title))}`;

const linesASection = 10;

/**
 * A line for each row; its first cell is what it is about. The heads are left out: each cell says
 * what it is.
 */
function tableLines({ rows }: TableBlock): KnownBlock[] {
  const lines = rows.slice(1).map(([first, ...cells]) => {
    const rest = cells.map(cellText).filter((text) => text !== '–');
    return [...(first ? [`*${cellText(first)}*`] : []), ...rest].join(' · ');
  });
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < lines.length; at += linesASection)
    blocks.push(section(lines.slice(at, at + linesASection).join('\n')));
  return blocks;
}

type Cell = TableBlock['rows'][number][number];

const cellText = (cell: Cell): string =>
  cell.type === 'rich_text' ? peopleIn(cell) : safe(String(cell.text));

/** Of rich text, our tables have people and words between them. */
const peopleIn = ({ elements }: RichTextBlock): string =>
  elements
    .flatMap((part) => (part.type === 'rich_text_section' ? part.elements : []))
    .map((each) =>
      each.type === 'user' ? person(each.user_id) : each.type === 'text' ? safe(each.text) : '',
    )
    .join(' ');
