import type { DataTableBlock, PlanBlock, RichTextBlock, TableBlock } from '@slack/types';
import { askedMark, type Catalogue, person, safe } from '../../text/index.ts';
import { type Message, type MessageBlock, sections } from './message.ts';

type ClassicBlock = Exclude<MessageBlock, PlanBlock | TableBlock | DataTableBlock>;

export const hasDataTable = ({ blocks }: Message): boolean =>
  blocks.some(({ type }) => type === 'data_table');

/** The same with tables that only show: an older Slack has no others. */
export const tabled = (message: Message): Message => ({
  ...message,
  blocks: message.blocks.map((block) =>
    block.type === 'data_table'
      ? { type: 'table', column_settings: [{ is_wrapped: true }], rows: block.rows }
      : block,
  ),
});

export const hasNewBlocks = ({ blocks }: Message): boolean =>
  blocks.some(({ type }) => type === 'plan' || type === 'table' || type === 'data_table');

/** The same without plan and table: an older Slack refuses them, and modals and Home have none. */
export const classicBlocks = (blocks: readonly MessageBlock[]): ClassicBlock[] =>
  blocks.flatMap((block): ClassicBlock[] => {
    switch (block.type) {
      case 'plan':
        return sections(planLines(block));
      case 'table':
      case 'data_table':
        return sections(tableLines(block));
      default:
        return [block];
    }
  });

const marks: Readonly<Record<string, string>> = {
  pending: '○',
  in_progress: '●',
  complete: '✓',
  error: '✗',
};

/** A line for each task. */
const planLines = ({ tasks = [] }: PlanBlock): string[] =>
  tasks.map(({ status, title }) => `${marks[String(status)] ?? '○'} ${safe(String(title))}`);

/** The same for those who listen: what a mark shows stands behind it in words. */
export const planInWords = (t: Catalogue, { title, tasks = [] }: PlanBlock): string[] => [
  `${safe(title)}:`,
  ...tasks.map(({ status, title: task }) => {
    const isAsked = String(task).startsWith(askedMark);
    const said = safe(String(task).replace(askedMark, ''));
    return `${said}: ${isAsked ? t.listTexts.asked : (t.markWords[String(status)] ?? '')}`;
  }),
];

/** A line for each row, which begins with what it is about; each cell says what it is. */
export const tableLines = ({ rows }: Pick<DataTableBlock, 'rows'>): string[] =>
  rows.slice(1).map(([first, ...cells]) => {
    const rest = cells.map(cellText).filter((text) => text !== '–');
    return [...(first ? [`*${cellText(first)}*`] : []), ...rest].join(' · ');
  });

type Cell = DataTableBlock['rows'][number][number];

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
